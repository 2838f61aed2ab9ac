import type { Estimate, Native, PartlyPriced, Priced, Share } from './estimate.ts';
import { toDecimal } from './money.ts';
import { countText } from './words.ts';

/**
 * The sum of estimates, exactly: its dollars are the sum of theirs, and it says how many it leaves out. Native units
 * and shares are summed where all priced parts have the same. One pass: a sheet of thousands is summed at every edit.
 */
export function total(parts: readonly Estimate[]): Estimate {
	const sum = new EstimateSum();
	for (const part of parts) sum.add(part);
	return sum.estimate();
}

/** The sum of a prompt's variants, with the steps that are the same in all: `48 jobs in 4 variants`, `2 GPU minutes each`. */
export function totalOfVariants(parts: readonly Estimate[], jobs: bigint | 'infinite'): Estimate {
	const sum = total(parts);
	if (parts.some(({ kind }) => kind !== 'priced')) return sum;
	const [first = [], ...others] = parts.map(({ because }) => because.slice(1));
	const same = first.filter((step) => others.every((steps) => steps.includes(step)));
	return { ...sum, because: [`${String(jobs)} jobs in ${String(parts.length)} variants`, ...same] };
}

/** A sum in the making. Sums of parts can be kept and added up again: the result is the same. */
export class EstimateSum {
	#priced = 0;
	#included = 0;
	#unpriced = 0;
	#min = 0n;
	#max = 0n;
	/** Undefined from the first part that has none. */
	#images: bigint | undefined = 0n;
	#native: Native | 'none' | 'mixed' = 'none';
	#share: Share | 'none' | 'mixed' = 'none';
	#asOf = '';
	#stale = false;
	readonly #sources = new Set<string>();
	readonly #reasons = new Set<string>();

	add(part: Estimate): void {
		if (part.kind === 'unknown') {
			this.#unpriced++;
			this.#reasons.add(part.reason);
			return;
		}
		this.#images = this.#images === undefined || part.images === undefined ? undefined : this.#images + part.images;
		if (part.kind === 'included') this.#included++;
		else this.#addPriced(part);
	}

	/** Adds all that another sum holds. */
	merge(other: EstimateSum): void {
		for (const reason of other.#reasons) this.#reasons.add(reason);
		for (const source of other.#sources) this.#sources.add(source);
		this.#images = this.#images === undefined || other.#images === undefined ? undefined : this.#images + other.#images;
		this.#unpriced += other.#unpriced;
		this.#included += other.#included;
		if (other.#priced === 0) return;
		const first = this.#priced === 0;
		this.#priced += other.#priced;
		this.#min += other.#min;
		this.#max += other.#max;
		this.#native = first
			? other.#native
			: nativeSum(this.#native, typeof other.#native === 'string' ? undefined : other.#native);
		this.#share = first
			? other.#share
			: shareSum(this.#share, typeof other.#share === 'string' ? undefined : other.#share);
		if (first || other.#asOf < this.#asOf) this.#asOf = other.#asOf;
		this.#stale ||= other.#stale;
	}

	#addPriced(part: Priced | PartlyPriced): void {
		if (part.kind === 'partial') this.#unpriced += part.unpriced;
		const first = this.#priced++ === 0;
		this.#min += part.usd.min;
		this.#max += part.usd.max;
		this.#native = first ? (part.native ?? 'mixed') : nativeSum(this.#native, part.native);
		this.#share = first ? (part.share ?? 'mixed') : shareSum(this.#share, part.share);
		if (first || part.asOf < this.#asOf) this.#asOf = part.asOf;
		this.#stale ||= part.stale === true;
		for (const source of part.sources) this.#sources.add(source);
	}

	estimate(): Estimate {
		const because = this.#because();
		const images = this.#images === undefined ? {} : { images: this.#images };
		if (this.#priced === 0) {
			if (this.#unpriced === 0) return { kind: 'included', ...images, because };
			return { kind: 'unknown', reason: this.#reason(), because };
		}
		const sum = {
			usd: { min: this.#min, max: this.#max },
			...(typeof this.#native === 'string' ? {} : { native: this.#native }),
			...(typeof this.#share === 'string' ? {} : { share: this.#share }),
			...(this.#unpriced === 0 ? images : {}),
			asOf: this.#asOf,
			sources: [...this.#sources],
			...(this.#stale ? { stale: true as const } : {}),
			because,
		};
		return this.#unpriced === 0 ? { kind: 'priced', ...sum } : { kind: 'partial', ...sum, unpriced: this.#unpriced };
	}

	#because(): string[] {
		const because: string[] = [];
		if (this.#priced > 0) because.push(`${this.#priced} priced`);
		if (this.#included > 0) because.push(`${this.#included} included`);
		if (this.#unpriced > 0) because.push(`${this.#unpriced} not priced, and left out`);
		return because.length === 0 ? ['nothing to price'] : because;
	}

	#reason(): string {
		const [only = ''] = this.#reasons;
		return this.#reasons.size === 1 ? only : countText(this.#reasons.size, 'different reason');
	}
}

function nativeSum(sum: Native | 'none' | 'mixed', part: Native | undefined): Native | 'mixed' {
	if (typeof sum === 'string' || part?.unit !== sum.unit) return 'mixed';
	return { unit: sum.unit, min: sum.min + part.min, max: sum.max + part.max };
}

function shareSum(sum: Share | 'none' | 'mixed', part: Share | undefined): Share | 'mixed' {
	if (typeof sum === 'string' || part?.of !== sum.of) return 'mixed';
	return { of: sum.of, min: sum.min + part.min, max: sum.max + part.max };
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
