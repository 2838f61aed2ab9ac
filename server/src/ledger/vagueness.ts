import type { Ledger, Choice } from './ledger.ts';
import { costPerKept, keepRate, leastRuns, type CostPerKept, type Figure } from './figures.ts';
import type { Tally } from './tally.ts';

interface Side {
	readonly costPerKept: Figure<CostPerKept>;
	readonly keepRate: Figure<number>;
}

/** What vague prompts cost in this ledger, against specific ones. */
export interface VagueAgainstSpecific {
	readonly vague: Side;
	readonly specific: Side;
	/** A kept image of a vague prompt costs so many times one of a specific prompt; rests on the fewer of the two. */
	readonly times: Figure<number>;
}

export function vagueAgainstSpecific(ledger: Ledger, choice: Choice = {}, least = leastRuns): VagueAgainstSpecific {
	const vague = sideOf(ledger.total({ ...choice, vague: 'vague' }), least);
	const specific = sideOf(ledger.total({ ...choice, vague: 'specific' }), least);
	return { vague, specific, times: timesOf(vague.costPerKept, specific.costPerKept) };
}

const sideOf = (tally: Tally, least: number): Side => ({
	costPerKept: costPerKept(tally, least),
	keepRate: keepRate(tally, least),
});

function timesOf(vague: Figure<CostPerKept>, specific: Figure<CostPerKept>): Figure<number> {
	if (vague.kind !== 'known') return vague;
	if (specific.kind !== 'known') return specific;
	const runs = Math.min(vague.runs, specific.runs);
	const [above, below] = [vague, specific].map(({ value: { usd } }) => usd.min + usd.max);
	if (above === undefined || below === undefined || below <= 0n)
		return { kind: 'unknown', reason: 'images of specific prompts cost nothing', runs };
	return { kind: 'known', runs, value: Number((above * 100n + below / 2n) / below) / 100 };
}
