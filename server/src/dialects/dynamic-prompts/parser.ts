import type { Span } from '../../sheet/span.ts';
import { strip } from '../python.ts';
import type { Command, Method, Variant } from './commands.ts';
import { isDigit, Scanner, type Place } from './scanner.ts';
import { Tree, type Details } from './tree.ts';

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
	/** All commands, outer ones first; made one by one. */
	readonly commands: () => Iterable<Command>;
	/** `# ...`, `// ...` and comments in `/* *` + `/` that are left out of what is sent. */
	readonly comments: readonly Span[];
}

/**
 * Parses a template as the dynamicprompts library does (`parser/parse.py`); throws `ParseError` where it would. Each
 * part tells by its first characters what it is, so a part that does not parse fails the whole. Linear.
 */
export const parse = (text: string): Parsed => {
	const scanner = new Scanner(text);
	const tree = new Parser(scanner).template();
	return { command: tree.root, commands: () => tree.commands(), comments: scanner.comments };
};

/** How many options are taken, and what stands between them. */
type Bounds = Pick<Variant, 'min' | 'max' | 'separator'>;

class Parser {
	readonly #in: Scanner;
	readonly #tree: Tree;
	#depth = 0;

	constructor(scanner: Scanner) {
		this.#in = scanner;
		this.#tree = new Tree(scanner);
	}

