import { codeAt } from '../text/codes.ts';
import { folded, type Table } from './ownTable.ts';

/** Words looked at between two breaths of the caller: a millisecond or two of work. */
export const wordsInStep = 16_000;

/** Words of a table whose first `depth` letters are alike; `part` of the next letter is what they are divided by. */
interface Alike {
	readonly from: number;
	readonly to: number;
	readonly depth: number;
	readonly part: 'letter' | 'high byte' | 'low byte';
}

/** Few enough words to be put in order one by one. */
const few = 24;
/** All letters beyond ASCII, until their bytes divide them. */
const beyondAscii = 128;

const partOf = (code: number, part: Alike['part']): number =>
	part === 'letter' ? Math.min(code, beyondAscii) : part === 'high byte' ? code >> 8 : code & 0xff;

/**
 * The numbers of the words, sorted by the text they begin: divided by their first letter, then each lot by the next, as
 * far as needed. Words that are alike to the end of their name keep their order.
 */
export function* sortWords({ text, wordStarts }: Table): Generator<void, Uint32Array> {
	const sorted = new Uint32Array(wordStarts.length);
	for (let word = 0; word < sorted.length; word++) sorted[word] = word;
	yield;
	const spare = new Uint32Array(sorted.length);
	const ends = new Uint32Array(257);
	const letterOf = (word: number, depth: number): number => folded(codeAt(text, (wordStarts[word] ?? 0) + depth));
	const compare = (one: number, other: number, from: number): number => {
		for (let depth = from; ; depth++) {
			const letter = letterOf(one, depth);
			const difference = letter - letterOf(other, depth);
			if (difference !== 0) return difference;
			if (letter === 0) return one - other;
		}
	};
	const insert = ({ from, to, depth }: Alike): void => {
		for (let at = from + 1; at < to; at++) {
			const word = sorted[at] ?? 0;
			let gap = at;
			for (; gap > from && compare(sorted[gap - 1] ?? 0, word, depth) > 0; gap--) sorted[gap] = sorted[gap - 1] ?? 0;
			sorted[gap] = word;
		}
	};
	let work = 0;
	const lots: Alike[] = [{ from: 0, to: sorted.length, depth: 0, part: 'letter' }];
	for (let lot = lots.pop(); lot !== undefined; lot = lots.pop()) {
		const { from, to, depth, part } = lot;
		if (to - from <= few) {
			insert(lot);
			work += (to - from) * 4;
			if (work > wordsInStep) yield void (work = 0);
			continue;
		}
		ends.fill(0);
		for (let at = from; at < to; at++) {
			const value = partOf(letterOf(sorted[at] ?? 0, depth), part) + 1;
			ends[value] = (ends[value] ?? 0) + 1;
			if (++work > wordsInStep) yield void (work = 0);
		}
		for (let value = 1; value < ends.length; value++) ends[value] = (ends[value] ?? 0) + (ends[value - 1] ?? 0);
		for (let at = from; at < to; at++) {
			const word = sorted[at] ?? 0;
			const value = partOf(letterOf(word, depth), part);
			const place = ends[value] ?? 0;
			spare[from + place] = word;
			ends[value] = place + 1;
			if (++work > wordsInStep) yield void (work = 0);
		}
		sorted.set(spare.subarray(from, to), from);
		for (let value = 0, start = from; value < 256; value++) {
			const end = from + (ends[value] ?? 0);
			const isEnded = value === 0 && part !== 'high byte' && letterOf(sorted[start] ?? 0, depth) === 0;
			if (end - start > 1 && !isEnded) lots.push({ from: start, to: end, ...next(value, depth, part) });
			start = end;
		}
	}
	return sorted;
}

/** What a lot with this value is divided by next. */
function next(value: number, depth: number, part: Alike['part']): Pick<Alike, 'depth' | 'part'> {
	if (part === 'letter' && value === beyondAscii) return { depth, part: 'high byte' };
	return part === 'high byte' ? { depth, part: 'low byte' } : { depth: depth + 1, part: 'letter' };
}
