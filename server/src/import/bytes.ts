import { codeAt } from '../text/codes.ts';

/** What stands in a file, read without ever leaving it: past the end there are zeros and empty texts. */
export class Bytes {
	readonly #view: DataView;

	constructor(readonly all: Uint8Array) {
		this.#view = new DataView(all.buffer, all.byteOffset, all.byteLength);
	}

	get length(): number {
		return this.all.length;
	}

	u16(at: number, littleEndian = false): number {
		return at >= 0 && at + 2 <= this.length ? this.#view.getUint16(at, littleEndian) : 0;
	}

	u32(at: number, littleEndian = false): number {
		return at >= 0 && at + 4 <= this.length ? this.#view.getUint32(at, littleEndian) : 0;
	}

	slice(start: number, end: number): Uint8Array {
		return this.all.subarray(Math.max(0, start), Math.max(0, end));
	}

	/** True where the characters of `text`, all of them ASCII, stand at `at`. */
	has(text: string, at: number): boolean {
		for (let index = 0; index < text.length; index++) if (this.all[at + index] !== codeAt(text, index)) return false;
		return true;
	}
}

/** Each byte as the character of that code. */
export const latin1 = (bytes: Uint8Array): string => joined(bytes.length, (at) => bytes[at] ?? 0);

export const utf16 = (bytes: Uint8Array, littleEndian: boolean): string => {
	const units = new Bytes(bytes);
	return joined(bytes.length >> 1, (at) => units.u16(at * 2, littleEndian));
};

/** Undefined where the bytes are not UTF-8. A byte order mark at the start is left out. */
export const utf8 = (bytes: Uint8Array): string | undefined => {
	const codes: number[] = [];
	const texts: string[] = [];
	const flush = (): void => {
		texts.push(String.fromCodePoint(...codes));
		codes.length = 0;
	};
	const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
	for (let at = start; at < bytes.length;) {
		const lead = bytes[at++] ?? 0;
		const more = lead < 0x80 ? 0 : lead < 0xc2 ? -1 : lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : lead < 0xf5 ? 3 : -1;
		if (more < 0) return undefined;
		let code = more === 0 ? lead : lead & (0x3f >> more);
		for (let index = 0; index < more; index++) {
			const next = bytes[at++] ?? 0;
			if ((next & 0xc0) !== 0x80) return undefined;
			code = (code << 6) | (next & 0x3f);
		}
		const isOverlong = (more === 2 && code < 0x800) || (more === 3 && code < 0x10000);
		if (isOverlong || code > 0x10ffff || (code >= 0xd800 && code < 0xe000)) return undefined;
		codes.push(code);
		if (codes.length === chunkLength) flush();
	}
	flush();
	return texts.join('');
};

/** So many characters at a time: a call takes only so many arguments. */
const chunkLength = 4096;

const joined = (length: number, unitAt: (at: number) => number): string => {
	const texts: string[] = [];
	for (let from = 0; from < length; from += chunkLength) {
		const units = Array.from({ length: Math.min(chunkLength, length - from) }, (_, index) => unitAt(from + index));
		texts.push(String.fromCharCode(...units));
	}
	return texts.join('');
};
