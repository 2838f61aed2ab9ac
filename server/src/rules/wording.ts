import { span, type Span, type TextEdit } from '../sheet/span.ts';
import { markOf } from '../specificity/forms.ts';
import { wordsOf, type Words } from '../specificity/words.ts';
import { codeAt } from '../text/codes.ts';
import type { PromptSubject } from './rule.ts';

/** What stands between two commas, full stops, semicolons, bars or lines outside all brackets; without space at its ends. */
export interface Clause extends Span {
	/** Its words are those from `first` up to, and without, `past`. */
	readonly first: number;
	readonly past: number;
}

/** The words of a prompt as the rules about wording read them. All spans are offsets of the sent text. */
export class Wording {
	#clauses: readonly Clause[] | undefined;

	constructor(readonly words: Words) {}

	/** The sent text; parameters, addresses and what stands in quotation marks are blanked out. */
	get text(): string {
		return this.words.text;
	}

	/** What any of the words is marked with: a rule that looks for certain words asks here first. */
	get marks(): number {
		return this.words.marks;
	}

	get clauses(): readonly Clause[] {
		this.#clauses ??= clausesOf(this.words);
		return this.#clauses;
	}
}

export function readWording(said: Words): Wording {
	const text = withoutQuotations(said.text);
	return new Wording(text === said.text ? said : wordsOf(text));
}

const closers: Readonly<Record<string, string>> = { '"': '"', '“': '”', '„': '“', '«': '»', '「': '」' };
const longestQuotation = 400;

/** Blanks out what stands in double quotation marks: text to render, or a name. Around the whole text they mean nothing. */
function withoutQuotations(text: string): string {
	let result = '';
	let from = 0;
	for (let at = nextQuote(text, 0); at >= 0; at = nextQuote(text, at)) {
		const close = at + 1 + text.slice(at + 1, at + 1 + longestQuotation).indexOf(closers[text[at] ?? ''] ?? '"');
		if (close === at || isWhole(text, at, close)) {
			at++;
			continue;
		}
		result += text.slice(from, at + 1) + ' '.repeat(close - at - 1);
		from = close;
		at = close + 1;
	}
	return from === 0 ? text : result + text.slice(from);
}

const isWhole = (text: string, open: number, close: number): boolean =>
	text.slice(0, open).trim() === '' && text.slice(close + 1).trim() === '';

const opener = new RegExp(`[${Object.keys(closers).join('')}]`, 'g');

function nextQuote(text: string, from: number): number {
	opener.lastIndex = from;
	return opener.test(text) ? opener.lastIndex - 1 : -1;
}

/** Brackets and boundaries stand between words: the words themselves are not looked into. */
function clausesOf(words: Words): Clause[] {
	const { text, length } = words;
	const clauses: Clause[] = [];
	let depth = 0;
	let start = 0;
	let first = 0;
	let at = 0;
	for (let past = 0; past <= length; past++) {
		const next = past < length ? words.start(past) : text.length;
		for (; at < next; at++) {
			const code = codeAt(text, at);
			if (code === 0x20) continue;
			if (code === 0x28 || code === 0x5b || code === 0x7b) depth++;
			else if (code === 0x29 || code === 0x5d || code === 0x7d) depth = Math.max(0, depth - 1);
			else if (depth === 0 && isBoundary(text, at, code)) {
				if (past > first) clauses.push(clauseFrom(text, start, at, first, past));
				first = past;
				start = at + 1;
			}
		}
		at = words.end(past);
	}
	if (length > first) clauses.push(clauseFrom(text, start, text.length, first, length));
	return clauses;
}

/** A comma, a semicolon, a bar, a line, an exclamation mark; a full stop or a colon that does not stand inside a number or name. */
function isBoundary(text: string, at: number, code: number): boolean {
	if (code === 0x2c || code === 0x3b || code === 0x7c || code === 0x0a || code === 0x21) return true;
	if (code !== 0x2e && code !== 0x3a) return false;
	const next = codeAt(text, at + 1);
	return Number.isNaN(next) || next <= 0x20 || (code === 0x3a && next === 0x3a);
}

/** The clause between two boundaries, without the space at its ends. */
function clauseFrom(text: string, from: number, to: number, first: number, past: number): Clause {
	let start = from;
	let end = to;
	while (start < end && isFiller(codeAt(text, start))) start++;
	while (end > start && isFiller(codeAt(text, end - 1))) end--;
	return { start, end, first, past };
}

const isFiller = (code: number): boolean => code <= 0x20 || code === 0xa0 || code === 0x3a;

