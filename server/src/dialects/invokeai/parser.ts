import { span } from '../../sheet/span.ts';
import { CompelError, weightsOf } from './weights.ts';
import { isDigit, isSpace, Scanner, type Found } from './scanner.ts';
import { PromptPart, unescaped, type Node, type Prompt, type Target } from './nodes.ts';

/** Brackets that may nest. compel tries each several times over, so it would not come to an end much sooner. */
const maxDepth = 40;

/** Brackets and quotes that are remembered before those are dropped that are behind. */
const mostRemembered = 64;

/**
 * Parses a prompt as compel does (`prompt_parser.py`), whose grammar tries alternatives in order. What is tried at a
 * place is remembered, so the time is linear. Throws `CompelError` where compel fails.
 */
export const parse = (text: string): Prompt => {
	const parser = new Parser(new Scanner(text, 0, text.length), 0);
	return parser.conjunction() ?? parser.implicit();
};

class Parser {
	readonly #in: Scanner;
	readonly #depth: number;
	readonly #brackets = new Map<number, Found<readonly Node[]> | undefined>();
	readonly #quotes = new Map<number, Found<readonly Node[]> | undefined>();
	/** The last place at which one of them was tried. */
	#lastTried = -1;
	#open = 0;

	/** `depth` is how deep what is read stands in quotes. */
	constructor(scanner: Scanner, depth: number) {
		this.#in = scanner;
		this.#depth = depth;
	}

