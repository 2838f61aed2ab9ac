import * as v from 'valibot';
import { fraction, toMillionths, type Bounds } from '../platforms/money.ts';
import type { Unit } from '../platforms/shape.ts';
import { withoutAbsent } from '../sheet/present.ts';
import { codeAt } from '../text/codes.ts';
import {
	type descriptionKeys,
	eventKinds,
	formatVersion,
	maxAmount,
	type Amount,
	type EventKind,
	type LedgerEvent,
} from './event.ts';
import { isId } from './id.ts';
import { readTime } from './time.ts';

/** Why a line is not used; or, for `clock` and `torn`, what is odd about it. */
export type Refusal =
	'not-utf8' | 'not-json' | 'torn' | 'conflict' | 'too-long' | 'newer-version' | 'unknown-event' | 'wrong-shape';

/** An entry, or why there is none. */
export type ReadLine = { readonly event: LedgerEvent } | { readonly refusal: Refusal; readonly message: string };

/** Units of an amount besides dollars. */
export const nativeUnits = ['gpu-minutes', 'credits', 'anlas', 'tokens', 'watt-hours'] as const satisfies Unit[];

const figure = v.pipe(v.number(), v.minValue(0), v.maxValue(maxAmount));
/** One figure, or a range with the smallest first. */
const figures = v.union([
	figure,
	v.pipe(
		v.strictTuple([figure, figure]),
		v.check(([min, max]) => min <= max, 'the smallest comes first'),
	),
]);
const amount = v.pipe(
	v.strictObject({
		usd: v.exactOptional(figures),
		...v.entriesFromList(nativeUnits, v.exactOptional(figures)),
	}),
	v.check((given) => nativeUnits.filter((unit) => given[unit] !== undefined).length < 2, 'has more than one unit'),
);
const text = v.exactOptional(v.string());
const count = v.exactOptional(v.pipe(figure, v.integer()));

/** What was run, and for whom: the end of a line. */
const description = {
	sheet: text,
	prompt: text,
	platform: text,
	model: text,
	plan: text,
	mode: text,
	style: text,
	client: text,
	project: text,
	specificity: v.exactOptional(v.pipe(v.number(), v.minValue(0), v.maxValue(1))),
	vague: v.exactOptional(v.boolean()),
} satisfies Record<(typeof descriptionKeys)[number], unknown>;

const id = v.pipe(v.string(), v.check(isId, 'is not 1 to 64 letters, digits or signs'));

const shape = v.object({
	id,
	time: v.pipe(v.string(), v.check(isTime, 'is not a time such as 2026-11-22T14:03:00+01:00')),
	event: v.picklist(eventKinds),
	corrects: v.exactOptional(id),
	note: text,
	jobs: count,
	images: count,
	estimate: v.exactOptional(amount),
	actual: v.exactOptional(amount),
	...description,
} satisfies Record<keyof LedgerEvent, unknown>);

const descriptionShape = v.strictObject(description);

/** A JSON object of nothing but a description; undefined where it is none. */
export function readDescription(json: string): v.InferOutput<typeof descriptionShape> | undefined {
	try {
		const read = v.safeParse(descriptionShape, JSON.parse(json));
		return read.success ? read.output : undefined;
	} catch {
		return undefined;
	}
}

export function isTime(written: string): boolean {
	const bytes = Uint8Array.from(written, (letter) => codeAt(letter, 0));
	return !hasWide(written) && readTime(bytes, 0, bytes.length) !== undefined;
}

const hasWide = (written: string): boolean => /[^\0-\x7F]/.test(written);

/** Reads one line, without its end. Keys that are not known are ignored: later versions may add some. */
export function readLine(line: string): ReadLine {
	let json: unknown;
	try {
		json = JSON.parse(line);
	} catch {
		return notJson(line);
	}
	return readEvent(json);
}

export function readEvent(json: unknown): ReadLine {
	if (typeof json !== 'object' || json === null || Array.isArray(json)) {
		return { refusal: 'wrong-shape', message: 'is not a JSON object' };
	}
	const given = new Map<string, unknown>(Object.entries(json));
	const version = given.get('v');
	if (typeof version === 'number' && version > formatVersion) {
		return {
			refusal: 'newer-version',
			message: `is of version ${String(version)}, which a newer Prompt Credits wrote`,
		};
	}
	if (version !== formatVersion) return { refusal: 'wrong-shape', message: 'v: is not 1' };
	const kind = given.get('event');
	if (typeof kind === 'string' && !isKind(kind)) {
		return { refusal: 'unknown-event', message: `has the unknown event \`${kind.slice(0, 40)}\`` };
	}
	const read = v.safeParse(shape, json);
	if (!read.success) {
		const [issue] = read.issues;
		return { refusal: 'wrong-shape', message: `${v.getDotPath(issue) ?? ''}: ${issue.message}` };
	}
	const { estimate, actual, ...rest } = read.output;
	return {
		event: {
			...rest,
			...withoutAbsent({ estimate: estimate && amountOf(estimate), actual: actual && amountOf(actual) }),
		},
	};
}

const isKind = (written: string): written is EventKind => eventKinds.some((kind) => kind === written);

function notJson(line: string): ReadLine {
	if (/^(?:<{7}|={7}|>{7}|\|{7})/.test(line))
		return { refusal: 'conflict', message: 'is the mark of a merge conflict' };
	const isTorn = line.startsWith('{') && !line.trimEnd().endsWith('}');
	return isTorn
		? { refusal: 'torn', message: 'breaks off: its writing was interrupted' }
		: { refusal: 'not-json', message: 'is not JSON' };
}

function amountOf(given: v.InferOutput<typeof amount>): Amount {
	const unit = nativeUnits.find((name) => given[name] !== undefined);
	const native = unit && given[unit];
	return {
		...(given.usd !== undefined && { usd: boundsOf(given.usd) }),
		...(unit !== undefined && native !== undefined && { native: { unit, ...boundsOf(native) } }),
	};
}

function boundsOf(given: number | readonly [number, number]): Bounds<bigint> {
	const [min, max] = typeof given === 'number' ? [given, given] : given;
	return { min: toMillionths(fraction(min)), max: toMillionths(fraction(max)) };
}
