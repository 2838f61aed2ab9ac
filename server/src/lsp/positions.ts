import type { Position, Range } from 'vscode-languageserver-types';
import { LineIndex } from '../sheet/lines.ts';
import type { Span } from '../sheet/span.ts';

export type Encoding = 'utf-16' | 'utf-8';

/** Offsets of a text as a client's positions, in the encoding agreed on. Takes any position and any offset. */
export class Positions {
	readonly #lines: LineIndex;

	/** `of` is a text with its lines: a sheet, say, whose text costs something to put together. */
	constructor(
		readonly of: { readonly text: string; readonly lines: LineIndex },
		readonly encoding: Encoding,
	) {
		this.#lines = of.lines;
	}

	static in(text: string, encoding: Encoding): Positions {
		return new Positions({ text, lines: LineIndex.of(text) }, encoding);
	}

	at(offset: number): Position {
		const position = this.#lines.positionAt(offset);
		if (this.encoding === 'utf-16') return position;
		const start = this.#lines.offsetAt({ line: position.line, character: 0 });
		return { line: position.line, character: bytesIn(this.of.text, start, start + position.character) };
	}

	range({ start, end }: Span): Range {
		return { start: this.at(start), end: this.at(end) };
	}

	offset(position: Position): number {
		if (this.encoding === 'utf-16') return this.#lines.offsetAt(position);
		const start = this.#lines.offsetAt({ line: position.line, character: 0 });
		const end = this.#lines.offsetAt({ line: position.line, character: Number.MAX_SAFE_INTEGER });
		let at = start;
		for (let bytes = 0; at < end; at += this.#unitsAt(at)) {
			bytes += bytesIn(this.of.text, at, at + this.#unitsAt(at));
			if (bytes > position.character) break;
		}
		return at;
	}

	span({ start, end }: Range): Span {
		const from = this.offset(start);
		return { start: from, end: Math.max(from, this.offset(end)) };
	}

	#unitsAt(at: number): number {
		return (this.of.text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
	}
}

/** Length in UTF-8. A lone surrogate counts three bytes, as the replacement character that it is sent as. */
function bytesIn(text: string, start: number, end: number): number {
	let bytes = 0;
	for (let at = start; at < end; at++) {
		const code = text.codePointAt(at) ?? 0;
		if (code > 0xffff && at + 1 < end) {
			bytes += 4;
			at++;
		} else bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : 3;
	}
	return bytes;
}
