import type { Span, TextEdit } from '../sheet/span.ts';

/** The prompt languages of a sheet, by the value of its `dialect` setting. */
export const dialectIds = [
	'midjourney',
	'a1111',
	'comfyui',
	'dynamic-prompts',
	'invokeai',
	'novelai',
	'plain',
] as const;
export type DialectId = (typeof dialectIds)[number];

/** Words that reach the image model together, and how strongly. `weight` is what the real system applies; 1 is neutral. */
export interface Part {
	readonly text: string;
	readonly span: Span;
	readonly weight: number;
}

/** A named setting inside a prompt's own text: `--ar 16:9`, `<lora:name:0.8>`. */
export interface Parameter {
	/** Canonical long name (`aspect` for `--ar`); what was written when it is unknown. */
	readonly name: string;
	/** The name as written, without dashes. */
	readonly written: string;
	/** The value as written, trimmed; empty for a flag. */
	readonly value: string;
	/** The whole parameter, from its dashes to the end of its value. */
	readonly span: Span;
	readonly nameSpan: Span;
	/** Empty, at the end of the name, where there is no value. */
	readonly valueSpan: Span;
}

/** Alternatives in the text that multiply or vary what is sent: `{a, b}`, `{a|b}`, `__wildcard__`. */
export interface Group {
	readonly span: Span;
	/** How many different texts the group alone gives, nested groups included. */
	readonly count: bigint | 'infinite';
	readonly options: readonly Option[];
	/** True where each option is a job of its own; false where one is drawn at random. */
	readonly multiplies: boolean;
}

export interface Option {
	readonly span: Span;
	readonly text: string;
	/** How many different texts this option alone gives (1 unless groups are nested in it). */
	readonly count: bigint | 'infinite';
}

/** Jobs of one prompt that carry the same parameters, and so the same price. */
export interface Variant {
	readonly count: bigint;
	readonly parameters: readonly Parameter[];
}

/**
 * Something the real system would reject, ignore or misread. `rule` is the id of the rule that phrases it,
 * `messageId` one of that rule's messages, and `args` fill it in. A fix's edits are in the offsets of the text read.
 */
export interface Fault {
	readonly rule: string;
	readonly messageId: string;
	readonly span: Span;
	readonly args: Readonly<Record<string, string>>;
	readonly fixes?: readonly FaultFix[];
}

export interface FaultFix {
	readonly title: string;
	readonly edits: readonly TextEdit[];
}

/** What a stretch of the text may be, for highlighting. Names follow LSP's semantic token types. */
export const markTypes = [
	'parameter',
	'number',
	'operator',
	'keyword',
	'string',
	'enumMember',
	'variable',
	'function',
	'comment',
] as const;

export interface Mark {
	readonly span: Span;
	readonly type: (typeof markTypes)[number];
}

/** How a prompt is read in one dialect. Every span is in offsets of the text given to `read`. */
export interface Reading {
	readonly dialect: DialectId;
	/** What is asked for, in order. The words of a group's options are in the part that holds the group. */
	readonly positive: readonly Part[];
	/** What is not wanted, as far as this text says it (`--no`, `[[...]]` is not it). */
	readonly negative: readonly Part[];
	/** All parameters as written, in order, each once. */
	readonly parameters: readonly Parameter[];
	/** Addresses of reference images in the text. */
	readonly images: readonly Span[];
	readonly groups: readonly Group[];
	/** Jobs by equal parameters. Their counts add up to `jobs` when that is finite. Never listed one by one. */
	readonly variants: readonly Variant[];
	/** How many prompts are sent. `infinite` where the real system would never finish. */
	readonly jobs: bigint | 'infinite';
	readonly faults: readonly Fault[];
	/** In order, not overlapping. Made one by one: there may be more of them than of anything else. */
	readonly marks: Iterable<Mark>;
}

/** The values of wildcard `name` (a path or a glob, without underscores), or undefined where there is no such list. */
export type Wildcards = (name: string) => readonly string[] | undefined;

/** What a dialect may need to know besides the text. */
export interface ReadContext {
	readonly part: 'positive' | 'negative';
	/** Canonical model or version, where one is set: `8.2`, `niji 7`, `gpt-image-2`. */
	readonly model?: string;
	/** Id of the user's plan on the platform, where one is set: `basic`, `standard`, `pro`, `mega`. */
	readonly plan?: string;
	/** `fast`, `relax`, `turbo` or `draft`, where one is set. */
	readonly mode?: string;
	/** What is paid for, where it is set and is no image: `video`, `upscale`. */
	readonly action?: string;
	/** Parameter names the user has defined for themselves, without dashes. */
	readonly customParameters?: ReadonlySet<string>;
	readonly wildcards?: Wildcards;
	/** Names of the wildcards there are, to suggest one for a name that is none of them. */
	readonly wildcardNames?: readonly string[];
}

/** Where a caret stands in a prompt's text, as far as completion must know. */
export interface CaretContext {
	/** `term`: words of the image; `negative-term`: words of what is not wanted. */
	readonly kind: 'term' | 'negative-term' | 'parameter-name' | 'parameter-value' | 'wildcard' | 'none';
	/** What typing a completion replaces: from the start of the word or term to its end. */
	readonly replace: Span;
	/** The text of `replace` up to the caret. */
	readonly typed: string;
	/** Canonical name of the parameter, where the kind is `parameter-value`. */
	readonly parameter?: string;
}

/** The one face of every prompt language. All functions are pure, linear in the text, and accept any text. */
export interface Dialect {
	readonly id: DialectId;
	read(text: string, context: ReadContext): Reading;
	/**
	 * The prompts that would be sent, lazily, at most as many as the caller takes; in the real system's order.
	 * Two calls give the same prompts.
	 */
	expand(text: string, context: ReadContext): Iterable<string>;
	caret(text: string, offset: number, context: ReadContext): CaretContext;
}
