import type { DialectId, Fault, Reading } from '../dialects/dialect.ts';
import type { CostWords } from '../platforms/costWords.ts';
import type { Estimate, PriceOptions } from '../platforms/estimate.ts';
import type { Job, PlatformId } from '../platforms/job.ts';
import type { Scope } from '../sheet/scope.ts';
import type { PromptBlock } from '../sheet/block.ts';
import type { Sent } from '../sheet/sent.ts';
import type { Span, TextEdit } from '../sheet/span.ts';
import type { Assessment } from '../specificity/specificity.ts';
import type { Signature } from './signature.ts';
import type { Wording } from './wording.ts';
import type { ClipEncoder } from '../tokens/clip.ts';
import { isWritten, openingWords } from './place.ts';

export type Severity = 'error' | 'warning' | 'info' | 'hint';

/** What a rule knows of one prompt. All spans of `block` and all spans a rule yields are offsets in the block's text. */
export interface PromptSubject {
	/** The block's own source text. */
	readonly source: string;
	readonly block: PromptBlock;
	readonly settings: Scope;
	readonly platform: PlatformId;
	readonly dialect: DialectId;
	/** The words asked for. Spans of `reading` are offsets in `text.value`; `text.locate` brings them to the block. */
	readonly text: Sent;
	readonly reading: Reading;
	/** The negative part (`Negative prompt:`), where there is one; read with `part: 'negative'`. */
	readonly negative: { readonly text: Sent; readonly reading: Reading } | undefined;
	/** All that is sent as not wanted: with the `negative` setting, of which only what this block sets stands in its source. */
	readonly wholeNegative: PromptSubject['negative'];
	readonly jobs: readonly Job[];
	readonly estimate: Estimate;
	/** That the estimate is for; undefined where nobody can say. */
	readonly images: bigint | undefined;
	/** What the jobs are priced with. */
	readonly pricing: PriceOptions;
	/** How what it costs is said. */
	readonly money: CostWords;
	/** What a single job of the prompt costs. */
	readonly oneTry: Estimate;
	/** The sent text with parameters and addresses blanked out; its offsets are those of `text.value`. */
	readonly words: string;
	/** The words as the rules about wording read them. */
	readonly wording: Wording;
	/** What it is compared with other prompts by; undefined where it cannot be. */
	readonly signature: Signature | undefined;
	readonly assessment: Assessment;
	/** `assessment.vague`, for less. */
	readonly isVague: boolean;
	/** Today, or the day the sheet is checked for: YYYY-MM-DD. */
	readonly on: string;
	/** Words the project accepts as they are, in lower case. */
	readonly accepted: readonly string[];
	/** True in a sheet of a prompt library, where placeholders belong. */
	readonly isLibrarySheet: boolean;
	/** CLIP's encoder: its table is large and read when first asked for, and until it is there this gives undefined. */
	readonly encoder: () => ClipEncoder | undefined;
}

export interface Fix {
	readonly title: string;
	readonly edits: readonly TextEdit[];
	/** The new text is a snippet: `${1:default}` is a place to fill in. Where there are no tab stops, the defaults stand. */
	readonly snippet?: boolean;
	/** True where it is one of several that it takes: the finding may stay. */
	readonly partial?: boolean;
	/** True where applying it to a whole sheet unasked-for is safe: it changes no meaning. */
	readonly safe?: boolean;
}

/** What a rule yields: which of its messages, where, and what would mend it. */
export interface Report<MessageId extends string> {
	readonly messageId: MessageId;
	readonly span: Span;
	readonly args?: Readonly<Record<string, string>>;
	/** What would mend it, worked out when somebody asks. */
	readonly fixes?: () => readonly Fix[];
	/** Words that do nothing: editors fade them. */
	readonly unnecessary?: boolean;
	/** Models and options that are gone: editors strike them out. */
	readonly deprecated?: boolean;
}

export type Options = Readonly<Record<string, boolean | number | string | readonly string[]>>;

/** `{name}` in a message is replaced by the argument of that name. */
export type Messages<MessageId extends string> = Readonly<Record<MessageId, string>>;

/** What every rule says of itself, whatever it looks at. */
export interface Declaration<MessageId extends string, Settings extends Options> {
	/** The diagnostic's code, its settings key and the name of its page in `docs/rules/`. */
	readonly id: string;
	/** One sentence: what it reports. */
	readonly summary: string;
	readonly severity: Severity;
	readonly fixable: boolean;
	readonly defaults: Settings;
	/** The only place where its words stand: the fact and what it costs or changes. */
	readonly messages: Messages<MessageId>;
	/** Prompts it reports and prompts it accepts, each a whole sheet: its tests, and its page's examples. */
	readonly examples: { readonly reported: readonly string[]; readonly accepted: readonly string[] };
}

/** A rule about one prompt. One file each in this folder, and a line in `registry.ts`. */
export interface Rule<MessageId extends string = string, Settings extends Options = Options> extends Declaration<
	MessageId,
	Settings
> {
	/** It only phrases what a dialect found: a prompt without faults need not be shown to it. */
	readonly phrasesFaults?: true;
	/** A short look: where it is false, `check` would find nothing and is not asked. Most rules find nothing in most prompts. */
	mayFind?(subject: PromptSubject, options: Settings): boolean;
	check(subject: PromptSubject, options: Settings): Iterable<Report<MessageId>>;
}

/** Declares a rule; a message id that `messages` lacks does not compile. */
export const defineRule = <const MessageId extends string, Settings extends Options = Options>(
	rule: Rule<MessageId, Settings>,
): Rule<MessageId, Settings> => rule;

/** True where a fault of the prompt names the rule. */
export const hasFaultsOf = ({ reading, wholeNegative }: PromptSubject, id: string): boolean =>
	hasFault(reading, id) || (wholeNegative !== undefined && hasFault(wholeNegative.reading, id));

function hasFault({ faults }: Reading, id: string): boolean {
	for (const { rule } of faults) if (rule === id) return true;
	return false;
}

/** Every fault of the prompt that names `rule`, its spans brought to the block: the body of a rule that phrases a dialect's faults. */
export function* faultsOf<MessageId extends string>(
	subject: PromptSubject,
	rule: { readonly id: string; readonly messages: Messages<MessageId> },
): Iterable<Report<MessageId>> {
	const sides = [
		{ text: subject.text, reading: subject.reading },
		...(subject.wholeNegative ? [subject.wholeNegative] : []),
	];
	for (const { text, reading } of sides) {
		for (const fault of reading.faults) {
			if (fault.rule !== rule.id || !isMessageOf(rule.messages, fault.messageId)) continue;
			yield isWritten(text, fault.span)
				? located(text, fault, fault.messageId)
				: { messageId: fault.messageId, span: openingWords(subject), args: fault.args };
		}
	}
}

const isMessageOf = <MessageId extends string>(messages: Messages<MessageId>, id: string): id is MessageId =>
	id in messages;

const located = <MessageId extends string>(text: Sent, fault: Fault, messageId: MessageId): Report<MessageId> => ({
	messageId,
	span: text.locate(fault.span),
	args: fault.args,
	fixes: () =>
		(fault.fixes ?? []).map(({ title, edits }) => ({
			title,
			edits: edits.map((edit) => ({ span: text.locate(edit.span), newText: edit.newText })),
		})),
});