/** Edits that take clauses out, each with the comma before it; of the first ones, the comma after them. */
export function withoutClauses({ clauses }: Wording, gone: ReadonlySet<number>): TextEdit[] {
	const edits: TextEdit[] = [];
	// Those that are gone are few among very many: only they are looked at.
	const inOrder = [...gone].sort((a, b) => a - b);
	for (let next = 0; next < inOrder.length; next++) {
		const from = inOrder[next] ?? 0;
		let at = from;
		while (gone.has(at + 1)) {
			at++;
			next++;
		}
		const start = from === 0 ? clauses[0]?.start : clauses[from - 1]?.end;
		const end = from === 0 ? (clauses[at + 1]?.start ?? clauses[at]?.end) : clauses[at]?.end;
		if (start !== undefined && end !== undefined) edits.push({ span: span(start, end), newText: '' });
	}
	return edits;
}

/** An edit that takes words out of their clause, with the space after them, or before them at its end. */
export function withoutWords({ text }: Wording, { start, end }: Span): TextEdit {
	let to = end;
	while (text[to] === ' ') to++;
	let from = start;
	if (to === end || to === text.length) while (from > 0 && text[from - 1] === ' ') from--;
	return { span: span(from, to === end ? end : to), newText: '' };
}

const vowels = 'aeiou';

/** The edit that makes an article before word `first` fit word `next`, which comes to stand behind it: `an`, `a fox`. */
export function articleBefore({ text, words }: Wording, first: number, next: number): TextEdit[] {
	const article = words.isJoined(first) ? words.said(first - 1) : '';
	const fits = vowels.includes(words.said(next).charAt(0)) ? 'an' : 'a';
	if ((article !== 'a' && article !== 'an') || article === fits) return [];
	const at = words.span(first - 1, first);
	return [{ span: at, newText: text.startsWith('A', at.start) ? `A${fits.slice(1)}` : fits }];
}

/** The clause that holds an offset, by its index; -1 between clauses. */
export function clauseAt({ clauses }: Wording, offset: number): number {
	let low = 0;
	let high = clauses.length - 1;
	while (low < high) {
		const middle = (low + high + 1) >> 1;
		if ((clauses[middle]?.start ?? 0) <= offset) low = middle;
		else high = middle - 1;
	}
	const clause = clauses[low];
	return clause !== undefined && clause.start <= offset && offset <= clause.end ? low : -1;
}

export interface Found<T> {
	readonly value: T;
	/** How many words it has. */
	readonly length: number;
}

interface Entry<T> extends Found<T> {
	/** Its words in lower case. */
	readonly parts: readonly string[];
}

const none: readonly never[] = [];

/** Phrases by their words, whatever the case and the hyphens. */
export class Phrases<T> {
	/** What every word is marked with that begins a phrase. */
	readonly mark: number;
	readonly #entries = new Map<string, Entry<T>[]>();

	constructor(phrases: Iterable<readonly [string, T]>) {
		for (const [phrase, value] of phrases) {
			const parts = wordsOf(phrase).all;
			const [first] = parts;
			if (first === undefined) continue;
			const entry = { parts, length: parts.length, value };
			const entries = this.#entries.get(first);
			if (entries === undefined) this.#entries.set(first, [entry]);
			else entries.push(entry);
		}
		for (const entries of this.#entries.values()) entries.sort((a, b) => b.length - a.length);
		this.mark = markOf((text) => this.#entries.has(text));
	}

	/** The longest phrase that starts at word `index`, all its words joined. */
	at(words: Words, index: number): Found<T> | undefined {
		if ((words.marksAt(index) & this.mark) === 0) return undefined;
		for (const entry of this.#entries.get(words.said(index)) ?? none) if (isAt(entry, words, index)) return entry;
		return undefined;
	}

	isIn({ words, marks }: Wording): boolean {
		if ((marks & this.mark) === 0) return false;
		for (let at = 0; at < words.length; at++) if (this.at(words, at) !== undefined) return true;
		return false;
	}
}

function isAt({ parts }: { readonly parts: readonly string[] }, words: Words, index: number): boolean {
	for (let at = 1; at < parts.length; at++) {
		if (!words.isJoined(index + at) || words.said(index + at) !== parts[at]) return false;
	}
	return true;
}

/** How many words carry one of these marks. */
export function countMarked({ words, marks }: Wording, mark: number): number {
	if ((marks & mark) === 0) return 0;
	let count = 0;
	for (let at = 0; at < words.length; at++) if ((words.marksAt(at) & mark) !== 0) count++;
	return count;
}

/** The first word of each of these phrases, in lower case. */
export const firstWords = (phrases: readonly string[]): string[] =>
	phrases.flatMap((phrase) => wordsOf(phrase).all[0] ?? []);

/** What each of these words is marked with. */
export const marked = (words: Iterable<string>): number => {
	const known = new Set(words);
	return markOf((text) => known.has(text));
};

/** True where the project accepts one of these words, whole. */
export const isAccepted = ({ accepted }: PromptSubject, text: string): boolean =>
	accepted.length > 0 && accepted.includes(text.toLowerCase());

/** Edits of the sent text as edits of the block. */
export const located = ({ text }: PromptSubject, edits: readonly TextEdit[]): TextEdit[] =>
	edits.map((edit) => ({ span: text.locate(edit.span), newText: edit.newText }));
