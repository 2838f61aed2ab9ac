import type { Sent } from './sent.ts';
import type { Span } from './span.ts';

/**
 * A sheet is a row of blocks. Every span inside a block is an offset in that block's own text, so a block is the same
 * wherever it stands: an edit elsewhere moves it without touching it, and what was worked out for it stays true.
 */
export type Block = FrontMatterBlock | HeadingBlock | PromptBlock | SettingsBlock | BlankBlock;

interface BlockBase {
	/** The block's own text, line ends included. */
	readonly source: string;
	/** Comments that tell rules to be quiet, and all other comments. */
	readonly comments: readonly Comment[];
	/** What is wrong with the block's own form; rules phrase it. */
	readonly faults: readonly SheetFault[];
}

export interface FrontMatterBlock extends BlockBase {
	readonly kind: 'front-matter';
	/** The YAML between the two `---` lines. */
	readonly body: Span;
	readonly settings: readonly Setting[];
	/** True where the closing `---` is there. */
	readonly closed: boolean;
	/** Top-level keys, known or not: what tells a Dotprompt sheet from ours. */
	readonly keys: readonly string[];
}

export interface HeadingBlock extends BlockBase {
	readonly kind: 'heading';
	/** 1 to 6. */
	readonly level: number;
	readonly title: string;
	readonly titleSpan: Span;
}

export interface PromptBlock extends BlockBase {
	readonly kind: 'prompt';
	readonly settings: readonly Setting[];
	/** What is asked for, as sent. */
	readonly text: Sent;
	/** After `Negative prompt:`, as sent. */
	readonly negative: Sent | undefined;
	/** The last line's `Steps: ..., Sampler: ...`. */
	readonly generation: { readonly span: Span; readonly entries: readonly GenerationEntry[] } | undefined;
	/** The `"""` lines, where the prompt stands in a fence; `close` is missing where nothing closes it. */
	readonly fence: { readonly open: Span; readonly close: Span | undefined } | undefined;
	/** From the first to the last character that is prompt: text, negative part and generation settings. */
	readonly span: Span;
	/** `${1:subject}`, wherever it stands in the prompt. */
	readonly placeholders: readonly Placeholder[];
}

/** A block of nothing but settings and comments: it holds for the rest of its section. */
export interface SettingsBlock extends BlockBase {
	readonly kind: 'settings';
	readonly settings: readonly Setting[];
}

export interface BlankBlock extends BlockBase {
	readonly kind: 'blank';
}

export interface Setting {
	/** As written. */
	readonly key: string;
	readonly keySpan: Span;
	/** As written, trimmed; for front matter the scalar's text. A list is joined with `, `. */
	readonly value: string;
	readonly valueSpan: Span;
	/** The whole line or YAML pair. */
	readonly span: Span;
	/** Front matter only: the value is no single text (a list, a map). */
	readonly structure?: 'list' | 'map';
}

export interface GenerationEntry {
	readonly key: string;
	readonly value: string;
	readonly keySpan: Span;
	readonly valueSpan: Span;
}

export interface Placeholder {
	readonly span: Span;
	readonly index: number;
	/** What stands after the colon: the default; empty for `$1` forms without one. */
	readonly text: string;
}

export interface Comment {
	readonly span: Span;
	readonly suppression?: Suppression;
}

/** `// prompt-credits-ignore RULE[, RULE]: reason` */
export interface Suppression {
	readonly scope: 'prompt' | 'file';
	/** With their places. Empty: the comment names no rule, and does nothing. */
	readonly rules: readonly { readonly id: string; readonly span: Span }[];
	readonly reason: string;
}

export interface SheetFault {
	readonly kind:
		| 'front-matter-invalid'
		| 'front-matter-too-large'
		| 'front-matter-too-deep'
		| 'front-matter-alias'
		| 'front-matter-unclosed'
		| 'fence-unclosed'
		| 'line-too-long'
		| 'setting-below-text'
		| 'nul-character';
	readonly span: Span;
	/** What the parser said, where it said something. */
	readonly detail?: string;
}
