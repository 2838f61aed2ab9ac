import { span, type Span } from '../../sheet/span.ts';
import { strip } from '../python.ts';
import type { Command, Method, VariantOption } from './commands.ts';

/** Why the library refuses a template. */
export type ParseFault = 'percent' | 'dollar' | 'underscores' | 'brace' | 'bounds' | 'variable' | 'wrap' | 'too-deep';

/** The library refuses the template; `span` is what it cannot read, in the template's offsets. */
export class ParseError extends Error {
	readonly fault: ParseFault;
	readonly span: Span;
	/** The comments up to there. */
	readonly comments: readonly Span[];

	constructor(fault: ParseFault, at: Span, comments: readonly Span[]) {
		super(`Cannot read the template at offset ${String(at.start)} (${fault}).`);
		this.fault = fault;
		this.span = at;
		this.comments = comments;
	}
}

/** Groups that may nest: past it the library ends in Python's "maximum recursion depth exceeded". */
const maxDepth = 35;

const methods: Readonly<Record<string, Method>> = { '~': 'random', '!': 'combinatorial', '@': 'cyclical' };
const isBlank = (char: string | undefined): boolean => char === ' ' || char === '\t' || char === '\n' || char === '\r';
const isDigit = (char: string | undefined): boolean => char !== undefined && char >= '0' && char <= '9';

/** A template, or a part of it that ends at `end`. Comments, and the parts they were cut out of. */
export interface Parsed {
	readonly command: Command;
	/** `# ...`, `// ...` and comments in `/* *` + `/` that are left out of what is sent. */
	readonly comments: readonly Span[];
}

/**
 * Parses a template as the dynamicprompts library does (`parser/parse.py`); throws `ParseError` where it would. Each
 * part tells by its first characters what it is, so a part that does not parse fails the whole. Linear.
 */
export const parse = (text: string): Parsed => {
	const parser = new Parser(text);
	return { command: parser.template(), comments: parser.comments };
};

/** Which literal characters end: a literal of the template, of an option, or of a wildcard's path. */
const reserved = { template: '#{$%', option: '#{$%|}', path: '#{$%)(' } as const;
type Place = keyof typeof reserved;

class Parser {
	readonly comments: Span[] = [];
	readonly #text: string;
	#at = 0;
	#depth = 0;

	readonly #sourceOf: (offset: number) => number;

	/** The library turns tabs into spaces, to the next multiple of eight columns, before it reads. */
	constructor(template: string) {
		const { text, sourceOf } = withoutTabs(template);
		this.#text = text;
		this.#sourceOf = sourceOf;
	}

	#span(start: number, end: number): Span {
		return span(this.#sourceOf(start), this.#sourceOf(end));
	}

