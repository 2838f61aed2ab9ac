import { bounds, dividedBy, exactly, fraction, spanning, type Bounds, type Fraction } from './money.ts';
import type { PriceOptions } from './options.ts';
import type { Request } from './request.ts';
import { isValid } from './conditions.ts';
import type { Evidence, Plan, Unit } from './shape.ts';
import { amountText, countText, unitName } from './words.ts';

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
	return ofPlan ?? bought(unit, to, on, billing === 'annual' ? 'annual' : 'monthly');
}

/** A plan's allowance, where it has one in this unit; a range where sources disagree. */
export function allowanceOf(unit: Unit, plan: Plan | undefined): Bounds<Fraction> | undefined {
	return plan?.allowance?.unit === unit ? exactly(plan.allowance.amount) : undefined;
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
	const each = amountText(allowance, unit);
	const price = annual === undefined ? `$${plan.monthlyUsd}` : `$${annual / 12} (a year at $${annual})`;
	const per = plan.allowance.per === 'month' ? '' : ` a ${plan.allowance.per}`;
	return {
		usd: { min: dividedBy(monthly, allowance.max), max: dividedBy(monthly, allowance.min) },
		free,
		evidence: [plan],
		because: [free ? `${each}${per} are free on ${plan.title}` : `${price} / ${each} on ${plan.title}`],
	};
}

function bought(unit: Unit, to: Request, on: string, billing: 'monthly' | 'annual'): Rate | string {
	const packs = to.platform.unitPrices.filter((pack) => (pack.unit ?? to.platform.unit) === unit && isValid(pack, on));
	const [first, ...rest] = packs.map((pack) => bounds(dividedBy(fraction(pack.usd), fraction(pack.amount))));
	if (first === undefined && to.plan === undefined) return anyPlan(unit, to, billing);
	if (first === undefined) {
		const where = `the ${to.plan?.title ?? ''} plan`;
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

/** With no plan and nothing to buy, any of the plans that cost something. */
function anyPlan(unit: Unit, to: Request, billing: 'monthly' | 'annual'): Rate | string {
	const plans = to.platform.plans.filter((plan) => plan.monthlyUsd !== 0);
	const rates = plans.flatMap((plan) => planRate(plan, unit, billing) ?? []);
	const [first, ...rest] = rates;
	if (first === undefined) return `what a ${unitName(unit, false)} costs on ${to.platform.title} is not known`;
	return {
		usd: spanning(first.usd, ...rest.map(({ usd }) => usd)),
		free: false,
		evidence: rates.flatMap(({ evidence }) => evidence),
		because: [`assuming one of the plans, because none is set: ${rates.flatMap(({ because }) => because).join('; ')}`],
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
