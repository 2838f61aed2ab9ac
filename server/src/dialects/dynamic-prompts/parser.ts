import type { Span } from '../../sheet/span.ts';
import { strip } from '../python.ts';
import type { Command, Method, VariantOption } from './commands.ts';
import { isDigit, Scanner, type Place } from './scanner.ts';

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
	const scanner = new Scanner(text);
	return { command: new Parser(scanner).template(), comments: scanner.comments };
};

class Parser {
	readonly #in: Scanner;
	/** Options of the groups that are being read, inner ones last. */
	readonly #options: VariantOption[] = [];
	#depth = 0;

	constructor(scanner: Scanner) {
		this.#in = scanner;
	}

	template(): Command {
		const command = this.#sequence('template');
		this.#in.skipComments();
		if (!this.#in.isAtEnd) throw this.#error();
		return command;
	}

	/** What stands at the current place and cannot be read. */
	#error(): ParseError {
		const { at, text, comments } = this.#in;
		if (text.startsWith('__', at)) return new ParseError('underscores', this.#in.span(at, at + 2), comments);
		const fault = text[at] === '%' ? 'percent' : text[at] === '$' ? 'dollar' : 'brace';
		return new ParseError(fault, this.#in.span(at, at + 1), comments);
	}

	#fail(fault: ParseFault, start: number, end = start + 1): never {
		throw new ParseError(fault, this.#in.span(start, end), this.#in.comments);
	}

	#sequence(place: Exclude<Place, 'path'>): Command {
		const start = this.#in.at;
		const first = this.#chunk(place);
		const second = first && this.#chunk(place);
		if (first && !second) return first;
		const items = first && second ? [first, second] : [];
		for (let item = second && this.#chunk(place); item; item = this.#chunk(place)) items.push(item);
		return { kind: 'sequence', items, span: this.#in.span(start, this.#in.at) };
	}

	#chunk(place: Exclude<Place, 'path'>): Command | undefined {
		this.#in.skipComments();
		const text = this.#in.text;
		const char = text[this.#in.at];
		const next = text[this.#in.at + 1];
		if (char === '{') return this.#variant();
		if (char === '_' && next === '_') return this.#wildcard();
		if (char === '$' && next === '{') return this.#variable(place === 'template');
		if (char === '%' && next === '{') return this.#wrap();
		return this.#in.words(place);
	}

	#enter(at: number): void {
		if (++this.#depth > maxDepth) this.#fail('too-deep', at);
	}

	#variant(): Command {
		const start = this.#in.at;
		this.#enter(start);
		this.#in.take('{');
		this.#in.skipBlanks();
		const method = this.#method();
		const bounds = this.#bounds();
		this.#in.skipBlanks();
		const outer = this.#options.length;
		do this.#options.push(this.#option());
		while (this.#in.take('|'));
		const options = this.#options.splice(outer);
		this.#in.skipBlanks();
		if (!this.#in.take('}')) {
			if (this.#in.isAtEnd) this.#fail('brace', start);
			if (this.#in.peek('$$')) this.#fail('bounds', start, this.#in.at + 2);
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
			span: this.#in.span(start, this.#in.at),
		};
	}

	#method(): Method | undefined {
		this.#in.skipComments();
		const method = methods[this.#in.text[this.#in.at] ?? ''];
		if (method) this.#in.at++;
		return method;
	}

	#option(): VariantOption {
		const start = this.#in.at;
		this.#in.skipBlanks();
		const weight = this.#weight();
		const value = this.#sequence('option');
		this.#in.skipBlanks();
		return { value, span: this.#in.span(start, this.#in.at), weight };
	}

	/** `0.5::`; a whole number has no sign. */
	#weight(): Span | undefined {
		this.#in.skipComments();
		const text = this.#in.text;
		const start = this.#in.at;
		let at = text[start] === '+' || text[start] === '-' ? start + 1 : start;
		const digits = at;
		while (isDigit(text[at])) at++;
		if (text[at] === '.') {
			at++;
			while (isDigit(text[at])) at++;
			if (at === digits + 1) return undefined;
		} else if (digits > start || at === digits) return undefined;
		if (!text.startsWith('::', at)) return undefined;
		this.#in.at = at + 2;
		return this.#in.span(start, at);
	}

	/** `2$$`, `1-3$$`, `-2$$`, `2-$$`, with `and $$` behind it; nothing is read where it is not whole. */
	#bounds(): ((options: number) => { min: number; max: number; separator: string }) | undefined {
		const start = this.#in.at;
		const lower = this.#in.number();
		const isRange = this.#in.take('-');
		const upper = isRange ? this.#in.number() : undefined;
		if ((lower === undefined && upper === undefined) || !this.#in.take('$$')) {
			this.#in.at = start;
			return undefined;
		}
		const separator = this.#separator() ?? ',';
		return (options) => ({
			min: lower ?? 1,
			max: isRange ? (upper ?? options) : (lower ?? 1),
			separator,
		});
	}

	/** Printable ASCII and spaces, but for `$ { }`, up to another `$$`. */
	#separator(): string | undefined {
		const start = this.#in.at;
		this.#in.skipComments();
		const from = this.#in.at;
		let at = from;
		for (
			let char = this.#in.text[at] ?? '';
			char >= ' ' && char <= '~' && !'${}'.includes(char);
			char = this.#in.text[at] ?? ''
		)
			at++;
		this.#in.at = at;
		if (at > from && this.#in.take('$$')) return this.#in.text.slice(from, at);
		this.#in.at = start;
		return undefined;
	}

	#wildcard(): Command {
		const start = this.#in.at;
		const fail = (): never => this.#fail('underscores', start, start + 2);
		this.#in.take('__');
		const method = this.#method();
		this.#in.skipComments();
		const pathStart = this.#in.at;
		const items: Command[] = [];
		while (!this.#in.peek('(')) {
			const item = this.#in.peek('${')
				? this.#variable(false)
				: this.#in.peek('{')
					? this.#variant()
					: (this.#in.words('path') ?? this.#in.words('option'));
			if (!item) break;
			items.push(item);
		}
		const pathSpan = this.#in.span(pathStart, this.#in.at);
		if (items.length === 0) fail();
		const variables = this.#wildcardVariables(fail);
		if (!this.#in.take('__')) fail();
		return {
			kind: 'wildcard',
			path: single(items, pathSpan),
			method,
			variables,
			span: this.#in.span(start, this.#in.at),
			pathSpan,
		};
	}

	#wildcardVariables(fail: () => never): readonly (readonly [string, Command])[] {
		this.#in.skipBlanks();
		if (!this.#in.take('(')) return [];
		this.#in.skipComments();
		const close = this.#in.text.indexOf(')', this.#in.at);
		if (close <= this.#in.at) return fail();
		const pairs = this.#in.text.slice(this.#in.at, close).split(',');
		this.#in.at = close + 1;
		return pairs.map((pair) => {
			const equals = pair.indexOf('=');
			const value = equals < 0 ? '' : strip(pair.slice(equals + 1));
			this.#enter(close);
			const inner = new Parser(new Scanner(value));
			inner.#depth = this.#depth--;
			return [strip(equals < 0 ? pair : pair.slice(0, equals)), inner.template()];
		});
	}

	#variable(mayAssign: boolean): Command {
		const start = this.#in.at;
		this.#enter(start);
		this.#in.take('${');
		this.#in.skipBlanks();
		const name = this.#in.name() ?? this.#fail('dollar', start, start + 2);
		this.#in.skipBlanks();
		const keeps = mayAssign && this.#in.take('?');
		const command =
			mayAssign && this.#in.take('=')
				? this.#assignment(start, name, keeps)
				: keeps
					? this.#fail('variable', start, this.#in.at)
					: this.#access(start, name);
		this.#depth--;
		return command;
	}

	#assignment(start: number, name: string, keeps: boolean): Command {
		const isImmediate = this.#in.take('!');
		this.#in.skipBlanks();
		const value = this.#sequence('option');
		this.#in.skipBlanks();
		if (!this.#in.take('}')) this.#fail('variable', start, this.#in.at);
		return { kind: 'assignment', name, value, keeps, isImmediate, span: this.#in.span(start, this.#in.at) };
	}

	#access(start: number, name: string): Command {
		let fallback: Command | undefined;
		if (this.#in.take(':')) {
			this.#in.skipBlanks();
			fallback = this.#sequence('option');
		}
		this.#in.skipBlanks();
		if (!this.#in.take('}')) this.#fail('variable', start, this.#in.at);
		return { kind: 'access', name, fallback, span: this.#in.span(start, this.#in.at) };
	}

	#wrap(): Command {
		const start = this.#in.at;
		this.#enter(start);
		this.#in.take('%{');
		this.#in.skipBlanks();
		const wrapper = this.#sequence('option');
		this.#in.skipBlanks();
		if (!this.#in.take('$$')) this.#fail('wrap', start, start + 2);
		this.#in.skipBlanks();
		const inner = this.#sequence('option');
		if (!this.#in.take('}')) this.#fail('wrap', start, start + 2);
		this.#depth--;
		return { kind: 'wrap', wrapper, inner, span: this.#in.span(start, this.#in.at) };
	}
}

const single = (items: readonly Command[], at: Span): Command => {
	const [only] = items;
	return items.length === 1 && only ? only : { kind: 'sequence', items, span: at };
};
