import { span, type Span } from '../../sheet/span.ts';
import type { Group, Option } from '../dialect.ts';

/** `||a|b||`: one option is drawn for each image, whatever the seed. */
export const readRandomizers = (text: string): readonly Group[] => {
	const groups: Group[] = [];
	for (let start = text.indexOf('||'); start >= 0;) {
		const close = text.indexOf('||', start + 2);
		if (close < 0) break;
		groups.push(new Randomizer(text, start, close));
		start = text.indexOf('||', close + 2);
	}
	return groups;
};

/** A group that is read again for its options: of thousands, few are asked for them. */
class Randomizer implements Group {
	readonly count: bigint;
	readonly multiplies = false;
	readonly #text: string;
	readonly #start: number;
	readonly #close: number;

	constructor(text: string, start: number, close: number) {
		let options = 1;
		for (let bar = text.indexOf('|', start + 2); bar < close; bar = text.indexOf('|', bar + 1)) options++;
		this.count = BigInt(options);
		this.#text = text;
		this.#start = start;
		this.#close = close;
	}

	get span(): Span {
		return span(this.#start, this.#close + 2);
	}

	get options(): readonly Option[] {
		let at = this.#start + 2;
		return this.#text
			.slice(at, this.#close)
			.split('|')
			.map((text) => {
				const where = span(at, at + text.length);
				at = where.end + 1;
				return { span: where, text, count: 1n };
			});
	}
}
