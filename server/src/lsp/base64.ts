import { codeAt } from '../text/codes.ts';

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const values = new Map(Array.from(digits, (digit, value) => [codeAt(digit, 0), value]));

/** The bytes of a base64 text; signs that are no digits are passed over. */
export function fromBase64(text: string): Uint8Array {
	const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
	let length = 0;
	let bits = 0;
	let held = 0;
	for (let at = 0; at < text.length; at++) {
		const value = values.get(codeAt(text, at));
		if (value === undefined) continue;
		held = ((held << 6) | value) & 0xffffff;
		bits += 6;
		if (bits < 8) continue;
		bits -= 8;
		bytes[length++] = (held >> bits) & 0xff;
	}
	return bytes.subarray(0, length);
}
