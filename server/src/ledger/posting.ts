import type { Bounds } from '../platforms/money.ts';
import { codeAt } from '../text/codes.ts';
import type { Amount, EventKind, LedgerEvent } from './event.ts';
import { hashOfId, type IdHash } from './id.ts';
import type { Keys } from './keys.ts';
import { nativeUnits } from './readEvent.ts';
import { readTime } from './time.ts';

/** An amount in whole millionths. Numbers, not `bigint`: a single amount is small enough to be exact, and a million are read. */
export interface PostedAmount {
	readonly usd: Bounds<number> | undefined;
	/** Place in `nativeUnits`. */
	readonly unit: number;
	readonly native: Bounds<number> | undefined;
}

/** What an entry adds to a ledger: its figures, and what they are kept by. Texts that only people read are left out. */
export interface Posting {
	readonly event: EventKind;
	readonly id: IdHash;
	/** The entry that this one takes back. */
	readonly corrects: IdHash | undefined;
	/** Days from 1970-01-01. */
	readonly day: number;
	readonly millis: number;
	readonly keys: Keys;
	readonly jobs: number | undefined;
	readonly images: number | undefined;
	readonly estimate: PostedAmount | undefined;
	readonly actual: PostedAmount | undefined;
}

/** `keys` are those of the event's texts. */
export function postingOf(event: LedgerEvent, keys: Keys): Posting {
	const time = bytesOf(event.time);
	const moment = readTime(time, 0, time.length);
	return {
		event: event.event,
		id: idHash(event.id),
		corrects: event.corrects === undefined ? undefined : idHash(event.corrects),
		day: moment?.day ?? 0,
		millis: moment?.millis ?? 0,
		keys,
		jobs: event.jobs,
		images: event.images,
		estimate: event.estimate && posted(event.estimate),
		actual: event.actual && posted(event.actual),
	};
}

function posted({ usd, native }: Amount): PostedAmount {
	return {
		usd: usd && { min: Number(usd.min), max: Number(usd.max) },
		unit: nativeUnits.findIndex((unit) => unit === native?.unit),
		native: native && { min: Number(native.min), max: Number(native.max) },
	};
}

/** Ids and times are ASCII. */
const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (letter) => codeAt(letter, 0));

function idHash(id: string): IdHash {
	const bytes = bytesOf(id);
	return hashOfId(bytes, 0, bytes.length);
}