	/** `("a", "b").and(1, 0.5)` at the start; what follows it is dropped. */
	conjunction(): Prompt | undefined {
		const found = this.#parts(this.#in.start, ['.and', '.add']);
		if (!found) return undefined;
		return {
			kind: 'and',
			parts: found.value.parts.map((nodes) => new PromptPart(nodes)),
			weights: weightsOf(found.value.parts, found.value.options),
			dropped: span(found.end, this.#in.end),
		};
	}

	implicit(): Prompt {
		const whole = new PromptPart();
		let at = this.#in.start;
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
		if (this.#in.skip(end) < this.#in.end) throw new CompelError('Nothing may follow a blend.');
		const parts = blend.value.parts.map((nodes) => new PromptPart(nodes));
		return { kind: 'blend', parts, weights, dropped: undefined };
	}

	/** `(target, target).operator(options)` */
	#parts(
		at: number,
		operators: readonly string[],
	): Found<{ readonly parts: readonly (readonly Node[])[]; readonly options: readonly string[] }> | undefined {
		const open = this.#in.literal(at, '(');
		const parts: (readonly Node[])[] = [];
		let end = 0;
		for (let from = open; from !== undefined; from = this.#in.literal(end, ',')) {
			const start = this.#in.skip(from);
			const target = this.#target(start);
			const part = target ? { value: this.#nodesOf(start, target), end: target.end } : this.#quotedPrompt(start);
			if (!part) return undefined;
			parts.push(part.value);
			end = part.end;
		}
		if (parts.length === 0) return undefined;
		const close = this.#in.literal(end, ')');
		const name = operators.find((operator) => close !== undefined && this.#in.literal(close, operator) !== undefined);
		const options =
			close === undefined || name === undefined ? undefined : this.#in.options(this.#in.literal(close, name) ?? close);
		return options && { value: { parts, options: options.value }, end: options.end };
	}

	#lora(at: number): Found<Node> | undefined {
		const start = this.#in.skip(at);
		const first = this.#in.char(start);
		if (first !== 'u' && first !== 'w') return undefined;
		const name = this.#in.literal(start, 'useLora') ?? this.#in.literal(start, 'withLora');
		const open = name === undefined ? undefined : this.#in.literal(name, '(');
		const model = open === undefined ? undefined : this.#in.keyword(this.#in.skip(open));
		if (!model) return undefined;
		const comma = this.#in.literal(model.end, ',');
		const weight = comma === undefined ? undefined : this.#in.number(this.#in.skip(comma));
		const close = this.#in.literal(weight?.end ?? model.end, ')');
		if (close === undefined) return undefined;
		return {
			value: { kind: 'lora', name: model.value, weight: weight?.value ?? 1, span: span(start, close) },
			end: close,
		};
	}

	/** Adds what a whole prompt holds: words may hold any character. False where something cannot be read. */
	#addNodes(from: number, to: { add(node: Node): void }): boolean {
		for (let at = this.#in.skip(from); at < this.#in.end; at = this.#in.skip(at)) {
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
				while (end < this.#in.end && !isSpace(this.#in.char(end))) end++;
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
			const at = this.#in.skip(end);
			const lora = this.#lora(at);
			const target = lora ? undefined : this.#target(at);
			const found = lora ?? (target && this.#withOperator(at, target));
			if (found) {
				nodes.push(found.value);
				end = found.end;
			} else if (target) {
				for (const node of this.#nodesOf(at, target)) nodes.push(node);
				end = target.end;
			} else if (commas && (this.#in.char(at) === ',' || this.#in.char(at) === '.')) {
				nodes.push(this.#fragment(at, at + 1));
				end = at + 1;
			} else return { value: nodes, end };
		}
	}

	#fragment(start: number, end: number): Node {
		return { kind: 'fragment', text: unescaped(this.#in.text.slice(start, end)), span: span(start, end) };
	}

	/** What an operator may stand behind. */
	#target(at: number): Target | undefined {
		const grouped = this.#quoted(at) ?? this.#bracketed(at);
		if (grouped) return { nodes: grouped.value, end: grouped.end };
		const end = this.#in.word(at);
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
		const next = this.#in.char(end);
		return next === '+' || next === '-' || isDigit(next) || this.#in.char(this.#in.skip(end)) === '.';
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
		const name = this.#in.literal(target.end, '.attend');
		const open = name === undefined ? undefined : this.#in.literal(name, '(');
		if (open === undefined) return undefined;
		const start = this.#in.skip(open);
		const operator = this.#in.signs(start) ?? this.#in.number(start);
		const close = operator && this.#in.literal(operator.end, ')');
		return operator && close !== undefined ? this.#attention(at, target, operator, start, close) : undefined;
	}

	#implicit(at: number, target: Target): Found<Node> | undefined {
		const operator = this.#in.signs(target.end) ?? (target.nodes ? this.#in.number(target.end) : undefined);
		return operator && this.#attention(at, target, operator, target.end, operator.end);
	}

	#swap(at: number, target: Target): Found<Node> | undefined {
		const name = this.#in.literal(target.end, '.swap');
		const open = name === undefined ? undefined : this.#in.literal(name, '(');
		if (open === undefined) return undefined;
		this.#enter();
		const edited = this.#fragments(open, false);
		this.#open--;
		const comma = this.#in.literal(edited.end, ',');
		const options = comma === undefined ? undefined : this.#in.optionList(comma);
		const close = this.#in.literal(options?.end ?? edited.end, ')');
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
		if (this.#in.char(at) !== '(') return undefined;
		if (this.#brackets.has(at)) return this.#brackets.get(at);
		this.#enter();
		const inside = this.#fragments(at + 1, true);
		this.#open--;
		const close = this.#in.literal(inside.end, ')');
		const found = close === undefined ? undefined : { value: inside.value, end: close };
		this.#brackets.set(at, found);
		this.#lastTried = Math.max(this.#lastTried, at);
		return found;
	}

	#quoted(at: number): Found<readonly Node[]> | undefined {
		if (this.#in.char(at) !== '"') return undefined;
		if (this.#quotes.has(at)) return this.#quotes.get(at);
		const found = this.#readQuoted(at, (parser) => parser.#wholeFragments());
		this.#quotes.set(at, found);
		this.#lastTried = Math.max(this.#lastTried, at);
		return found;
	}

	#quotedPrompt(at: number): Found<readonly Node[]> | undefined {
		if (this.#in.char(at) !== '"') return undefined;
		return this.#readQuoted(at, (parser) => {
			const nodes: Node[] = [];
			return parser.#addNodes(parser.#in.start, { add: (node) => void nodes.push(node) }) ? nodes : undefined;
		});
	}

	#readQuoted(at: number, read: (inside: Parser) => readonly Node[] | undefined): Found<readonly Node[]> | undefined {
		const close = this.#in.closingQuote(at);
		if (close === undefined) return undefined;
		const inside = new Parser(new Scanner(this.#in.text, at + 1, close), this.#depth + this.#open + 1);
		const isEmpty = this.#in.text.slice(at + 1, close).trim() === '';
		const nodes = isEmpty ? [{ kind: 'fragment', text: '', span: span(at + 1, close) } as const] : read(inside);
		return nodes && { value: nodes, end: close + 1 };
	}

	#wholeFragments(): readonly Node[] | undefined {
		const { value, end } = this.#fragments(this.#in.start, true);
		return this.#in.skip(end) === this.#in.end ? value : undefined;
	}
}
