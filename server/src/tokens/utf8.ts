/** The UTF-8 bytes of a text, and for each the offset of the character it belongs to. */
export interface Bytes {
	readonly bytes: readonly number[];
	readonly starts: readonly number[];
}

/** Half of a surrogate pair is sent as U+FFFD. */
export const utf8Bytes = (text: string): Bytes => {
	const bytes: number[] = [];
	const starts: number[] = [];
	const push = (byte: number, start: number): void => {
		bytes.push(byte);
		starts.push(start);
	};
	for (let at = 0; at < text.length;) {
		const read = text.codePointAt(at) ?? 0;
		const point = read >= 0xd800 && read <= 0xdfff ? 0xfffd : read;
		if (point < 0x80) push(point, at);
		else {
			if (point < 0x800) push(0xc0 | (point >> 6), at);
			else {
				if (point < 0x10000) push(0xe0 | (point >> 12), at);
				else {
					push(0xf0 | (point >> 18), at);
					push(0x80 | ((point >> 12) & 0x3f), at);
				}
				push(0x80 | ((point >> 6) & 0x3f), at);
			}
			push(0x80 | (point & 0x3f), at);
		}
		at += read > 0xffff ? 2 : 1;
	}
	return { bytes, starts };
};

/** Bytes of `text` in UTF-8; half of a surrogate pair counts as U+FFFD, which has three. */
export function utf8Length(text: string): number {
	let length = 0;
	for (let at = 0; at < text.length; at++) {
		const point = text.codePointAt(at) ?? 0;
		if (point > 0xffff) at++;
		length += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
	}
	return length;
}
