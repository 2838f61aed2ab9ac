/** Crockford's alphabet: its order is that of the values, and no two letters look alike. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Bytes of chance that an id needs. */
export const idRandomBytes = 10;

/**
 * An id of 26 letters that sorts by its time: 48 bits of milliseconds, then 80 bits of chance.
 * `random` is ten bytes from a good source.
 */
export function eventId(millis: number, random: Uint8Array): string {
	let time = '';
	for (let rest = Math.max(0, Math.floor(millis)), count = 0; count < 10; count++) {
		time = (alphabet[rest % 32] ?? '') + time;
		rest = Math.floor(rest / 32);
	}
	let chance = '';
	let bits = 0;
	let held = 0;
	for (let at = 0; at < idRandomBytes; at++) {
		held = (held << 8) | (random[at] ?? 0);
		for (bits += 8; bits >= 5; bits -= 5) chance += alphabet[(held >>> (bits - 5)) & 31] ?? '';
		held &= (1 << bits) - 1;
	}
	return time + chance;
}

/** What an id may be: 1 to 64 printable ASCII characters, no space, quote or backslash. */
export const isId = (text: string): boolean => /^[\w!#$%&'()*+,./:;<=>?@[\]^`{|}~-]{1,64}$/.test(text);

/** 64 bits of an id, as two whole numbers of 32. That two ids of a million share them has a chance of 1 in 37 million. */
export interface IdHash {
	readonly high: number;
	readonly low: number;
}

/** The hash of the ASCII text from `start` to `end`. */
export function hashOfId(bytes: Uint8Array, start: number, end: number): IdHash {
	let high = 0x9e37_79b9;
	let low = 0x243f_6a88;
	for (let at = start; at < end; at++) {
		const byte = bytes[at] ?? 0;
		high = Math.imul(high ^ byte, 0x85eb_ca6b);
		low = Math.imul(low ^ byte, 0xc2b2_ae35);
		high = (high << 13) | (high >>> 19);
	}
	return {
		high: mixed(high ^ (low >>> 16)) >>> 0,
		low: mixed(low ^ (high >>> 13)) >>> 0,
	};
}

function mixed(value: number): number {
	let so = Math.imul(value ^ (value >>> 16), 0x7feb_352d);
	so = Math.imul(so ^ (so >>> 15), 0x846c_a68b);
	return so ^ (so >>> 16);
}
