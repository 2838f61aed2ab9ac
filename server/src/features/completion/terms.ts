import { CompletionItemKind, MarkupKind, type CompletionItem } from 'vscode-languageserver-types';
import type { AnalysedPrompt } from '../../analysis/subject.ts';
import type { DialectId } from '../../dialects/dialect.ts';
import { clashesWith } from '../../rules/contradiction.ts';
import { touches } from '../../sheet/span.ts';
import { termKey } from '../../vocabulary/key.ts';
import type { Suggestion, Term, Vocabulary } from '../../vocabulary/vocabulary.ts';
import { readWritten, WrittenNow, type Written, type WrittenPrompt } from '../../vocabulary/written.ts';
import type { View } from '../view.ts';
import { ideasFor } from './ideas.ts';
import { isAmongOptions, replaced, sortText, type PromptPlace } from './place.ts';
import { beforeTerm, separation } from './separation.ts';

type Kind = 'term' | 'negative-term';

/** Terms that fit here. Their documentation is left to `describeTerm`. */
export function termItems(view: View, asked: PromptPlace): CompletionItem[] {
	const place = beforeTerm(asked);
	const { caret, side, subject, part } = place;
	const kind: Kind = caret.kind === 'negative-term' || part === 'negative' ? 'negative-term' : 'term';
	if (kind === 'term' && isBehindParameters(place)) return [];
	const { start, end } = caret.replace;
	const before = part === 'negative' ? subject.words : side.value.slice(0, start);
	const range = view.places.range(replaced(place));
	const apart = separation(asked);
	const clashes = kind === 'term' ? clashesWith(subject.wording) : (): boolean => false;
	const suggested = view.vocabulary.suggest({
		kind,
		typed: caret.typed,
		before,
		...(part === 'positive' && { after: side.value.slice(end) }),
		negative: negativeOf(place),
		missing: subject.assessment.missing,
		...(kind === 'term' && { ideas: ideasFor(place, view.vocabulary) }),
		dialect: subject.dialect,
		...(view.own && { own: view.own }),
		...(view.recent && { recent: view.recent }),
		...(kind === 'term' && part === 'positive' && { written: writtenBefore(view, subject) }),
	});
	const suggestions = suggested.filter(({ text }) => !clashes(text));
	return suggestions.map((suggestion, rank) => ({
		label: suggestion.text,
		...labelDetails(suggestion),
		detail: detailOf(suggestion),
		kind: CompletionItemKind.Text,
		sortText: sortText(rank),
		filterText: caret.typed === '' ? suggestion.text : caret.typed,
		textEdit: { range, newText: apart.before + writtenIn(place, suggestion.text) + apart.after },
		...chosen(view, suggestion),
		data: { kind, term: suggestion.term?.term ?? null },
	}));
}

/** A parameter that no braces hold ends the words of a prompt. */
const isBehindParameters = ({ caret, part, subject: { dialect, reading } }: PromptPlace): boolean =>
	dialect === 'midjourney' &&
	part === 'positive' &&
	reading.parameters.some(
		({ span }) => span.end <= caret.replace.start && !reading.groups.some((group) => touches(group.span, span.start)),
	);

const labelDetails = ({ text, matched, source, category }: Suggestion): Pick<CompletionItem, 'labelDetails'> => {
	if (source === 'idea') return { labelDetails: { description: category } };
	return matched === text ? {} : { labelDetails: { detail: ` (${matched})` } };
};

/** True of a choice of what the prompt lacks. */
export const isIdea = ({ labelDetails }: CompletionItem): boolean => labelDetails?.description !== undefined;

/** Tells a client that keeps what the user chose lately which term it was. */
const chosen = ({ abilities }: View, { text }: Suggestion): Pick<CompletionItem, 'command'> => {
	const command = abilities.commands['termChosen'];
	return command === undefined ? {} : { command: { title: 'Remember', command, arguments: [text] } };
};

/** The category, and the term itself where another name of it is offered. */
const detailOf = ({ term, text, category }: Suggestion): string =>
	term === undefined || termKey(term.term) === termKey(text) ? category : `${category}: ${term.term}`;

const phrasesOf = new WeakMap<AnalysedPrompt, WrittenPrompt>();

/** What the sheet's other prompts say, each read once for as long as it stays as it is, and what other sheets say. */
function writtenBefore({ analysis, elsewhere }: View, current: AnalysedPrompt): Written[] {
	const others: WrittenPrompt[] = [];
	for (const { subject } of analysis.prompts) {
		if (subject === current) continue;
		let read = phrasesOf.get(subject);
		if (read === undefined) phrasesOf.set(subject, (read = readWritten(subject.words)));
		others.push(read);
	}
	return [new WrittenNow(others), ...(elsewhere?.() ?? [])];
}

/** Prompt languages where brackets weigh what is in them, and a backslash takes that away. */
const withBrackets: readonly DialectId[] = ['a1111', 'comfyui', 'dynamic-prompts', 'invokeai'];

/** A name as it is written in a prompt, so that none of its own characters means anything there. */
function writtenIn(place: PromptPlace, name: string): string {
	const { dialect } = place.subject;
	if (withBrackets.includes(dialect)) return name.replaceAll('(', '\\(').replaceAll(')', '\\)');
	return dialect === 'midjourney' && isAmongOptions(place) ? name.replaceAll(',', '\\,') : name;
}

/** What the prompt says elsewhere that it does not want. */
function negativeOf({ subject, part, side, caret }: PromptPlace): string {
	const own = subject.reading.negative.map(({ text }) => text);
	if (part === 'negative') own.push(side.value.slice(0, caret.replace.start), side.value.slice(caret.replace.end));
	else if (subject.wholeNegative) own.push(subject.wholeNegative.text.value);
	return own.join(', ');
}

/** Adds what a term does to an image. Items that are no terms come back as they are. */
export function describeTerm(item: CompletionItem, vocabulary: Vocabulary): CompletionItem {
	const data: unknown = item.data;
	if (typeof data !== 'object' || data === null || !('term' in data) || typeof data.term !== 'string') return item;
	const term = vocabulary.describe(
		data.term,
		'kind' in data && data.kind === 'negative-term' ? 'negative-term' : 'term',
	);
	return term ? { ...item, documentation: { kind: MarkupKind.Markdown, value: termText(term) } } : item;
}

/** What completion and hover say of a term. */
export function termText({ term, effect, category, aliases, uses }: Term): string {
	const lines = [`**${term}** · ${category}`, '', effect];
	if (aliases.length > 0) lines.push('', `Also: ${aliases.join(', ')}`);
	if (uses > 0) lines.push('', `Used in ${String(uses)} of the real prompts that were counted.`);
	return lines.join('\n');
}
