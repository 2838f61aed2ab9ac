/** What stands somewhere in a text, and where it ends. */
export interface Found<T> {
	readonly value: T;
	readonly end: number;
}

const syntax = '()",.+-=';
const blanks = ' \t\n\r';
const spaces = ' \t\n\r\v\f';
const plusBase = 1.1;
const minusBase = 0.9;

export const isSpace = (char: string): boolean => spaces.includes(char);

/** The smallest parts of compel's grammar, each read at a place of a text; offsets are those of the whole text. */
export class Scanner {
	readonly text: string;
	readonly start: number;
	readonly end: number;

	/** Reads `text` from `start` to `end`. */
	constructor(text: string, start: number, end: number) {
		this.text = text;
		this.start = start;
		this.end = end;
	}

	char(at: number): string {
		return at < this.end ? (this.text[at] ?? '') : '';
	}

	skip(at: number): number {
		let offset = at;
		while (offset < this.end && blanks.includes(this.text[offset] ?? '')) offset++;
		return offset;
	}

	/** Where `literal` ends, if it stands at `at` or behind blanks there. */
	literal(at: number, literal: string): number | undefined {
		const start = this.skip(at);
		return start + literal.length <= this.end && this.text.startsWith(literal, start)
			? start + literal.length
			: undefined;
	}

	/** `(name=value, 0.5, name)`: the first word or number of each. */
	options(at: number): Found<readonly string[]> | undefined {
		const open = this.literal(at, '(');
		if (open === undefined) return undefined;
		const list = this.optionList(open);
		const close = this.literal(list.end, ')');
		return close === undefined ? undefined : { value: list.value, end: close };
	}

	optionList(at: number): Found<readonly string[]> {
		const values: string[] = [];
		let end = at;
		for (let from = at; ;) {
			const option = this.#option(this.skip(from));
			if (!option) return { value: values, end };
			values.push(option.value);
			end = option.end;
			const comma = this.literal(end, ',');
			if (comma === undefined) return { value: values, end };
			from = comma;
		}
	}

	#option(at: number): Found<string> | undefined {
		const keyword = this.keyword(at);
		const equals = keyword && this.literal(keyword.end, '=');
		if (keyword && equals !== undefined) {
			const start = this.skip(equals);
			const value = this.number(start) ?? this.keyword(start);
			if (value) return { value: keyword.value, end: value.end };
		}
		const number = this.number(at);
		return number ? { value: String(number.value), end: number.end } : keyword;
	}

	keyword(at: number): Found<string> | undefined {
		let end = at;
		while (/[\w-]/.test(this.char(end))) end++;
		return end > at ? { value: this.text.slice(at, end), end } : undefined;
	}

	/** `1.`, `.5`, `-2`; a plus only before a point. */
	number(at: number): Found<number> | undefined {
		const sign = this.char(at);
		let end = sign === '-' || sign === '+' ? at + 1 : at;
		const digits = end;
		while (isDigit(this.char(end))) end++;
		const whole = end - digits;
		if (this.char(end) === '.' && (whole > 0 || isDigit(this.char(end + 1)))) {
			end++;
			while (isDigit(this.char(end))) end++;
		} else if (whole === 0 || sign === '+') return undefined;
		return { value: Number(this.text.slice(at, end)), end };
	}

	/** Where the word without syntax at `at` ends. */
	word(at: number): number | undefined {
		let end = at;
		for (;;) {
			const char = this.char(end);
			const next = this.char(end + 1);
			if (char === '\\' && next !== '' && syntax.includes(next)) end += 2;
			else if (char === '+' || char === '-') {
				if (next === '' || blanks.includes(next) || syntax.includes(next)) break;
				end++;
			} else if (char === '' || spaces.includes(char) || syntax.includes(char)) break;
			else end++;
		}
		return end > at ? end : undefined;
	}

	/** A row of plus or minus signs, and what it multiplies by. */
	signs(at: number): Found<number> | undefined {
		const sign = this.char(at);
		if (sign !== '+' && sign !== '-') return undefined;
		let end = at;
		while (this.char(end) === sign) end++;
		return { value: (sign === '+' ? plusBase : minusBase) ** (end - at), end };
	}

	/** The next quote on the line that no backslash stands before; where there is none, the last one a backslash stands before. */
	closingQuote(at: number): number | undefined {
		let escaped: number | undefined;
		for (let end = at + 1; end < this.end; end++) {
			const char = this.text[end];
			if (char === '\n' || char === '\r') break;
			if (char !== '"') continue;
			if (this.text[end - 1] !== '\\' || end - 1 === at) return end;
			escaped = end;
		}
		return escaped;
	}
}

export const isDigit = (char: string): boolean => char >= '0' && char <= '9' && char !== '';
