import type { DialectId } from '../dialects/dialect.ts';

/** What a term decides about an image. Quality decides nothing and comes last. */
export type TermElement =
	'subject' | 'attributes' | 'setting' | 'light' | 'composition' | 'medium' | 'colour' | 'mood' | 'quality';

/** A term as the data files have it; the shape is that of `schemas/vocabulary.schema.json`. */
export interface TermData {
	readonly term: string;
	readonly effect: string;
	readonly aliases?: readonly string[];
	/** Its value on axes where a prompt has only one, such as `time` or `camera height`. */
	readonly is?: Readonly<Record<string, string | undefined>>;
	readonly goesWith?: readonly string[];
	readonly clashesWith?: readonly string[];
	readonly dialects?: readonly string[];
	/** How many of the counted real prompts use it. */
	readonly uses: number;
}

export interface CategoryData {
	readonly category: string;
	readonly title: string;
	readonly element: string;
	readonly goesWith: readonly string[];
	/** A word that prompts also write before these names: `by`. */
	readonly creditedWith?: string;
	readonly terms: readonly TermData[];
}

export interface NegativeTermData {
	readonly term: string;
	readonly effect: string;
	readonly aliases?: readonly string[];
	/** Kinds of picture that usually go wrong this way; absent where any can. */
	readonly suits?: readonly string[];
	/** Terms, categories or kinds of picture that ask for what this term forbids. */
	readonly clashesWith?: readonly string[];
	readonly dialects?: readonly string[];
	readonly uses: number;
}

export interface FaultData {
	readonly fault: string;
	readonly title: string;
	readonly terms: readonly NegativeTermData[];
}

/** One term of the vocabulary, positive or negative, ready to be searched and shown. */
export interface Term {
	/** Position among the terms of its own kind. */
	readonly id: number;
	readonly term: string;
	readonly key: string;
	/** The key as `wordRun` has it, to be found in what a prompt refuses. */
	readonly run: string;
	readonly effect: string;
	readonly aliases: readonly string[];
	/** Every way to write it, each key once: its name first, then its aliases, then what it is credited with. */
	readonly names: readonly TermName[];
	/** `lighting`, ...; for a negative term the fault it prevents: `anatomy`, ... */
	readonly category: string;
	readonly element: TermElement;
	/** The described terms that an undescribed phrase contains; empty for a described term. */
	readonly parts: readonly Term[];
	readonly is: Readonly<Record<string, string | undefined>>;
	readonly goesWith: readonly string[];
	readonly clashesWith: readonly string[];
	/** Empty for a positive term, and for a negative term that suits any picture. */
	readonly suits: readonly string[];
	/** Prompt languages whose models know it; undefined where all do. */
	readonly dialects: readonly DialectId[] | undefined;
	readonly uses: number;
}

/** One way to write a term. */
export interface TermName {
	readonly text: string;
	readonly key: string;
	/** The share of those who use the term that write it so; all names of a term together have 1. */
	readonly share: number;
	/** It stands for the words it is made of, as `dof` for depth of field: nobody means the letters themselves. */
	readonly isInitials: boolean;
}
