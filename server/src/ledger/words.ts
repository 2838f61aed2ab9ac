import { findPlan, findPlatform } from '../platforms/catalogue.ts';
import type { CostWords } from '../platforms/costWords.ts';
import { formatMillionths } from '../platforms/money.ts';
import { countText, unitName } from '../platforms/words.ts';
import type { Accuracy } from './accuracy.ts';
import type { AllowanceLeft } from './allowance.ts';
import type { LedgerEvent } from './event.ts';
import type { Figure } from './figures.ts';
import type { Group } from './ledger.ts';
import type { Spent } from './tally.ts';

/** `$12.40, 2 runs not priced`. */
export function spentText({ usd, unpriced, unpricedRefunds, runs }: Spent, money: CostWords): string {
	if (runs > 0 && unpriced >= runs) return 'price unknown';
	return [
		money.range(usd),
		unpriced > 0 ? `${countText(unpriced, 'run')} not priced` : '',
		unpricedRefunds > 0 ? `${countText(unpricedRefunds, 'refund')} not known` : '',
	]
		.filter((part) => part !== '')
		.join(', ');
}

/** What an entry cost: the charge, in units where its dollars are not known, else the estimate of a run; else nothing. */
export function amountText({ estimate, actual, event }: LedgerEvent, money: CostWords): string {
	if (actual?.usd) return money.range(actual.usd);
	if (actual?.native) {
		const text = formatMillionths(actual.native);
		return `${text} ${unitName(actual.native.unit, text !== '1')}`;
	}
	if (event !== 'run') return '';
	if (!estimate?.usd) return 'price unknown';
	return estimate.usd.max === 0n ? 'included' : money.range(estimate.usd);
}

/** What there is of a plan besides its allowance: `3,000 carried over since 2026-09-01`, `60 bought`. */
export const besidesText = ({ carried, carriedSince = '', bought }: AllowanceLeft): string[] => [
	...(carried && carried.max > 0n ? [`${formatMillionths(carried)} carried over since ${carriedSince}`] : []),
	...(bought.max > 0n ? [`${formatMillionths(bought)} bought`] : []),
];

export const notCarried = 'what was carried over is not known: the ledger has no whole period before this one';

export const percent = (share: number): string => `${(share * 100).toFixed(share < 0.1 ? 1 : 0)}%`;

/** Why a figure says nothing; null where it says something. */
export function whyNot(figure: Figure<unknown>): string | null {
	if (figure.kind === 'known') return null;
	return figure.kind === 'unknown' ? figure.reason : `only ${String(figure.runs)} of ${countText(figure.least, 'run')}`;
}

/** `charges were 1.2 times the estimates`. */
export const accuracyText = (figure: Figure<Accuracy>): string =>
	figure.kind !== 'known'
		? (whyNot(figure) ?? '')
		: figure.value.correction === undefined
			? 'charges agree with the estimates'
			: `charges were ${String(figure.value.correction)} times the estimates`;

/** What groups are called: prompts of one name with their sheet before it. */
export function rowTitles(groups: readonly Pick<Group, 'key' | 'sheet'>[]): string[] {
	const seen = new Map<string, number>();
	for (const { key } of groups) seen.set(key, (seen.get(key) ?? 0) + 1);
	return groups.map(({ key, sheet }) => ((seen.get(key) ?? 0) > 1 && sheet ? `${sheet}: ${key}` : key));
}

/** What people call it; as it was entered where nobody knows it. */
export const platformTitle = (id: string): string => findPlatform(id)?.title ?? id;

/** `Midjourney Standard`. */
export function planTitle(id: string, name: string): string {
	const platform = findPlatform(id);
	return `${platformTitle(id)} ${(platform && findPlan(platform, name)?.title) ?? name}`;
}
