import { vagueKey, dimensions, type KeyRing, type Keys } from './keys.ts';
import { Met } from './met.ts';
import { readDescription } from './readEvent.ts';

/** Decodes UTF-8; undefined where the bytes are none. Comes from the host. */
export type Decode = (bytes: Uint8Array) => string | undefined;

/**
 * The ends of lines, from the first field after the figures on: what was run, for whom. They come again at every run of a
 * prompt, so each is read once and known by its bytes from then on.
 */
export class Descriptions {
	readonly #decode: Decode;
	readonly #ring: KeyRing;
	readonly #met = new Met<Keys>();
	#bytes: Uint8Array = new Uint8Array();
	#view: DataView = new DataView(new ArrayBuffer(0));

	constructor(decode: Decode, ring: KeyRing) {
		this.#decode = decode;
		this.#ring = ring;
	}

	/** `,"sheet":"hero.prompt"}` or `}` from `start` to `end`. Undefined where it is anything but a description. */
	find(bytes: Uint8Array, start: number, end: number): Keys | undefined {
		if (bytes !== this.#bytes) {
			this.#bytes = bytes;
			this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
		}
		const met = this.#met.find(this.#view, start, end);
		if (met) return met;
		const keys = this.#read(bytes.subarray(start, end));
		if (keys) this.#met.learn(this.#view, start, end, keys);
		return keys;
	}

	#read(bytes: Uint8Array): Keys | undefined {
		const text = this.#decode(bytes);
		if (text === undefined || (text !== '}' && !text.startsWith(','))) return undefined;
		const description = readDescription(`{${text.startsWith(',') ? text.slice(1) : text}`);
		return (
			description &&
			this.#ring.of(
				dimensions.map((name) => (name === 'vague' ? vagueKey(description.vague) : (description[name] ?? ''))),
			)
		);
	}
}
