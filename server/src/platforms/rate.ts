import { bounds, dividedBy, fraction, spanning, type Bounds, type Fraction } from './money.ts';
import type { PriceOptions } from './options.ts';
import type { Request } from './request.ts';
import { isValid } from './conditions.ts';
import type { Evidence, Plan, Unit } from './shape.ts';
import { countText, unitName } from './words.ts';

/** Dollars for one of a unit. `free` where the plan costs nothing and its allowance is all one has. */
export interface Rate {
	readonly usd: Bounds<Fraction>;
	readonly free: boolean;
	readonly evidence: readonly Evidence[];
	readonly because: readonly string[];
}

const monthsPerYear = fraction(12);

/** What one of `unit` costs this user, or the reason why nobody can say. */
export function rateOf(unit: Unit, to: Request, { on, prices }: PriceOptions): Rate | string {
	const own = prices?.usdPerUnit?.[to.platform.id];
	if (unit === 'usd') return { usd: bounds(fraction(1)), free: false, evidence: [], because: [] };
	if (own !== undefined) return yours(own, unit);
	if (unit === 'watt-hours') return electricity(to, prices?.electricityUsdPerKwh, on);
	const billing = prices?.billing?.[to.platform.id] ?? (prices?.annualBilling === true ? 'annual' : 'monthly');
	const ofPlan = to.plan === undefined || billing === 'top-up' ? undefined : planRate(to.plan, unit, billing);
	return ofPlan ?? bought(unit, to, on);
}

/** The share that one unit is of a plan's allowance, where the plan has one in that unit. */
export function allowanceOf(unit: Unit, plan: Plan | undefined): Fraction | undefined {
	return plan?.allowance?.unit === unit ? fraction(plan.allowance.amount) : undefined;
}

function yours(usd: number, unit: Unit): Rate {
	return {
		usd: bounds(fraction(usd)),
		free: false,
		evidence: [],
		because: [`$${usd} a ${unitName(unit, false)}, your own rate`],
	};
}

function planRate(plan: Plan, unit: Unit, billing: 'monthly' | 'annual'): Rate | undefined {
	const allowance = allowanceOf(unit, plan);
	if (allowance === undefined || plan.allowance === undefined || plan.monthlyUsd === undefined) return undefined;
	const annual = billing === 'annual' ? plan.annualUsd : undefined;
	const monthly = annual === undefined ? fraction(plan.monthlyUsd) : dividedBy(fraction(annual), monthsPerYear);
	const free = plan.monthlyUsd === 0;
	const each = countText(plan.allowance.amount, unitName(unit, false), unitName(unit));
	const price = annual === undefined ? `$${plan.monthlyUsd}` : `$${annual / 12} (a year at $${annual})`;
	const per = plan.allowance.per === 'month' ? '' : ` a ${plan.allowance.per}`;
	return {
		usd: bounds(dividedBy(monthly, allowance)),
		free,
		evidence: [plan],
		because: [free ? `${each}${per} are free on ${plan.title}` : `${price} / ${each} on ${plan.title}`],
	};
}

function bought(unit: Unit, to: Request, on: string): Rate | string {
	const packs = to.platform.unitPrices.filter((pack) => isValid(pack, on));
	const [first, ...rest] = packs.map((pack) => bounds(dividedBy(fraction(pack.usd), fraction(pack.amount))));
	if (first === undefined) {
		const where = to.plan === undefined ? to.platform.title : `the ${to.plan.title} plan`;
		return `what a ${unitName(unit, false)} costs on ${where} is not known`;
	}
	return {
		usd: spanning(first, ...rest),
		free: false,
		evidence: packs,
		because: packs.map(
			(pack) => `$${pack.usd} / ${countText(pack.amount, unitName(unit, false), unitName(unit))} (${pack.title})`,
		),
	};
}

function electricity(to: Request, own: number | undefined, on: string): Rate | string {
	const perWattHour = (usdPerKwh: number) => bounds(dividedBy(fraction(usdPerKwh), fraction(1000)));
	if (own !== undefined)
		return { usd: perWattHour(own), free: false, evidence: [], because: [`$${own} a kWh, your own rate`] };
	const usual = to.platform.electricity?.find((row) => isValid(row, on));
	if (usual === undefined) return 'no price of electricity is known; set yours';
	return {
		usd: perWattHour(usual.usdPerKwh),
		free: false,
		evidence: [usual],
		because: [`assuming $${usual.usdPerKwh} a kWh (${usual.title}), because no price of electricity is set`],
	};
}
