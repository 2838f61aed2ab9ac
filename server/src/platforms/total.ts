import type { Estimate, Native, PartlyPriced, Priced, Share } from './estimate.ts';
import { toDecimal } from './money.ts';
import { countText } from './words.ts';

/**
 * The sum of estimates, exactly: its dollars are the sum of theirs, and it says how many it leaves out. Native units
 * and shares are summed where all priced parts have the same.
 */
export function total(parts: readonly Estimate[]): Estimate {
	const priced = parts.filter(
		(part): part is Priced | PartlyPriced => part.kind === 'priced' || part.kind === 'partial',
	);
	const unpriced = parts.reduce(
		(sum, part) => sum + (part.kind === 'unknown' ? 1 : part.kind === 'partial' ? part.unpriced : 0),
		0,
	);
	const included = parts.filter((part) => part.kind === 'included');
	const because = summary(priced, included.length, unpriced);
	const [first] = priced;
	if (first === undefined) {
		if (unpriced === 0) return { kind: 'included', ...imagesOf(included), because };
		return { kind: 'unknown', reason: reasonOf(parts), because };
	}
	const sum = {
		usd: { min: sumOf(priced, ({ usd }) => usd.min), max: sumOf(priced, ({ usd }) => usd.max) },
		...nativeOf(priced),
		...shareOf(priced),
		...(unpriced === 0 ? imagesOf([...priced, ...included]) : {}),
		asOf: priced.reduce((oldest, { asOf }) => (asOf < oldest ? asOf : oldest), first.asOf),
		sources: [...new Set(priced.flatMap(({ sources }) => sources))],
		...(priced.some(({ stale }) => stale === true) ? { stale: true as const } : {}),
		because,
	};
	return unpriced === 0 ? { kind: 'priced', ...sum } : { kind: 'partial', ...sum, unpriced };
}

/** The documented JSON form; see `interface` in the docs. Amounts are decimals. */
export function toJson(estimate: Estimate): Record<string, unknown> {
	const { kind, because } = estimate;
	if (kind === 'unknown') return { kind, reason: estimate.reason, because };
	const native = estimate.native === undefined ? {} : { native: decimals(estimate.native) };
	if (kind === 'included') return { kind, ...native, because };
	return {
		kind,
		usd: { min: toDecimal(estimate.usd.min), max: toDecimal(estimate.usd.max) },
		...(kind === 'partial' ? { unpriced: estimate.unpriced } : {}),
		...native,
		...(estimate.share === undefined ? {} : { share: roundedShare(estimate.share) }),
		asOf: estimate.asOf,
		sources: estimate.sources,
		because,
	};
}

function decimals({ unit, min, max }: Native): Record<string, unknown> {
	return { unit, min: toDecimal(min), max: toDecimal(max) };
}

/** Four decimals: a hundredth of a percent. What is less is that. */
function roundedShare({ of, min, max }: Share): Share {
	const rounded = (share: number) => (share === 0 ? 0 : Math.max(1, Math.round(share * 10_000)) / 10_000);
	return { of, min: rounded(min), max: rounded(max) };
}

function summary(priced: readonly Estimate[], included: number, unpriced: number): string[] {
	const because: string[] = [];
	if (priced.length > 0) because.push(`${priced.length} priced`);
	if (included > 0) because.push(`${included} included`);
	if (unpriced > 0) because.push(`${unpriced} not priced, and left out`);
	return because.length === 0 ? ['nothing to price'] : because;
}

function reasonOf(parts: readonly Estimate[]): string {
	const reasons = [...new Set(parts.flatMap((part) => (part.kind === 'unknown' ? [part.reason] : [])))];
	const [only] = reasons;
	return only !== undefined && reasons.length === 1 ? only : countText(reasons.length, 'different reason');
}

function sumOf<T>(parts: readonly T[], value: (part: T) => bigint): bigint {
	return parts.reduce((sum, part) => sum + value(part), 0n);
}

function nativeOf(parts: readonly (Priced | PartlyPriced)[]): { native?: Native } {
	const natives = parts.flatMap(({ native }) => native ?? []);
	const [first] = natives;
	if (first === undefined || natives.length < parts.length || natives.some(({ unit }) => unit !== first.unit))
		return {};
	return { native: { unit: first.unit, min: sumOf(natives, ({ min }) => min), max: sumOf(natives, ({ max }) => max) } };
}

function shareOf(parts: readonly (Priced | PartlyPriced)[]): { share?: Share } {
	const shares = parts.flatMap(({ share }) => share ?? []);
	const [first] = shares;
	if (first === undefined || shares.length < parts.length || shares.some(({ of }) => of !== first.of)) return {};
	const sum = (side: 'min' | 'max') => shares.reduce((so, share) => so + share[side], 0);
	return { share: { of: first.of, min: sum('min'), max: sum('max') } };
}

function imagesOf(parts: readonly Estimate[]): { images?: bigint } {
	const counts = parts.flatMap((part) => (part.kind === 'unknown' ? [] : (part.images ?? [])));
	return counts.length < parts.length ? {} : { images: counts.reduce((sum, count) => sum + count, 0n) };
}
