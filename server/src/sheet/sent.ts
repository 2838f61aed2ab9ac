import type { Span } from './span.ts';

/** A stretch of sent text that stands in the source in one piece. */
export interface Piece {
	/** Where it starts in the sent text. */
	readonly at: number;
	/** Where it stands in the source. */
	readonly source: Span;
}

/**
 * Text as it is sent to an image model, and where each of its characters stands in the source. The lines of a prompt
 * are joined with one line feed; comments, settings and `/imagine prompt:` are not part of it.
 */
export class Sent {
	readonly value: string;
	/** In order; never empty for a text that has characters. */
	readonly #pieces: readonly Piece[];

	constructor(value: string, pieces: readonly Piece[]) {
		this.value = value;
		this.#pieces = pieces;
	}

	/** The same places with other characters; the lengths must be equal. */
	withValue(value: string): Sent {
		return new Sent(value, this.#pieces);
	}

	/** This text with more behind it, which stands at `source`; where that is undefined, nowhere in this source. */
	and(more: string, source: Span | undefined): Sent {
		const pieces = source ? [...this.#pieces, { at: this.value.length, source }] : this.#pieces;
		return new Sent(this.value + more, pieces);
	}

	/** Source offset of the sent offset `at`, which may be the end of the text. */
	sourceOf(at: number): number {
		const piece = this.#pieces[this.#pieceAt(at)];
		if (!piece) return 0;
		return Math.min(piece.source.start + (at - piece.at), piece.source.end);
	}

	/** The source span of a span of the sent text. It may run over comments that stand between its lines. */
	locate({ start, end }: Span): Span {
		const from = this.sourceOf(start);
		return { start: from, end: Math.max(from, this.sourceOf(end)) };
	}

	/** Sent offset of a source offset; the nearest one before it where the offset is not sent. */
	sentOf(source: number): number {
		let best = 0;
		for (const piece of this.#pieces) {
			if (piece.source.start > source) break;
			best = piece.at + Math.min(source, piece.source.end) - piece.source.start;
		}
		return best;
	}

	/** True where the source offset stands in sent text or at its edge. */
	holds(source: number): boolean {
		return this.#pieces.some((piece) => piece.source.start <= source && source <= piece.source.end);
	}

	/** Source span from the first to the last character. */
	get span(): Span {
		return { start: this.#pieces[0]?.source.start ?? 0, end: this.#pieces.at(-1)?.source.end ?? 0 };
	}

	/** Index of the last piece that starts at or before `at`. */
	#pieceAt(at: number): number {
		let low = 0;
		let high = this.#pieces.length - 1;
		while (low < high) {
			const middle = (low + high + 1) >> 1;
			if ((this.#pieces[middle]?.at ?? 0) <= at) low = middle;
			else high = middle - 1;
		}
		return low;
	}
}
