import { codeAt } from '../text/codes.ts';

/** How many edits a typed text of this many letters may be away from what was meant. */
export const editsAllowed = (length: number): number => (length < 4 ? 0 : length < 9 ? 1 : 2);

/** A bit for each letter, for a cheap test that two texts cannot be near. */
export function letterMask(text: string): number {
	let mask = 0;
	for (let at = 0; at < text.length; at++) {
		const letter = codeAt(text, at) - 97;
		if (letter >= 0 && letter < 26) mask |= 1 << letter;
	}
	return mask;
}

export function bitCount(mask: number): number {
	let count = 0;
	for (let rest = mask; rest !== 0; rest &= rest - 1) count++;
	return count;
}

/**
 * The fewest insertions, deletions, substitutions and swaps of neighbours that turn `typed` into a beginning of
 * `word`, or more than `limit` where it takes more. Linear in `typed` for a given limit.
 */
export function editsToBeginning(typed: string, word: string, limit: number): number {
	const width = Math.min(word.length, typed.length + limit);
	let older: number[] = [];
	let previous = Array.from({ length: width + 1 }, (_, column) => column);
	for (let row = 1; row <= typed.length; row++) {
		const current: number[] = [row];
		let least = row;
		for (let column = 1; column <= width; column++) {
			const same = typed[row - 1] === word[column - 1];
			let edits = Math.min(
				(previous[column] ?? row) + 1,
				(current[column - 1] ?? column) + 1,
				(previous[column - 1] ?? column) + (same ? 0 : 1),
			);
			const swapped =
				row > 1 && column > 1 && typed[row - 1] === word[column - 2] && typed[row - 2] === word[column - 1];
			if (swapped) edits = Math.min(edits, (older[column - 2] ?? column) + 1);
			current.push(edits);
			least = Math.min(least, edits);
		}
		if (least > limit) return limit + 1;
		older = previous;
		previous = current;
	}
	return Math.min(...previous);
}
