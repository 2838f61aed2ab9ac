import type { Limit } from './budget.ts';
import { dollar, MoneyFormat, type Currency } from './currency.ts';
import type { Estimate, Native } from './estimate.ts';
import { formatMillionths, type Bounds, type Micros } from './money.ts';
import { countText, unitName } from './words.ts';

/** Units whose published amounts are themselves rounded: their dollars are never exact. */
const isRough = (native: Native | undefined): boolean => native?.unit === 'gpu-minutes';

/** How costs are said, everywhere the same. Amounts are dollars until here, and are shown in the currency of these words. */
export class CostWords {
	readonly #format: MoneyFormat;

	constructor(readonly currency: Currency = dollar) {
		this.#format = new MoneyFormat(currency);
	}

	/** True where money reads the same in both. */
	isSame({ currency: { code, perDollar } }: CostWords): boolean {
		return this.currency.code === code && this.currency.perDollar === perDollar;
	}

	/** `$0.10`, `about €0.033`. */
	amount(usd: Micros): string {
		return this.#format.amount(usd);
	}

	/** `$0.10`, `€0.03 to €0.10`. */
	range(usd: Bounds<Micros>): string {
		return this.#format.range(usd);
	}

	/** What may be spent: `$12.00`, `200 credits`. */
	limit({ unit, millionths, own }: Limit): string {
		if (own !== undefined) return this.#format.own(own);
		if (unit === 'usd') return this.amount(millionths);
		const amount = formatMillionths({ min: millionths, max: millionths });
		return `${amount} ${unitName(unit, amount !== '1')}`;
	}

	/** What an estimate takes of a limit: `about $0.10`, `about 3 GPU min, 2 not priced`. */
	taken({ unit }: Limit, estimate: Estimate): string {
		const native = unit === 'usd' ? undefined : nativeText(estimate);
		if (native === undefined) return this.cost(estimate);
		return estimate.kind === 'partial' ? `${native}, ${String(estimate.unpriced)} not priced` : native;
	}

	/**
	 * What something costs, in a few words: `$0.04`, `about $0.10`, `included`, `price unknown`,
	 * `about $1.20, 2 not priced`.
	 */
	cost(estimate: Estimate): string {
		if (estimate.kind === 'included') return 'included';
		if (estimate.kind === 'unknown') return 'price unknown';
		const money = this.range(estimate.usd);
		const text = isRough(estimate.native) && !money.startsWith('about') ? `about ${money}` : money;
		return estimate.kind === 'partial' ? `${text}, ${String(estimate.unpriced)} not priced` : text;
	}

	/** `3 jobs · 12 images · about 3 GPU min · about $0.10`: the line above a prompt. */
	line(jobs: bigint | 'infinite', images: bigint | undefined, estimate: Estimate): string {
		return [
			jobs === 'infinite' ? 'endless jobs' : countText(jobs, 'job'),
			images === undefined ? undefined : countText(images, 'image'),
			nativeText(estimate),
			this.cost(estimate),
		]
			.filter((part) => part !== undefined)
			.join(' · ');
	}

	/** `1 dollar is 0.92 EUR, your rate of 2026-11-01`: said once beside a breakdown. Undefined where nothing is converted. */
	get rate(): string | undefined {
		const { code, perDollar, on } = this.currency;
		if (this.isSame(inDollars)) return undefined;
		return `1 dollar is ${String(perDollar)} ${code}, your own rate${on === undefined ? '' : ` of ${on}`}`;
	}
}

export const inDollars = new CostWords();

/** The amount in the platform's own unit, `about 3 GPU min` or `6.5 credits`; undefined where dollars are the unit. */
export function nativeText(estimate: Estimate): string | undefined {
	const native = 'native' in estimate ? estimate.native : undefined;
	if (!native || native.unit === 'usd') return undefined;
	const amount = formatMillionths(native);
	if (native.unit === 'gpu-minutes') return `about ${amount} GPU min`;
	return `${amount} ${unitName(native.unit, amount !== '1')}`;
}
