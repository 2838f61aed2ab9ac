import { span } from '../../sheet/span.ts';
import { CompelError, weightsOf } from './weights.ts';
import { PromptPart, unescaped, type Node, type Prompt, type Target } from './nodes.ts';

/** Brackets that may nest. compel tries each several times over, so it would not come to an end much sooner. */
const maxDepth = 40;

/** Brackets and quotes that are remembered before those are dropped that are behind. */
const mostRemembered = 64;

const syntax = '()",.+-=';
const blanks = ' \t\n\r';
const spaces = ' \t\n\r\v\f';
const plusBase = 1.1;
const minusBase = 0.9;

interface Found<T> {
	readonly value: T;
	readonly end: number;
}

/**
 * Parses a prompt as compel does (`prompt_parser.py`), whose grammar tries alternatives in order. What is tried at a
 * place is remembered, so the time is linear. Throws `CompelError` where compel fails.
 */
export const parse = (text: string): Prompt => {
	const parser = new Parser(text, 0, text.length, 0);
	return parser.conjunction() ?? parser.implicit();
};

class Parser {
	readonly #text: string;
	readonly #start: number;
	readonly #end: number;
	readonly #depth: number;
	readonly #brackets = new Map<number, Found<readonly Node[]> | undefined>();
	readonly #quotes = new Map<number, Found<readonly Node[]> | undefined>();
	/** The last place at which one of them was tried. */
	#lastTried = -1;
	#open = 0;

	/** Reads `text` from `start` to `end`; `depth` is how deep it stands in quotes. */
	constructor(text: string, start: number, end: number, depth: number) {
		this.#text = text;
		this.#start = start;
		this.#end = end;
		this.#depth = depth;
	}

