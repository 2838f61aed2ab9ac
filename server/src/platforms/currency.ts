import { dividedBy, fraction, isLess, thousands, times, type Bounds, type Fraction, type Micros } from './money.ts';

/** A currency that money is shown in, at a rate that the user set: nothing is ever looked up. */
export interface Currency {
	/** ISO 4217, in capitals. */
	readonly code: string;
	/** How much of it a US dollar is; more than 0. */
	readonly perDollar: number;
	/** The day of the rate, `YYYY-MM-DD`. */
	readonly on?: string;
}

/** Past these, a rate is a slip of the keyboard. */
export const rateLimits = { min: 0.000_01, max: 1_000_000 } as const;

/** True for the code of a currency that there is, in capitals. */
export const isCurrency = (code: string): boolean => codes.has(code);
const codes: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

export const dollar: Currency = { code: 'USD', perDollar: 1 };

/** What a currency is written with. */
interface Notation {
	/** `$`, `€`, or the code and a space. */
	readonly sign: string;
	/** Of its smallest coin: 2 for cents, 0 for yen. */
	readonly decimals: number;
}

/** Throws a RangeError for what cannot be a code. */
function notationOf(code: string): Notation {
	const format = new Intl.NumberFormat('en', { style: 'currency', currency: code });
	const sign = format.formatToParts(1).find(({ type }) => type === 'currency')?.value ?? code;
	return {
		sign: /\p{L}$/u.test(sign) ? `${sign} ` : sign,
		decimals: format.resolvedOptions().maximumFractionDigits ?? 2,
	};
}

/** Writes dollars as people write the money of one currency. The conversion is exact up to the digits that are shown. */
export class MoneyFormat {
	readonly #notation: Notation;
	readonly #rate: Fraction;

	constructor(readonly currency: Currency) {
		this.#notation = notationOf(currency.code);
		this.#rate = fraction(currency.perDollar);
	}

	/**
	 * `$0.10`, `$1,204.00`, `€0.0054`, `¥15`. From ten of the smallest coin on it shows whole coins, below that two
	 * significant digits; `about` says that digits were left out.
	 */
	amount(usd: Micros): string {
		const { text, exact } = this.#shown(usd);
		return exact ? text : `about ${text}`;
	}

	/** `$0.10`, `about $0.033`, `€0.03 to €0.10`. */
	range(usd: Bounds<Micros>): string {
		const min = this.#shown(usd.min);
		const max = this.#shown(usd.max);
		const text = min.text === max.text ? min.text : `${min.text} to ${max.text}`;
		return min.exact && max.exact ? text : `about ${text}`;
	}

	/** An amount that is in the currency already. */
	own(amount: Fraction): string {
		return this.#written(amount).text;
	}

	#shown(usd: Micros): { text: string; exact: boolean } {
		const size = usd < 0n ? -usd : usd;
		const { text, exact } = this.#written(times({ numerator: size, denominator: million }, this.#rate));
		return { text: usd < 0n ? `-${text}` : text, exact };
	}

	/** Of nothing, or more than nothing. */
	#written(value: Fraction): { text: string; exact: boolean } {
		const { sign, decimals } = this.#notation;
		let places = decimals;
		if (value.numerator > 0n) while (isLess(times(value, tenTo(places)), ten)) places++;
		const { numerator, denominator } = times(value, tenTo(places));
		const rounded = (2n * numerator + denominator) / (2n * denominator);
		const digits = rounded.toString().padStart(places + 1, '0');
		const whole = digits.slice(0, digits.length - places);
		const fractional = withoutZeros(digits.slice(digits.length - places), decimals);
		const figure = thousands(whole) + (fractional === '' ? '' : `.${fractional}`);
		return { text: sign + figure, exact: rounded * denominator === numerator };
	}
}

/** How many dollars an amount of a currency is, exactly. */
export const inDollarsAt = (amount: Fraction, { perDollar }: Currency): Fraction =>
	dividedBy(amount, fraction(perDollar));

const million = 1_000_000n;
const ten = fraction(10);

const tenTo = (places: number): Fraction => ({ numerator: 10n ** BigInt(places), denominator: 1n });

function withoutZeros(decimals: string, least: number): string {
	let end = decimals.length;
	while (end > least && decimals[end - 1] === '0') end--;
	return decimals.slice(0, end);
}
