import { limitOf, onLimit, readBudget, takenOf, type Budget, type Limit } from '../platforms/budget.ts';
import { parseDollars } from '../platforms/dollars.ts';
import { total, type Estimate } from '../platforms/estimate.ts';
import { countText, unitName } from '../platforms/words.ts';
import { wordsFor, type AnalysedFile } from './analysedFile.ts';
import type { Io } from './io.ts';
import { UsageError } from './usage.ts';

/** What `--max-cost` says: dollars, or a budget as a sheet may have one. */
export type MaxCost = (Limit | Budget) & { readonly written: string };

/** Throws a UsageError for what is no amount. */
export function readMaxCost(written: string): MaxCost {
	const dollars = parseDollars(written);
	if (dollars !== undefined) return { unit: 'usd', millionths: dollars, written };
	const budget = readBudget(written);
	if (budget) return { ...budget, written };
	throw new UsageError(
		`--max-cost is an amount such as '$5', '5 EUR', '200 credits' or '3 h'; \`${written}\` is none.`,
	);
}

/**
 * Says on standard error where the limit is passed, and what it could not be held against. Throws a UsageError for money
 * whose rate the sheets' configuration does not have.
 */
export async function saysTooDear(files: readonly AnalysedFile[], maxCost: MaxCost, io: Io): Promise<boolean> {
	const say = (text: string): Promise<void> => io.stderr(`prompt-credits: ${text}\n`);
	const money = wordsFor(files);
	const limit = 'millionths' in maxCost ? maxCost : limitOf(maxCost, money.currency);
	if (limit === undefined) {
		throw new UsageError(
			`--max-cost ${maxCost.written} takes the user's own rate, one for all sheets: \`currency\` in prompt-credits.json.`,
		);
	}
	const prompts = files.flatMap(({ analysis }) => analysis.prompts.map(({ subject }) => subject));
	if (prompts.some(({ reading }) => reading.jobs === 'infinite')) {
		await say('a prompt has no end of jobs, which is more than any --max-cost');
		return true;
	}
	const { counted, others } = onLimit(
		limit,
		prompts.map(({ estimate }) => estimate),
	);
	const sum = total(counted);
	const unpriced = unpricedIn(sum, counted.length);
	if (unpriced > 0) await say(`${countText(unpriced, 'prompt')} without a known price left out of --max-cost`);
	if (others > 0)
		await say(`${countText(others, 'prompt')} not paid in ${unitName(limit.unit)} left out of --max-cost`);
	const taken = takenOf(limit, sum);
	if (taken === undefined || taken.max <= limit.millionths) return false;
	const most = money.limit({ unit: limit.unit, millionths: taken.max });
	await say(`the total may reach ${most}, more than --max-cost ${money.limit(limit)}`);
	return true;
}

function unpricedIn(sum: Estimate, prompts: number): number {
	if (sum.kind === 'partial') return sum.unpriced;
	return sum.kind === 'unknown' ? prompts : 0;
}