	#char(at: number): string {
		return at < this.#end ? (this.#text[at] ?? '') : '';
	}

	#skip(at: number): number {
		let offset = at;
		while (offset < this.#end && blanks.includes(this.#text[offset] ?? '')) offset++;
		return offset;
	}

	/** Where `literal` ends, if it stands at `at` or behind blanks there. */
	#literal(at: number, literal: string): number | undefined {
		const start = this.#skip(at);
		return start + literal.length <= this.#end && this.#text.startsWith(literal, start)
			? start + literal.length
			: undefined;
	}

	/** `("a", "b").and(1, 0.5)` at the start; what follows it is dropped. */
	conjunction(): Prompt | undefined {
		const found = this.#parts(this.#start, ['.and', '.add']);
		if (!found) return undefined;
		return {
			kind: 'and',
			parts: found.value.parts.map((nodes) => new PromptPart(nodes)),
			weights: weightsOf(found.value.parts, found.value.options),
			dropped: span(found.end, this.#end),
		};
	}

	implicit(): Prompt {
		const whole = new PromptPart();
		let at = this.#start;
		for (let lora = this.#lora(at); lora; lora = this.#lora(at)) {
			whole.add(lora.value);
			at = lora.end;
		}
		const blend = this.#parts(at, ['.blend']);
		if (!blend) {
			if (!this.#addNodes(at, whole)) throw new CompelError('A vertical tab or form feed cannot be read.');
			return { kind: 'plain', parts: [whole], weights: [1], dropped: undefined };
		}
		const options =
			blend.value.options.at(-1) === 'no_normalize' ? blend.value.options.slice(0, -1) : blend.value.options;
		const weights = weightsOf(blend.value.parts, options);
		if (blend.value.parts.some((part) => part.some((node) => node.kind === 'swap')))
			throw new CompelError('A blend cannot hold a swap.');
		let end = blend.end;
		for (let lora = this.#lora(end); lora; lora = this.#lora(end)) end = lora.end;
		if (this.#skip(end) < this.#end) throw new CompelError('Nothing may follow a blend.');
		const parts = blend.value.parts.map((nodes) => new PromptPart(nodes));
		return { kind: 'blend', parts, weights, dropped: undefined };
	}

	/** `(target, target).operator(options)` */
	#parts(
		at: number,
		operators: readonly string[],
	): Found<{ readonly parts: readonly (readonly Node[])[]; readonly options: readonly string[] }> | undefined {
		const open = this.#literal(at, '(');
		const parts: (readonly Node[])[] = [];
		let end = 0;
		for (let from = open; from !== undefined; from = this.#literal(end, ',')) {
			const start = this.#skip(from);
			const target = this.#target(start);
			const part = target ? { value: this.#nodesOf(start, target), end: target.end } : this.#quotedPrompt(start);
			if (!part) return undefined;
			parts.push(part.value);
			end = part.end;
		}
		if (parts.length === 0) return undefined;
		const close = this.#literal(end, ')');
		const name = operators.find((operator) => close !== undefined && this.#literal(close, operator) !== undefined);
		const options =
			close === undefined || name === undefined ? undefined : this.#options(this.#literal(close, name) ?? close);
		return options && { value: { parts, options: options.value }, end: options.end };
	}

	/** `(name=value, 0.5, name)`: the first word or number of each. */
	#options(at: number): Found<readonly string[]> | undefined {
		const open = this.#literal(at, '(');
		if (open === undefined) return undefined;
		const list = this.#optionList(open);
		const close = this.#literal(list.end, ')');
		return close === undefined ? undefined : { value: list.value, end: close };
	}

	#optionList(at: number): Found<readonly string[]> {
		const values: string[] = [];
		let end = at;
		for (let from = at; ;) {
			const option = this.#option(this.#skip(from));
			if (!option) return { value: values, end };
			values.push(option.value);
			end = option.end;
			const comma = this.#literal(end, ',');
			if (comma === undefined) return { value: values, end };
			from = comma;
		}
	}

	#option(at: number): Found<string> | undefined {
		const keyword = this.#keyword(at);
		const equals = keyword && this.#literal(keyword.end, '=');
		if (keyword && equals !== undefined) {
			const start = this.#skip(equals);
			const value = this.#number(start) ?? this.#keyword(start);
			if (value) return { value: keyword.value, end: value.end };
		}
		const number = this.#number(at);
		return number ? { value: String(number.value), end: number.end } : keyword;
	}

	#keyword(at: number): Found<string> | undefined {
		let end = at;
		while (/[\w-]/.test(this.#char(end))) end++;
		return end > at ? { value: this.#text.slice(at, end), end } : undefined;
	}

	/** `1.`, `.5`, `-2`; a plus only before a point. */
	#number(at: number): Found<number> | undefined {
		const sign = this.#char(at);
		let end = sign === '-' || sign === '+' ? at + 1 : at;
		const digits = end;
		while (isDigit(this.#char(end))) end++;
		const whole = end - digits;
		if (this.#char(end) === '.' && (whole > 0 || isDigit(this.#char(end + 1)))) {
			end++;
			while (isDigit(this.#char(end))) end++;
		} else if (whole === 0 || sign === '+') return undefined;
		return { value: Number(this.#text.slice(at, end)), end };
	}

	#lora(at: number): Found<Node> | undefined {
		const start = this.#skip(at);
		const first = this.#char(start);
		if (first !== 'u' && first !== 'w') return undefined;
		const name = this.#literal(start, 'useLora') ?? this.#literal(start, 'withLora');
		const open = name === undefined ? undefined : this.#literal(name, '(');
		const model = open === undefined ? undefined : this.#keyword(this.#skip(open));
		if (!model) return undefined;
		const comma = this.#literal(model.end, ',');
		const weight = comma === undefined ? undefined : this.#number(this.#skip(comma));
		const close = this.#literal(weight?.end ?? model.end, ')');
		if (close === undefined) return undefined;
		return {
			value: { kind: 'lora', name: model.value, weight: weight?.value ?? 1, span: span(start, close) },
			end: close,
		};
	}

	/** Adds what a whole prompt holds: words may hold any character. False where something cannot be read. */
	#addNodes(from: number, to: { add(node: Node): void }): boolean {
		for (let at = this.#skip(from); at < this.#end; at = this.#skip(at)) {
			this.#forget(at);
			const lora = this.#lora(at);
			const target = lora ? undefined : this.#target(at);
			const found = lora ?? (target && this.#withOperator(at, target));
			if (found) {
				to.add(found.value);
				at = found.end;
			} else if (target?.nodes) {
				for (const node of target.nodes) to.add(node);
				at = target.end;
			} else {
				let end = at;
				while (end < this.#end && !spaces.includes(this.#text[end] ?? '')) end++;
				if (end === at) return false;
				to.add(this.#fragment(at, end));
				at = end;
			}
		}
		return true;
	}

	/** Drops what was tried before `at`, if nothing was behind it: a prompt may have any number of brackets. */
	#forget(at: number): void {
		if (this.#brackets.size + this.#quotes.size < mostRemembered || this.#lastTried >= at) return;
		this.#brackets.clear();
		this.#quotes.clear();
	}

	/** What brackets and quotes hold: words without syntax; commas and points are words of their own, where they may stand. */
	#fragments(from: number, commas: boolean): Found<readonly Node[]> {
		const nodes: Node[] = [];
		let end = from;
		for (;;) {
			const at = this.#skip(end);
			const lora = this.#lora(at);
			const target = lora ? undefined : this.#target(at);
			const found = lora ?? (target && this.#withOperator(at, target));
			if (found) {
				nodes.push(found.value);
				end = found.end;
			} else if (target) {
				for (const node of this.#nodesOf(at, target)) nodes.push(node);
				end = target.end;
			} else if (commas && (this.#char(at) === ',' || this.#char(at) === '.')) {
				nodes.push(this.#fragment(at, at + 1));
				end = at + 1;
			} else return { value: nodes, end };
		}
	}

	#fragment(start: number, end: number): Node {
		return { kind: 'fragment', text: unescaped(this.#text.slice(start, end)), span: span(start, end) };
	}

	/** Where the word without syntax at `at` ends. */
	#word(at: number): number | undefined {
		let end = at;
		for (;;) {
			const char = this.#char(end);
			const next = this.#char(end + 1);
			if (char === '\\' && next !== '' && syntax.includes(next)) end += 2;
			else if (char === '+' || char === '-') {
				if (next === '' || blanks.includes(next) || syntax.includes(next)) break;
				end++;
			} else if (char === '' || spaces.includes(char) || syntax.includes(char)) break;
			else end++;
		}
		return end > at ? end : undefined;
	}

	/** What an operator may stand behind. */
	#target(at: number): Target | undefined {
		const grouped = this.#quoted(at) ?? this.#bracketed(at);
		if (grouped) return { nodes: grouped.value, end: grouped.end };
		const end = this.#word(at);
		return end === undefined ? undefined : { nodes: undefined, end };
	}

	#nodesOf(at: number, { nodes, end }: Target): readonly Node[] {
		return nodes ?? [this.#fragment(at, end)];
	}

	/** `target++`, `(target)1.2`, `target.attend(1.2)`, `target.swap(other)` */
	#withOperator(at: number, target: Target): Found<Node> | undefined {
		if (!this.#mayOperate(target)) return undefined;
		return this.#attend(at, target) ?? this.#implicit(at, target) ?? this.#swap(at, target);
	}

	/** Every operator begins with a sign, a point or a digit; `.attend` and `.swap` may stand behind blanks. */
	#mayOperate({ end }: Target): boolean {
		const next = this.#char(end);
		return next === '+' || next === '-' || isDigit(next) || this.#char(this.#skip(end)) === '.';
	}

	#attention(at: number, target: Target, operator: Found<number>, operatorStart: number, end: number): Found<Node> {
		return {
			value: {
				kind: 'attention',
				weight: operator.value,
				children: this.#nodesOf(at, target),
				span: span(at, end),
				operator: span(operatorStart, operator.end),
			},
			end,
		};
	}

	#attend(at: number, target: Target): Found<Node> | undefined {
		const name = this.#literal(target.end, '.attend');
		const open = name === undefined ? undefined : this.#literal(name, '(');
		if (open === undefined) return undefined;
		const start = this.#skip(open);
		const operator = this.#signs(start) ?? this.#number(start);
		const close = operator && this.#literal(operator.end, ')');
		return operator && close !== undefined ? this.#attention(at, target, operator, start, close) : undefined;
	}

	#implicit(at: number, target: Target): Found<Node> | undefined {
		const operator = this.#signs(target.end) ?? (target.nodes ? this.#number(target.end) : undefined);
		return operator && this.#attention(at, target, operator, target.end, operator.end);
	}

	/** A row of plus or minus signs, and what it multiplies by. */
	#signs(at: number): Found<number> | undefined {
		const sign = this.#char(at);
		if (sign !== '+' && sign !== '-') return undefined;
		let end = at;
		while (this.#char(end) === sign) end++;
		return { value: (sign === '+' ? plusBase : minusBase) ** (end - at), end };
	}

	#swap(at: number, target: Target): Found<Node> | undefined {
		const name = this.#literal(target.end, '.swap');
		const open = name === undefined ? undefined : this.#literal(name, '(');
		if (open === undefined) return undefined;
		this.#enter();
		const edited = this.#fragments(open, false);
		this.#open--;
		const comma = this.#literal(edited.end, ',');
		const options = comma === undefined ? undefined : this.#optionList(comma);
		const close = this.#literal(options?.end ?? edited.end, ')');
		if (close === undefined) return undefined;
		return {
			value: { kind: 'swap', original: this.#nodesOf(at, target), edited: edited.value, span: span(at, close) },
			end: close,
		};
	}

	#enter(): void {
		if (++this.#open + this.#depth > maxDepth) throw new CompelError('The brackets nest too deep to be read.');
	}

	#bracketed(at: number): Found<readonly Node[]> | undefined {
		if (this.#char(at) !== '(') return undefined;
		if (this.#brackets.has(at)) return this.#brackets.get(at);
		this.#enter();
		const inside = this.#fragments(at + 1, true);
		this.#open--;
		const close = this.#literal(inside.end, ')');
		const found = close === undefined ? undefined : { value: inside.value, end: close };
		this.#brackets.set(at, found);
		this.#lastTried = Math.max(this.#lastTried, at);
		return found;
	}

	#quoted(at: number): Found<readonly Node[]> | undefined {
		if (this.#char(at) !== '"') return undefined;
		if (this.#quotes.has(at)) return this.#quotes.get(at);
		const found = this.#readQuoted(at, (parser) => parser.#wholeFragments());
		this.#quotes.set(at, found);
		this.#lastTried = Math.max(this.#lastTried, at);
		return found;
	}

	#quotedPrompt(at: number): Found<readonly Node[]> | undefined {
		if (this.#char(at) !== '"') return undefined;
		return this.#readQuoted(at, (parser) => {
			const nodes: Node[] = [];
			return parser.#addNodes(parser.#start, { add: (node) => void nodes.push(node) }) ? nodes : undefined;
		});
	}

	#readQuoted(at: number, read: (inside: Parser) => readonly Node[] | undefined): Found<readonly Node[]> | undefined {
		const close = this.#closingQuote(at);
		if (close === undefined) return undefined;
		const inside = new Parser(this.#text, at + 1, close, this.#depth + this.#open + 1);
		const isEmpty = this.#text.slice(at + 1, close).trim() === '';
		const nodes = isEmpty ? [{ kind: 'fragment', text: '', span: span(at + 1, close) } as const] : read(inside);
		return nodes && { value: nodes, end: close + 1 };
	}

	#wholeFragments(): readonly Node[] | undefined {
		const { value, end } = this.#fragments(this.#start, true);
		return this.#skip(end) === this.#end ? value : undefined;
	}

	/** The next quote on the line that no backslash stands before; where there is none, the last one a backslash stands before. */
	#closingQuote(at: number): number | undefined {
		let escaped: number | undefined;
		for (let end = at + 1; end < this.#end; end++) {
			const char = this.#text[end];
			if (char === '\n' || char === '\r') break;
			if (char !== '"') continue;
			if (this.#text[end - 1] !== '\\' || end - 1 === at) return end;
			escaped = end;
		}
		return escaped;
	}
}

const isDigit = (char: string): boolean => char >= '0' && char <= '9' && char !== '';
