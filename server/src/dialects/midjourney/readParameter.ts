import { span, type Span } from '../../sheet/span.ts';
import type { Parameter } from '../dialect.ts';
import type { Braces, Node } from './braces.ts';
import type { Dashes } from './markers.ts';
import type { ParameterRow } from './parameters.ts';

export interface ReadParameter extends Parameter {
	readonly row: ParameterRow | undefined;
	readonly dashes: Dashes;
	/** From the first dash to the end of the name. */
	readonly markerSpan: Span;
	/** Punctuation that belongs to no value. */
	readonly punctuation: readonly Span[];
	/** Words after the value. */
	readonly stray: Span | undefined;
	/** True where dashes, name and value stand in the source in one piece. */
	readonly isWhole: boolean;
	/** The option it stands in, by the braces around it, outermost first; empty outside braces. */
	readonly choices: ReadonlyMap<Braces, number>;
}

/** Where a parameter stands in the source: its marker, from the dashes to the end of the name, and its value. */
export interface Place {
	readonly start: number;
	readonly nameStart: number;
	readonly nameEnd: number;
	readonly valueStart: number;
	readonly valueEnd: number;
}

/** What a parameter is, wherever it stands. */
type Said = Pick<ReadParameter, 'written' | 'value' | 'row' | 'dashes' | 'punctuation' | 'stray' | 'isWhole'>;

/** One object a parameter, as there may be a hundred thousand: spans and choices are told when they are asked for. */
export class LocatedParameter implements ReadParameter {
	readonly written: string;
	readonly value: string;
	readonly row: ParameterRow | undefined;
	readonly dashes: Dashes;
	readonly punctuation: readonly Span[];
	readonly stray: Span | undefined;
	readonly isWhole: boolean;
	readonly #start: number;
	readonly #nameStart: number;
	readonly #nameEnd: number;
	readonly #valueStart: number;
	readonly #valueEnd: number;
	readonly #nodes: readonly Node[];
	#choices: ReadonlyMap<Braces, number> | undefined;

	constructor(nodes: readonly Node[], place: Place, said: Said) {
		this.#nodes = nodes;
		this.#start = place.start;
		this.#nameStart = place.nameStart;
		this.#nameEnd = place.nameEnd;
		this.#valueStart = place.valueStart;
		this.#valueEnd = place.valueEnd;
		this.written = said.written;
		this.value = said.value;
		this.row = said.row;
		this.dashes = said.dashes;
		this.punctuation = said.punctuation;
		this.stray = said.stray;
		this.isWhole = said.isWhole;
	}

	get name(): string {
		return this.row?.name ?? this.written;
	}

	get span(): Span {
		return span(this.#start, this.#valueEnd);
	}

	get markerSpan(): Span {
		return span(this.#start, this.#nameEnd);
	}

	get nameSpan(): Span {
		return span(this.#nameStart, this.#nameEnd);
	}

	get valueSpan(): Span {
		return span(this.#valueStart, this.#valueEnd);
	}

	get choices(): ReadonlyMap<Braces, number> {
		this.#choices ??= choicesAt(this.#nodes, [this.#nameStart, this.#valueStart]);
		return this.#choices;
	}

	/** Above zero where it stands after the other one in the text. */
	comesAfter(other: LocatedParameter): number {
		return this.#start - other.#start || this.#valueStart - other.#valueStart;
	}

	isAt({ start, nameEnd, valueStart, valueEnd }: Place): boolean {
		return (
			this.#start === start &&
			this.#nameEnd === nameEnd &&
			this.#valueStart === valueStart &&
			this.#valueEnd === valueEnd
		);
	}
}

/** The options that hold the offsets, by the braces around them. */
function choicesAt(nodes: readonly Node[], offsets: readonly number[]): ReadonlyMap<Braces, number> {
	const choices = new Map<Braces, number>();
	for (const offset of offsets) {
		let row = nodes;
		for (;;) {
			const node = lastAt(row, offset);
			if (node?.kind !== 'braces' || offset >= node.span.end) break;
			const option = node.options.findLastIndex((one) => one.span.start <= offset);
			choices.set(node, option);
			row = node.options[option]?.nodes ?? [];
		}
	}
	return choices;
}

/** The last of a row of spans that starts at or before an offset. */
function lastAt(nodes: readonly Node[], offset: number): Node | undefined {
	let low = 0;
	let high = nodes.length - 1;
	while (low < high) {
		const middle = (low + high + 1) >> 1;
		if ((nodes[middle]?.span.start ?? 0) <= offset) low = middle;
		else high = middle - 1;
	}
	return nodes[low];
}
