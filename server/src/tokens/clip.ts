import { readMerges } from './mergeTable.ts';
import { utf8Bytes } from './utf8.ts';

/** CLIP's tokens of a text. Token `i` has the id `ids[i]` and stands at `starts[i]` to `ends[i]` in the text. */
export interface ClipTokens {
	readonly ids: readonly number[];
	readonly starts: readonly number[];
	readonly ends: readonly number[];
}

export interface ClipEncoder {
	encode(text: string): ClipTokens;
	/** The vocabulary's own spelling: bytes as visible characters, `</w>` at the end of a word. */
	tokenOf(id: number): string;
}

/** Words as CLIP cuts them: contractions, letters, single digits, runs of everything else that is no space. */
const pieces = /<\|startoftext\|>|<\|endoftext\|>|'(?:[stmd]|re|ve|ll)|\p{L}+|\p{N}|[^\s\p{L}\p{N}]+/giu;

const byteCount = 256;
/** So many words are remembered, and none that is longer. */
const mostKnown = 10_000;
const longestKnown = 40;

/**
 * Builds an encoder from CLIP's merge table (`mergeTable.ts`), best first. Ids agree with OpenAI's `SimpleTokenizer` for text that needs no cleaning (`clean.ts`).
 */
export const createClipEncoder = (table: string): ClipEncoder => {
	const spellings = [...singleSpellings];
	const merges = new Map<number, number>();
	const { left, right } = readMerges(table);
	for (let at = 0; at < left.length; at++) {
		const [one, other] = [left[at] ?? 0, right[at] ?? 0];
		merges.set(pairKey(one, other), spellings.length);
		spellings.push(`${spellings[one] ?? ''}${spellings[other] ?? ''}`);
	}
	const special = new Map(['<|startoftext|>', '<|endoftext|>'].map((name, index) => [name, spellings.length + index]));
	spellings.push(...special.keys());
	/** Words of a prompt come again, and signs more often still. */
	const known = new Map<string, ClipTokens>();
	const rowOf = (word: string): ClipTokens => {
		let row = known.get(word);
		if (!row) {
			row = encodeWord(word, merges);
			if (known.size >= mostKnown) known.clear();
			if (word.length <= longestKnown) known.set(word, row);
		}
		return row;
	};
	return {
		tokenOf: (id) => spellings[id] ?? '',
		encode: (source) => {
			const same = source.length <= longestKnown ? known.get(source) : undefined;
			if (same) return same;
			const tokens = { ids: [] as number[], starts: [] as number[], ends: [] as number[] };
			// Before it is cut: lower case can depend on the letters around (`Σ`), and end a word (`İ`).
			const text = source.toLowerCase();
			pieces.lastIndex = 0;
			for (let match = pieces.exec(text); match; match = pieces.exec(text)) {
				const [word] = match;
				const mark = word.startsWith('<|') ? special.get(word) : undefined;
				const row = mark === undefined ? rowOf(word) : { ids: [mark], starts: [0], ends: [word.length] };
				for (let at = 0; at < row.ids.length; at++) {
					tokens.ids.push(row.ids[at] ?? 0);
					tokens.starts.push(match.index + (row.starts[at] ?? 0));
					tokens.ends.push(match.index + (row.ends[at] ?? 0));
				}
			}
			if (text.length === source.length) return tokens;
			const places = placesIn(source);
			const inSource = (at: number): number => places[at] ?? source.length;
			return { ids: tokens.ids, starts: tokens.starts.map(inSource), ends: tokens.ends.map(inSource) };
		},
	};
};

/** Where in `source` each character of its lower case stands: `İ` becomes two. */
const placesIn = (source: string): readonly number[] =>
	source.split('').flatMap((char, at) => Array.from(char.toLowerCase(), () => at));

const pairKey = (left: number, right: number): number => left * 0x10000 + right;

/** Bytes in the order of the vocabulary: the visible ones first, the others behind, moved up to be visible. */
const byteOrder: readonly number[] = (() => {
	const isVisible = (byte: number): boolean =>
		(byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xac) || byte >= 0xae;
	const bytes = Array.from({ length: byteCount }, (_, byte) => byte);
	return [...bytes.filter(isVisible), ...bytes.filter((byte) => !isVisible(byte))];
})();