	template(): Command {
		const command = this.#sequence('template');
		this.#skipComments();
		if (this.#at < this.#text.length) throw this.#error();
		return command;
	}

	/** What stands at the current place and cannot be read. */
	#error(): ParseError {
		const at = this.#at;
		const rest = this.#text.slice(at, at + 2);
		if (rest.startsWith('%')) return new ParseError('percent', this.#span(at, at + 1), this.comments);
		if (rest.startsWith('$')) return new ParseError('dollar', this.#span(at, at + 1), this.comments);
		if (rest === '__') return new ParseError('underscores', this.#span(at, at + 2), this.comments);
		return new ParseError('brace', this.#span(at, Math.min(at + 1, this.#text.length)), this.comments);
	}

	#fail(fault: ParseFault, start: number, end = start + 1): never {
		throw new ParseError(fault, this.#span(start, Math.min(end, this.#text.length)), this.comments);
	}

	/** Comments are skipped before every token, with the blanks before them. */
	#skipComments(): void {
		for (;;) {
			let at = this.#at;
			while (isBlank(this.#text[at])) at++;
			const end = this.#commentEnd(at);
			if (end === undefined) return;
			this.comments.push(this.#span(at, end));
			this.#at = end;
		}
	}

	#commentEnd(at: number): number | undefined {
		const two = this.#text.slice(at, at + 2);
		if (two.startsWith('#') || two === '//') {
			const feed = this.#text.indexOf('\n', at);
			return feed < 0 ? this.#text.length : feed;
		}
		const close = two === '/*' ? this.#text.indexOf('*/', at + 2) : -1;
		return close < 0 ? undefined : close + 2;
	}

	#skipBlanks(): void {
		this.#skipComments();
		while (isBlank(this.#text[this.#at])) this.#at++;
	}

	/** Moves past `token` if it stands here. */
	#take(token: string): boolean {
		this.#skipComments();
		if (!this.#text.startsWith(token, this.#at)) return false;
		this.#at += token.length;
		return true;
	}

	#peek(token: string): boolean {
		this.#skipComments();
		return this.#text.startsWith(token, this.#at);
	}

	#sequence(place: Exclude<Place, 'path'>): Command {
		const items: Command[] = [];
		const start = this.#at;
		for (let item = this.#chunk(place); item; item = this.#chunk(place)) items.push(item);
		return single(items, this.#span(start, this.#at));
	}

	#chunk(place: Exclude<Place, 'path'>): Command | undefined {
		if (this.#peek('${')) return this.#variable(place === 'template');
		if (this.#peek('%{')) return this.#wrap();
		if (this.#peek('{')) return this.#variant();
		if (this.#peek('__')) return this.#wildcard();
		return this.#literal(place);
	}

	/** Literals with comments between them are one, joined with spaces. */
	#literal(place: Place): Command | undefined {
		const parts: string[] = [];
		let start = this.#at;
		let end = this.#at;
		for (;;) {
			this.#skipComments();
			const from = this.#at;
			while (
				this.#at < this.#text.length &&
				!reserved[place].includes(this.#text[this.#at] ?? '') &&
				!this.#text.startsWith('__', this.#at)
			)
				this.#at++;
			if (this.#at === from) break;
			if (parts.length === 0) start = from;
			end = this.#at;
			parts.push(this.#text.slice(from, end));
		}
		return parts.length === 0 ? undefined : { kind: 'literal', text: parts.join(' '), span: this.#span(start, end) };
	}

	#enter(at: number): void {
		if (++this.#depth > maxDepth) this.#fail('too-deep', at);
	}

	#variant(): Command {
		const start = this.#at;
		this.#enter(start);
		this.#take('{');
		this.#skipBlanks();
		const method = this.#method();
		const bounds = this.#bounds();
		this.#skipBlanks();
		const options: VariantOption[] = [];
		do options.push(this.#option());
		while (this.#take('|'));
		this.#skipBlanks();
		if (!this.#take('}')) {
			if (this.#at >= this.#text.length) this.#fail('brace', start);
			if (this.#peek('$$')) this.#fail('bounds', start, this.#at + 2);
			throw this.#error();
		}
		this.#depth--;
		const { min, max, separator } = bounds?.(options.length) ?? { min: 1, max: 1, separator: ',' };
		return {
			kind: 'variant',
			options,
			min: Math.min(min, max),
			max: Math.max(min, max),
			separator,
			method,
			span: this.#span(start, this.#at),
		};
	}

	#method(): Method | undefined {
		this.#skipComments();
		const method = methods[this.#text[this.#at] ?? ''];
		if (method) this.#at++;
		return method;
	}

	#option(): VariantOption {
		const start = this.#at;
		this.#skipBlanks();
		const weight = this.#weight();
		const value = this.#sequence('option');
		this.#skipBlanks();
		return { value, span: this.#span(start, this.#at), weight };
	}

	/** `0.5::`; a whole number has no sign. */
	#weight(): Span | undefined {
		this.#skipComments();
		const text = this.#text;
		const start = this.#at;
		let at = text[start] === '+' || text[start] === '-' ? start + 1 : start;
		const digits = at;
		while (isDigit(text[at])) at++;
		if (text[at] === '.') {
			at++;
			while (isDigit(text[at])) at++;
			if (at === digits + 1) return undefined;
		} else if (digits > start || at === digits) return undefined;
		if (!text.startsWith('::', at)) return undefined;
		this.#at = at + 2;
		return this.#span(start, at);
	}

	/** `2$$`, `1-3$$`, `-2$$`, `2-$$`, with `and $$` behind it; nothing is read where it is not whole. */
	#bounds(): ((options: number) => { min: number; max: number; separator: string }) | undefined {
		const start = this.#at;
		const lower = this.#number();
		const isRange = this.#take('-');
		const upper = isRange ? this.#number() : undefined;
		if ((lower === undefined && upper === undefined) || !this.#take('$$')) {
			this.#at = start;
			return undefined;
		}
		const separator = this.#separator() ?? ',';
		return (options) => ({
			min: lower ?? 1,
			max: isRange ? (upper ?? options) : (lower ?? 1),
			separator,
		});
	}

	#number(): number | undefined {
		this.#skipComments();
		const start = this.#at;
		while (isDigit(this.#text[this.#at])) this.#at++;
		return this.#at > start ? Number(this.#text.slice(start, this.#at)) : undefined;
	}

	/** Printable ASCII and spaces, but for `$ { }`, up to another `$$`. */
	#separator(): string | undefined {
		const start = this.#at;
		this.#skipComments();
		const from = this.#at;
		let at = from;
		for (
			let char = this.#text[at] ?? '';
			char >= ' ' && char <= '~' && !'${}'.includes(char);
			char = this.#text[at] ?? ''
		)
			at++;
		this.#at = at;
		if (at > from && this.#take('$$')) return this.#text.slice(from, at);
		this.#at = start;
		return undefined;
	}

	#wildcard(): Command {
		const start = this.#at;
		const fail = (): never => this.#fail('underscores', start, start + 2);
		this.#take('__');
		const method = this.#method();
		this.#skipComments();
		const pathStart = this.#at;
		const items: Command[] = [];
		while (!this.#peek('(')) {
			const item = this.#peek('${')
				? this.#variable(false)
				: this.#peek('{')
					? this.#variant()
					: (this.#literal('path') ?? this.#literal('option'));
			if (!item) break;
			items.push(item);
		}
		const pathSpan = this.#span(pathStart, this.#at);
		if (items.length === 0) fail();
		const variables = this.#wildcardVariables(fail);
		if (!this.#take('__')) fail();
		return {
			kind: 'wildcard',
			path: single(items, pathSpan),
			method,
			variables,
			span: this.#span(start, this.#at),
			pathSpan,
		};
	}

	#wildcardVariables(fail: () => never): readonly (readonly [string, Command])[] {
		this.#skipBlanks();
		if (!this.#take('(')) return [];
		this.#skipComments();
		const close = this.#text.indexOf(')', this.#at);
		if (close <= this.#at) return fail();
		const pairs = this.#text.slice(this.#at, close).split(',');
		this.#at = close + 1;
		return pairs.map((pair) => {
			const equals = pair.indexOf('=');
			const value = equals < 0 ? '' : strip(pair.slice(equals + 1));
			this.#enter(close);
			const inner = new Parser(value);
			inner.#depth = this.#depth--;
			return [strip(equals < 0 ? pair : pair.slice(0, equals)), inner.template()];
		});
	}

	#variable(mayAssign: boolean): Command {
		const start = this.#at;
		this.#enter(start);
		this.#take('${');
		this.#skipBlanks();
		const name = this.#name() ?? this.#fail('dollar', start, start + 2);
		this.#skipBlanks();
		const keeps = mayAssign && this.#take('?');
		const command =
			mayAssign && this.#take('=')
				? this.#assignment(start, name, keeps)
				: keeps
					? this.#fail('variable', start, this.#at)
					: this.#access(start, name);
		this.#depth--;
		return command;
	}

	#name(): string | undefined {
		const start = this.#at;
		while (/[A-Z_-]/i.test(this.#text[this.#at] ?? '') || (this.#at > start && isDigit(this.#text[this.#at])))
			this.#at++;
		return this.#at > start ? this.#text.slice(start, this.#at) : undefined;
	}

	#assignment(start: number, name: string, keeps: boolean): Command {
		const isImmediate = this.#take('!');
		this.#skipBlanks();
		const value = this.#sequence('option');
		this.#skipBlanks();
		if (!this.#take('}')) this.#fail('variable', start, this.#at);
		return { kind: 'assignment', name, value, keeps, isImmediate, span: this.#span(start, this.#at) };
	}

	#access(start: number, name: string): Command {
		let fallback: Command | undefined;
		if (this.#take(':')) {
			this.#skipBlanks();
			fallback = this.#sequence('option');
		}
		this.#skipBlanks();
		if (!this.#take('}')) this.#fail('variable', start, this.#at);
		return { kind: 'access', name, fallback, span: this.#span(start, this.#at) };
	}

	#wrap(): Command {
		const start = this.#at;
		this.#enter(start);
		this.#take('%{');
		this.#skipBlanks();
		const wrapper = this.#sequence('option');
		this.#skipBlanks();
		if (!this.#take('$$')) this.#fail('wrap', start, start + 2);
		this.#skipBlanks();
		const inner = this.#sequence('option');
		if (!this.#take('}')) this.#fail('wrap', start, start + 2);
		this.#depth--;
		return { kind: 'wrap', wrapper, inner, span: this.#span(start, this.#at) };
	}
}

const single = (items: readonly Command[], at: Span): Command => {
	const [only] = items;
	return items.length === 1 && only ? only : { kind: 'sequence', items, span: at };
};

const withoutTabs = (template: string): { readonly text: string; readonly sourceOf: (offset: number) => number } => {
	if (!template.includes('\t')) return { text: template, sourceOf: (offset) => offset };
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
	return { text: parts.join(''), sourceOf: (offset) => sources[offset] ?? template.length };
};