	template(): Tree {
		this.#sequence('template');
		this.#in.skipComments();
		if (!this.#in.isAtEnd) throw this.#error();
		return this.#tree;
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

	#sequence(place: Exclude<Place, 'path'>): void {
		const row = this.#tree.open('sequence', this.#in.at);
		this.#chunks(place);
		this.#tree.close(row, this.#in.at);
	}

	#chunks(place: Exclude<Place, 'path'>): void {
		while (this.#chunk(place));
	}

	/** Adds the command that stands here, if one does. */
	#chunk(place: Exclude<Place, 'path'>): boolean {
		this.#in.skipComments();
		const text = this.#in.text;
		const char = text[this.#in.at];
		const next = text[this.#in.at + 1];
		if (char === '{') this.#variant();
		else if (char === '_' && next === '_') this.#wildcard();
		else if (char === '$' && next === '{') this.#variable(place === 'template');
		else if (char === '%' && next === '{') this.#wrap();
		else return this.#words(place);
		return true;
	}

	#words(place: Place): boolean {
		const words = this.#in.words(place);
		if (words) this.#tree.add('literal', words.start, words.end, words.joined);
		return words !== undefined;
	}

	#enter(at: number): void {
		if (++this.#depth > maxDepth) this.#fail('too-deep', at);
	}

	#variant(): void {
		const start = this.#in.at;
		this.#enter(start);
		const row = this.#tree.open('variant', start);
		this.#in.take('{');
		this.#in.skipBlanks();
		const method = this.#method();
		const bounds = this.#bounds();
		this.#in.skipBlanks();
		let options = 0;
		do {
			this.#option();
			options++;
		} while (this.#in.take('|'));
		this.#in.skipBlanks();
		if (!this.#in.take('}')) {
			if (this.#in.isAtEnd) this.#fail('brace', start);
			if (this.#in.peek('$$')) this.#fail('bounds', start, this.#in.at + 2);
			throw this.#error();
		}
		this.#depth--;
		this.#tree.close(row, this.#in.at, detailsOf(method, bounds?.(options)));
	}

	#method(): Method | undefined {
		this.#in.skipComments();
		const method = methods[this.#in.text[this.#in.at] ?? ''];
		if (method) this.#in.at++;
		return method;
	}

	#option(): void {
		const row = this.#tree.open('option', this.#in.at);
		this.#in.skipBlanks();
		this.#weight();
		this.#chunks('option');
		this.#in.skipBlanks();
		this.#tree.close(row, this.#in.at);
	}

	/** `0.5::`; a whole number has no sign. */
	#weight(): void {
		this.#in.skipComments();
		const text = this.#in.text;
		const start = this.#in.at;
		let at = text[start] === '+' || text[start] === '-' ? start + 1 : start;
		const digits = at;
		while (isDigit(text[at])) at++;
		if (text[at] === '.') {
			at++;
			while (isDigit(text[at])) at++;
			if (at === digits + 1) return;
		} else if (digits > start || at === digits) return;
		if (!text.startsWith('::', at)) return;
		this.#in.at = at + 2;
		this.#tree.add('weight', start, at);
	}

	/** `2$$`, `1-3$$`, `-2$$`, `2-$$`, with `and $$` behind it; nothing is read where it is not whole. */
	#bounds(): ((options: number) => Bounds) | undefined {
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

	#wildcard(): void {
		const start = this.#in.at;
		const fail = (): never => this.#fail('underscores', start, start + 2);
		const row = this.#tree.open('wildcard', start);
		this.#in.take('__');
		const method = this.#method();
		this.#in.skipComments();
		if (!this.#path()) fail();
		const variables = this.#wildcardVariables(fail);
		if (!this.#in.take('__')) fail();
		this.#tree.close(row, this.#in.at, variables.length > 0 ? { method, variables } : method && { method });
	}

	/** False where nothing of a path stands here. */
	#path(): boolean {
		const start = this.#in.at;
		const row = this.#tree.open('sequence', start);
		let isEmpty = true;
		for (; !this.#in.peek('('); isEmpty = false) {
			if (this.#in.peek('${')) this.#variable(false);
			else if (this.#in.peek('{')) this.#variant();
			else if (!this.#words('path') && !this.#words('option')) break;
		}
		this.#tree.close(row, this.#in.at);
		return !isEmpty;
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
			return [strip(equals < 0 ? pair : pair.slice(0, equals)), inner.template().root];
		});
	}

	#variable(mayAssign: boolean): void {
		const start = this.#in.at;
		this.#enter(start);
		this.#in.take('${');
		this.#in.skipBlanks();
		const name = this.#in.name() ?? this.#fail('dollar', start, start + 2);
		this.#in.skipBlanks();
		const keeps = mayAssign && this.#in.take('?');
		if (mayAssign && this.#in.take('=')) this.#assignment(start, name, keeps);
		else if (keeps) this.#fail('variable', start, this.#in.at);
		else this.#access(start, name);
		this.#depth--;
	}

	#assignment(start: number, name: string, keeps: boolean): void {
		const row = this.#tree.open('assignment', start);
		const isImmediate = this.#in.take('!');
		this.#in.skipBlanks();
		this.#sequence('option');
		this.#in.skipBlanks();
		if (!this.#in.take('}')) this.#fail('variable', start, this.#in.at);
		this.#tree.close(row, this.#in.at, { name, keeps, isImmediate });
	}

	#access(start: number, name: string): void {
		const row = this.#tree.open('access', start);
		if (this.#in.take(':')) {
			this.#in.skipBlanks();
			this.#sequence('option');
		}
		this.#in.skipBlanks();
		if (!this.#in.take('}')) this.#fail('variable', start, this.#in.at);
		this.#tree.close(row, this.#in.at, { name });
	}

	#wrap(): void {
		const start = this.#in.at;
		this.#enter(start);
		const row = this.#tree.open('wrap', start);
		this.#in.take('%{');
		this.#in.skipBlanks();
		this.#sequence('option');
		this.#in.skipBlanks();
		if (!this.#in.take('$$')) this.#fail('wrap', start, start + 2);
		this.#in.skipBlanks();
		this.#sequence('option');
		if (!this.#in.take('}')) this.#fail('wrap', start, start + 2);
		this.#depth--;
		this.#tree.close(row, this.#in.at);
	}
}

/** Undefined where nothing is said of a variant, as of most. */
const detailsOf = (method: Method | undefined, bounds: Bounds | undefined): Details | undefined => {
	if (!bounds) return method && { method };
	const { min, max, separator } = bounds;
	return { method, min: Math.min(min, max), max: Math.max(min, max), separator };
};
