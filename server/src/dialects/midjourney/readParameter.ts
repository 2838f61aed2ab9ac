import type { Span } from '../../sheet/span.ts';
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

/** A parameter whose choices are looked up when they are asked for: of thousands, few are. */
export class LocatedParameter implements ReadParameter {
	readonly name: ReadParameter['name'];
	readonly written: ReadParameter['written'];
	readonly value: ReadParameter['value'];
	readonly span: ReadParameter['span'];
	readonly nameSpan: ReadParameter['nameSpan'];
	readonly valueSpan: ReadParameter['valueSpan'];
	readonly row: ReadParameter['row'];
	readonly dashes: ReadParameter['dashes'];
	readonly markerSpan: ReadParameter['markerSpan'];
	readonly punctuation: ReadParameter['punctuation'];
	readonly stray: ReadParameter['stray'];
	readonly isWhole: ReadParameter['isWhole'];
	readonly #nodes: readonly Node[];
	#choices: ReadonlyMap<Braces, number> | undefined;

	constructor(nodes: readonly Node[], found: Omit<ReadParameter, 'choices'>) {
		this.#nodes = nodes;
		this.name = found.name;
		this.written = found.written;
		this.value = found.value;
		this.span = found.span;
		this.nameSpan = found.nameSpan;
		this.valueSpan = found.valueSpan;
		this.row = found.row;
		this.dashes = found.dashes;
		this.markerSpan = found.markerSpan;
		this.punctuation = found.punctuation;
		this.stray = found.stray;
		this.isWhole = found.isWhole;
	}

	get choices(): ReadonlyMap<Braces, number> {
		this.#choices ??= choicesAt(this.#nodes, [this.nameSpan.start, this.valueSpan.start]);
		return this.#choices;
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
