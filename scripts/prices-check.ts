import { catalogue, modelStatus } from '../server/src/platforms/catalogue.ts';
import { daysBetween, staleAfterDays } from '../server/src/platforms/estimate.ts';

/**
 * Lists what to check in the price catalogue as of a day: facts by age, oldest first, and models that end.
 * `npm run prices:check -- 2026-11-22`. Exits with 2 where the day is missing or is none.
 */
interface Fact {
	readonly where: string;
	readonly asOf: string;
	readonly source: string;
	readonly confidence: string;
}

/** Every dated fact inside a value, with the way to it. */
function* factsIn(value: unknown, where: string): Generator<Fact> {
	if (typeof value !== 'object' || value === null) return;
	if ('asOf' in value && 'source' in value && 'confidence' in value) {
		yield { where, asOf: String(value.asOf), source: String(value.source), confidence: String(value.confidence) };
	}
	const entries: [string, unknown][] = Object.entries(value);
	for (const [key, each] of entries) {
		const name = typeof each === 'object' && each !== null && 'id' in each ? String(each.id) : key;
		yield* factsIn(each, `${where}/${name}`);
	}
}

/** Facts of one list, source and day are checked together, so they are one line. */
function gathered(facts: readonly Fact[]): { readonly fact: Fact; readonly count: number }[] {
	const lines = new Map<string, { fact: Fact; count: number }>();
	for (const fact of facts) {
		const list = fact.where.replace(/\/\d+$/, '');
		const key = [list, fact.asOf, fact.source, fact.confidence].join('\n');
		const line = lines.get(key);
		if (line === undefined) lines.set(key, { fact: { ...fact, where: list }, count: 1 });
		else line.count += 1;
	}
	return [...lines.values()];
}

function table(title: string, rows: readonly (readonly string[])[]): string {
	const widths = rows.reduce<number[]>((so, row) => row.map((cell, at) => Math.max(so[at] ?? 0, cell.length)), []);
	const lines = rows.map((row) =>
		row
			.map((cell, at) => cell.padEnd(widths[at] ?? 0))
			.join('  ')
			.trimEnd(),
	);
	return [title, ...(rows.length === 0 ? ['  nothing'] : lines.map((line) => `  ${line}`)), ''].join('\n');
}

function report(on: string): string {
	const facts = [...catalogue.values()].flatMap((platform) => [
		...factsIn(
			{ ...platform, models: platform.models.filter((model) => modelStatus(model, on).kind !== 'retired') },
			platform.id,
		),
	]);
	const byAge = gathered(facts).sort(
		(a, b) => a.fact.asOf.localeCompare(b.fact.asOf) || a.fact.where.localeCompare(b.fact.where),
	);
	const stale = byAge.filter(({ fact }) => daysBetween(fact.asOf, on) > staleAfterDays);
	const unsure = byAge.filter(({ fact }) => fact.confidence === 'recalled');
	const ending = [...catalogue.values()]
		.flatMap((platform) =>
			platform.models.map((model) => ({ platform: platform.id, model: model.id, status: modelStatus(model, on) })),
		)
		.flatMap(({ platform, model, status }) => (status.kind === 'retiring' ? [{ platform, model, ...status }] : []))
		.sort((a, b) => a.date.localeCompare(b.date));
	const line = ({ fact, count }: (typeof byAge)[number]) => [
		fact.asOf,
		`${daysBetween(fact.asOf, on)} days`,
		`${count} ${count === 1 ? 'fact' : 'facts'}`,
		fact.confidence,
		fact.where,
		fact.source,
	];
	return [
		table(`Older than ${staleAfterDays} days on ${on}:`, stale.map(line)),
		table('Recalled, and so to be verified first:', unsure.map(line)),
		table(
			'Models that end:',
			ending.map(({ date, platform, model, successor }) => [
				date,
				platform,
				model,
				successor === undefined ? 'no successor known' : `then ${successor}`,
			]),
		),
		`${facts.length} facts in all, ${byAge.length} groups, ${stale.length} of them old.`,
	].join('\n');
}

const [on] = process.argv.slice(2);
if (on === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(on) || Number.isNaN(Date.parse(on))) {
	console.error('usage: npm run prices:check -- YYYY-MM-DD');
	process.exitCode = 2;
} else {
	console.log(report(on));
}