const hiddenBytes = 68;
const byteSpellings = byteOrder.map((byte, index) =>
	String.fromCharCode(index < byteCount - hiddenBytes ? byte : byteCount + index - (byteCount - hiddenBytes)),
);
/** Tokens of a single byte, and then those that end a word, in the vocabulary's own spelling. */
export const singleSpellings: readonly string[] = [
	...byteSpellings,
	...byteSpellings.map((spelling) => `${spelling}</w>`),
];
const byteIds = new Uint16Array(byteCount);
byteOrder.forEach((byte, id) => (byteIds[byte] = id));

/**
 * Byte-pair encoding of one word: the best merge first, of equals the leftmost. A merge's result only ever takes part
 * in later merges of the table, so a queue by rank does what rounds over the whole word would.
 */
const encodeWord = (word: string, merges: ReadonlyMap<number, number>): ClipTokens => {
	const { bytes, starts } = utf8Bytes(word);
	const size = bytes.length;
	const symbols = new Int32Array(size);
	const next = new Int32Array(size);
	const previous = new Int32Array(size);
	for (let index = 0; index < size; index++) {
		symbols[index] = (byteIds[bytes[index] ?? 0] ?? 0) + (index === size - 1 ? byteCount : 0);
		next[index] = index + 1;
		previous[index] = index - 1;
	}
	/** The merge of a place and the one behind it. */
	const mergeAt = (left: number): number | undefined => {
		const right = next[left] ?? size;
		return left < 0 || right >= size ? undefined : merges.get(pairKey(symbols[left] ?? 0, symbols[right] ?? 0));
	};
	const queue = new MergeQueue();
	const offer = (left: number): void => {
		const merge = mergeAt(left);
		if (merge !== undefined) queue.push(merge, left);
	};
	for (let index = 0; index + 1 < size; index++) offer(index);
	for (let best = queue.pop(); best; best = queue.pop()) {
		for (const left of best.places) {
			// The pair may have been merged into something else since it was offered.
			if ((symbols[left] ?? -1) < 0 || mergeAt(left) !== best.merge) continue;
			const right = next[left] ?? size;
			symbols[left] = best.merge;
			symbols[right] = -1;
			const after = next[right] ?? size;
			next[left] = after;
			if (after < size) previous[after] = left;
			offer(previous[left] ?? -1);
			offer(left);
		}
	}
	const tokens = { ids: [] as number[], starts: [] as number[], ends: [] as number[] };
	for (let index = 0; index < size; index = next[index] ?? size) {
		tokens.ids.push(symbols[index] ?? 0);
		tokens.starts.push(starts[index] ?? 0);
		tokens.ends.push(starts[next[index] ?? size] ?? word.length);
	}
	return tokens;
};

/** The places of offered merges by the rank of the merge, and a heap of those ranks, the least first. */
class MergeQueue {
	readonly #places = new Map<number, number[]>();
	readonly #heap: number[] = [];

	push(merge: number, at: number): void {
		const places = this.#places.get(merge);
		if (places) places.push(at);
		else {
			this.#places.set(merge, [at]);
			this.#pushRank(merge);
		}
	}

	/** The best merge, and its places from left to right. No place is offered for it after that. */
	pop(): { readonly merge: number; readonly places: readonly number[] } | undefined {
		const merge = this.#popRank();
		if (merge === undefined) return undefined;
		const places = this.#places.get(merge) ?? [];
		this.#places.delete(merge);
		return { merge, places: places.sort((a, b) => a - b) };
	}

	#pushRank(rank: number): void {
		const heap = this.#heap;
		let child = heap.push(rank) - 1;
		while (child > 0) {
			const parent = (child - 1) >> 1;
			if ((heap[parent] ?? 0) <= rank) break;
			heap[child] = heap[parent] ?? 0;
			child = parent;
		}
		heap[child] = rank;
	}

	#popRank(): number | undefined {
		const heap = this.#heap;
		const top = heap[0];
		const last = heap.pop();
		if (last === undefined || heap.length === 0) return last;
		let parent = 0;
		for (;;) {
			let child = 2 * parent + 1;
			if (child >= heap.length) break;
			if (child + 1 < heap.length && (heap[child + 1] ?? 0) < (heap[child] ?? 0)) child++;
			if ((heap[child] ?? 0) >= last) break;
			heap[parent] = heap[child] ?? 0;
			parent = child;
		}
		heap[parent] = last;
		return top;
	}
}
