import { codeAt } from '../text/codes.ts';

/**
 * CLIP's merges as a text that packs well and is read in no time: six lines, of each merge a sign a line. The first three
 * have the digits, base 64 and counted from `0`, of the token that is its left part, the others of its right part.
 * A token below 512 is a byte, with 256 more where it ends a word; token 512 + n is what merge n makes.
 */
export interface Merges {
	readonly left: Uint16Array;
	readonly right: Uint16Array;
}

const base = 64;
const zero = codeAt('0', 0);
const places = [base * base, base, 1];

/** Throws where the text is no such table. */
export function readMerges(table: string): Merges {
	const lines = table.trimEnd().split('\n');
	const [first] = lines;
	if (first === undefined || lines.length !== 6 || lines.some(({ length }) => length !== first.length))
		throw new Error('This is no table of merges.');
	return { left: numbersIn(lines.slice(0, 3)), right: numbersIn(lines.slice(3)) };
}

export const writeMerges = ({ left, right }: Merges): string =>
	[left, right]
		.flatMap((part) =>
			places.map((place) =>
				[...part].map((id) => String.fromCharCode(zero + (Math.floor(id / place) % base))).join(''),
			),
		)
		.map((line) => `${line}\n`)
		.join('');

function numbersIn(digits: readonly string[]): Uint16Array {
	const numbers = new Uint16Array(digits[0]?.length ?? 0);
	for (const [index, place] of places.entries()) {
		const line = digits[index] ?? '';
		for (let at = 0; at < line.length; at++) numbers[at] = (numbers[at] ?? 0) + place * (codeAt(line, at) - zero);
	}
	return numbers;
}
