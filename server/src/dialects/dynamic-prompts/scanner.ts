import { span, type Span } from '../../sheet/span.ts';
import { codeAt } from '../../text/codes.ts';

/** Which characters end words: those of the template, of an option, or of a wildcard's path. */
const reserved = { template: '#{$%', option: '#{$%|}', path: '#{$%)(' } as const;
export type Place = keyof typeof reserved;

/** The characters that end words at each place. */
const endsOf = (place: Place): Uint8Array => {
	const ends = new Uint8Array(0x80);
	for (const char of reserved[place]) ends[codeAt(char, 0)] = 1;
	return ends;
};
const ends = { template: endsOf('template'), option: endsOf('option'), path: endsOf('path') };

const slash = 0x2f;
const underscore = 0x5f;
const isBlank = (code: number): boolean => code === 0x20 || code === 0x0a || code === 0x09 || code === 0x0d;
export const isDigit = (char: string | undefined): boolean => char !== undefined && char >= '0' && char <= '9';

/** Where words stand in the text, and what they are where comments are left out of them. */
export interface Words {
	readonly start: number;
	readonly end: number;
	readonly joined: { readonly text: string } | undefined;
}

/** A place in a template that moves on: what the library takes for tokens, with comments left out before each. */
export class Scanner {
	/** The template as the library reads it. */
	readonly text: string;
	at = 0;
	/** In offsets of the template. */
	readonly comments: Span[] = [];
	/** Where the characters of the text stand in the template; undefined where the two are the same. */
	readonly #sources: readonly number[] | undefined;
	/** Where the last comment that is closed ends: looked for once, since any number may be open. */
	readonly #lastClose: number;

	constructor(template: string) {
		const { text, sources } = withoutTabs(template);
		this.text = text;
		this.#sources = sources;
		this.#lastClose = text.lastIndexOf('*/');
	}

	get isAtEnd(): boolean {
		return this.at >= this.text.length;
	}

	/** The span in the template of one of the text; an end past the text is taken to its end. */
	span(start: number, end: number): Span {
		const sources = this.#sources;
		const last = Math.min(end, this.text.length);
		return sources ? span(sources[start] ?? 0, sources[last] ?? 0) : span(start, last);
	}

	/** Comments are skipped before every token, with the blanks before them. */
	skipComments(): void {
		// Blanks and what begins a comment are the first signs of ASCII: most characters are behind them.
		while (codeAt(this.text, this.at) <= slash) {
			let at = this.at;
			while (isBlank(codeAt(this.text, at))) at++;
			const end = this.#commentEnd(at);
			if (end === undefined) return;
			this.comments.push(this.span(at, end));
			this.at = end;
		}
	}

	#commentEnd(at: number): number | undefined {
		const { text } = this;
		const first = text[at];
		if (first !== '#' && first !== '/') return undefined;
		if (first === '#' || text[at + 1] === '/') {
			const feed = text.indexOf('\n', at);
			return feed < 0 ? text.length : feed;
		}
		return text[at + 1] === '*' && at + 2 <= this.#lastClose ? text.indexOf('*/', at + 2) + 2 : undefined;
	}

	skipBlanks(): void {
		this.skipComments();
		while (isBlank(codeAt(this.text, this.at))) this.at++;
	}

	/** Moves past `token` if it stands here. */
	take(token: string): boolean {
		if (!this.peek(token)) return false;
		this.at += token.length;
		return true;
	}

	peek(token: string): boolean {
		this.skipComments();
		return this.text.startsWith(token, this.at);
	}

	/** A row of digits. */
	number(): number | undefined {
		this.skipComments();
		const start = this.at;
		while (isDigit(this.text[this.at])) this.at++;
		return this.at > start ? Number(this.text.slice(start, this.at)) : undefined;
	}

	/** Name of a variable. */
	name(): string | undefined {
		const start = this.at;
		while (/[A-Z_-]/i.test(this.text[this.at] ?? '') || (this.at > start && isDigit(this.text[this.at]))) this.at++;
		return this.at > start ? this.text.slice(start, this.at) : undefined;
	}

	/** Words with comments between them are one, joined with spaces. */
	words(place: Place): Words | undefined {
		this.skipComments();
		const start = this.at;
		let end = this.#endOfWords(place);
		if (end === start) return undefined;
		let text: string | undefined;
		for (;;) {
			this.at = end;
			this.skipComments();
			const from = this.at;
			const to = this.#endOfWords(place);
			if (to === from) return { start, end, joined: text === undefined ? undefined : { text } };
			text = `${text ?? this.text.slice(start, end)} ${this.text.slice(from, to)}`;
			end = to;
		}
	}

	#endOfWords(place: Place): number {
		const { text } = this;
		const isEnd = ends[place];
		let at = this.at;
		for (; at < text.length; at++) {
			const code = codeAt(text, at);
			if (isEnd[code] === 1 || (code === underscore && codeAt(text, at + 1) === underscore)) break;
		}
		return at;
	}
}

/** The library turns tabs into spaces, to the next multiple of eight columns, before it reads. */
const withoutTabs = (template: string): { readonly text: string; readonly sources: readonly number[] | undefined } => {
	if (!template.includes('\t')) return { text: template, sources: undefined };
	const parts: string[] = [];
	const sources: number[] = [];
	let column = 0;
	for (let at = 0; at < template.length; at++) {
		const char = template[at] ?? '';
		const width = char === '\t' ? 8 - (column % 8) : 1;
		parts.push(char === '\t' ? ' '.repeat(width) : char);
		for (let index = 0; index < width; index++) sources.push(at);
		column = char === '\n' || char === '\r' ? 0 : column + width;
	}
	sources.push(template.length);
	return { text: parts.join(''), sources };
};
