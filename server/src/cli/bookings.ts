import { isSameKind, readBudget } from '../platforms/budget.ts';
import { total, type Estimate } from '../platforms/estimate.ts';
import type { PlatformId } from '../platforms/job.ts';
import { isLess } from '../platforms/money.ts';
import type { PromptFacts } from './promptFacts.ts';

/** Prompts that are booked together, and their exact sum. */
export interface Booking<Key> {
	readonly key: Key;
	readonly prompts: readonly PromptFacts[];
	readonly total: Estimate;
}

export interface Client {
	readonly client: string | undefined;
	readonly project: string | undefined;
	/** As written; the smallest where prompts of one project name several amounts of one unit, else the first. */
	readonly budget: string | undefined;
}

/** In order of first use. */
export const byPlatform = (prompts: readonly PromptFacts[]): Booking<PlatformId>[] =>
	[...grouped(prompts, ({ platform }) => platform).values()].flatMap((group) =>
		group[0] ? [booking(group[0].platform, group)] : [],
	);

/** By client and project; what names neither comes last. */
export function byClient(prompts: readonly PromptFacts[]): Booking<Client>[] {
	const groups = grouped(prompts, ({ client, project }) =>
		JSON.stringify([client?.toLowerCase(), project?.toLowerCase()]),
	);
	const bookings = [...groups.values()].flatMap((group) => {
		const [first] = group;
		return first ? [booking({ client: first.client, project: first.project, budget: budgetOf(group) }, group)] : [];
	});
	const isNobody = ({ key }: Booking<Client>): number =>
		key.client === undefined && key.project === undefined ? 1 : 0;
	return bookings.sort((a, b) => isNobody(a) - isNobody(b));
}

const booking = <Key>(key: Key, prompts: readonly PromptFacts[]): Booking<Key> => ({
	key,
	prompts,
	total: total(prompts.map(({ estimate }) => estimate)),
});

function grouped<T>(all: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
	const groups = new Map<string, T[]>();
	for (const one of all) {
		const key = keyOf(one);
		const group = groups.get(key);
		if (group) group.push(one);
		else groups.set(key, [one]);
	}
	return groups;
}

function budgetOf(prompts: readonly PromptFacts[]): string | undefined {
	const written = prompts.flatMap(({ budget }) => budget ?? []);
	return written.reduce<string | undefined>(
		(least, each) => (least === undefined || isSmaller(each, least) ? each : least),
		undefined,
	);
}

function isSmaller(a: string, b: string): boolean {
	const [left, right] = [readBudget(a), readBudget(b)];
	return left !== undefined && right !== undefined && isSameKind(left, right) && isLess(left.amount, right.amount);
}

/** Images and jobs of several prompts together; undefined where one of them has no number. */
export const sumOfJobs = (prompts: readonly PromptFacts[]): bigint | undefined =>
	sum(prompts.map(({ jobs }) => (jobs === 'infinite' ? undefined : jobs)));
export const sumOfImages = (prompts: readonly PromptFacts[]): bigint | undefined =>
	sum(prompts.map(({ images }) => images));

function sum(counts: readonly (bigint | undefined)[]): bigint | undefined {
	let so = 0n;
	for (const count of counts) {
		if (count === undefined) return undefined;
		so += count;
	}
	return so;
}
