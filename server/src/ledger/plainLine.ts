import type { Bounds } from '../platforms/money.ts';
import { codeAt } from '../text/codes.ts';
import type { Descriptions } from './descriptions.ts';
import { eventKinds, type EventKind } from './event.ts';
import { hashOfId, type IdHash } from './id.ts';
import type { PostedAmount, Posting } from './posting.ts';
import { nativeUnits } from './readEvent.ts';
import { readTime, type EntryTime } from './time.ts';

/**
 * Reads a line that is written as `eventLine` writes it, straight from its bytes, for what is added up: several times
 * as fast as `JSON.parse`. It is never the judge: whatever is not plain (an escape, a space, an exponent, another order,
 * anything wrong) it leaves to `readLine`, and where it reads, both say the same.
 */
export class PlainLines {
	readonly #descriptions: Descriptions;
	#bytes: Uint8Array = new Uint8Array();
	#at = 0;
	#end = 0;
	/** Values of this line that are not plain. */
	#failures = 0;

	readonly #readId = (): IdHash | undefined => this.#id();
	readonly #readNote = (): number | undefined => this.#text(space);
	readonly #readCount = (): number | undefined => this.#count();
	readonly #readAmount = (): PostedAmount | undefined => this.#amount();

	constructor(descriptions: Descriptions) {
		this.#descriptions = descriptions;
	}

	/** The line from `start` to `end`, without its line end; undefined where it is not plain. */
	read(bytes: Uint8Array, start: number, end: number): Posting | undefined {
		this.#bytes = bytes;
		this.#at = start;
		this.#end = end;
		this.#failures = 0;
		const id = this.#after(heads.id) ? this.#id() : undefined;
		const time = this.#after(heads.time) ? this.#time() : undefined;
		const event = this.#after(heads.event) ? this.#event() : undefined;
		if (!id || !time || !event) return undefined;
		const corrects = this.#optional(heads.corrects, this.#readId);
		this.#optional(heads.note, this.#readNote);
		const jobs = this.#optional(heads.jobs, this.#readCount);
		const images = this.#optional(heads.images, this.#readCount);
		const estimate = this.#optional(heads.estimate, this.#readAmount);
		const actual = this.#optional(heads.actual, this.#readAmount);
		const keys = this.#failures > 0 ? undefined : this.#descriptions.find(bytes, this.#at, end);
		return keys && { event, id, corrects, day: time.day, millis: time.millis, keys, jobs, images, estimate, actual };
	}

	/** A value that may be left out, but must be right where it is not. */
	#optional<T>(head: Uint8Array, read: () => T | undefined): T | undefined {
		if (!this.#after(head)) return undefined;
		const value = read();
		if (value === undefined) this.#failures++;
		return value;
	}

	/** Steps over bytes, where they are the next ones. */
	#after(head: Uint8Array): boolean {
		const bytes = this.#bytes;
		const from = this.#at;
		for (let at = 0; at < head.length; at++) if (bytes[from + at] !== head[at]) return false;
		this.#at = from + head.length;
		return true;
	}

	#take(byte: number): boolean {
		if (this.#bytes[this.#at] !== byte) return false;
		this.#at++;
		return true;
	}

	/** Steps over letters of ASCII from `least` on and the quote after them; gives the place of that. */
	#text(least: number): number | undefined {
		const bytes = this.#bytes;
		for (let at = this.#at; at < this.#end; at++) {
			const byte = bytes[at] ?? 0;
			if (byte === quote) {
				this.#at = at + 1;
				return at;
			}
			if (byte < least || byte === backslash || byte > lastPrintable) break;
		}
		return undefined;
	}

	#id(): IdHash | undefined {
		const start = this.#at;
		const end = this.#text(space + 1);
		if (end === undefined || end === start || end - start > 64) return undefined;
		return hashOfId(this.#bytes, start, end);
	}

	#time(): EntryTime | undefined {
		const start = this.#at;
		const end = this.#text(space + 1);
		return end === undefined ? undefined : readTime(this.#bytes, start, end);
	}

	#event(): EventKind | undefined {
		return eventKinds[kindEnds.findIndex((end) => this.#after(end))];
	}

	#count(): number | undefined {
		const millionths = this.#millionths();
		return millionths === undefined || millionths % 1e6 !== 0 ? undefined : millionths / 1e6;
	}

	/** A number that is not negative, with at most nine digits before the point and six after it. */
	#millionths(): number | undefined {
		const start = this.#at;
		const whole = this.#digits();
		const length = this.#at - start;
		if (length === 0 || length > 9 || (length > 1 && this.#bytes[start] === zero)) return undefined;
		if (!this.#take(dot)) return whole * 1e6;
		const point = this.#at;
		const decimals = this.#digits();
		const places = this.#at - point;
		return places === 0 || places > 6 ? undefined : whole * 1e6 + decimals * (tens[6 - places] ?? 0);
	}

	#digits(): number {
		let value = 0;
		for (; this.#at < this.#end; this.#at++) {
			const digit = (this.#bytes[this.#at] ?? 0) - zero;
			if (digit < 0 || digit > 9) break;
			value = value * 10 + digit;
		}
		return value;
	}

	#bounds(): Bounds<number> | undefined {
		if (!this.#take(bracket)) {
			const only = this.#millionths();
			return only === undefined ? undefined : { min: only, max: only };
		}
		const min = this.#millionths();
		const max = this.#take(comma) ? this.#millionths() : undefined;
		const isRange = min !== undefined && max !== undefined && min <= max && this.#take(closingBracket);
		return isRange ? { min, max } : undefined;
	}

	#amount(): PostedAmount | undefined {
		const usd = this.#after(heads.usd) ? this.#bounds() : undefined;
		if (usd && this.#take(closingBrace)) return { usd, unit: -1, native: undefined };
		if (usd && !this.#take(comma)) return undefined;
		const unit = unitHeads.findIndex((head) => this.#after(head));
		const native = unit < 0 ? undefined : this.#bounds();
		return native && this.#take(closingBrace) ? { usd, unit, native } : undefined;
	}
}

const quote = 0x22;
const comma = 0x2c;
const dot = 0x2e;
const zero = 0x30;
const bracket = 0x5b;
const backslash = 0x5c;
const closingBracket = 0x5d;
const closingBrace = 0x7d;
const lastPrintable = 0x7e;
const space = 0x20;
const tens = [1, 10, 100, 1000, 10_000, 100_000];

const ascii = (text: string): Uint8Array => Uint8Array.from(text, (letter) => codeAt(letter, 0));
const heads = {
	id: ascii('{"v":1,"id":"'),
	time: ascii(',"time":"'),
	event: ascii(',"event":"'),
	corrects: ascii(',"corrects":"'),
	note: ascii(',"note":"'),
	jobs: ascii(',"jobs":'),
	images: ascii(',"images":'),
	estimate: ascii(',"estimate":{'),
	actual: ascii(',"actual":{'),
	usd: ascii('"usd":'),
};
const unitHeads = nativeUnits.map((unit) => ascii(`"${unit}":`));
const kindEnds = eventKinds.map((kind) => ascii(`${kind}"`));
