// How long a search of the prompt library takes over ten thousand entries, made by crossing those there are, for the
// queries of the ranking's test. The aim is a 95th percentile under 10 ms.
//   npx tsx bench/library-search.ts
import type { Entry } from '../server/src/library/entry.ts';
import { createLibrarySearch } from '../server/src/library/search.ts';
import { bundledEntries } from '../test/library/bundled.ts';
import { queries } from '../test/library/queries.ts';
import { quantile } from './support.ts';

const count = 10_000;
const own = bundledEntries();

/** Entries that share words as real ones do: the title, tags and text of three, and a number that no other has. */
function crossed(at: number): Entry {
	const [one, two, three] = [at, at * 7 + 3, at * 13 + 5].map((index) => own[index % own.length]);
	if (!one || !two || !three) throw new Error('there is no library to measure with');
	const half = (text: string): string => text.slice(0, text.length / 2);
	return {
		...one,
		id: `${one.id}-${String(at)}`,
		title: `${half(one.title)} ${half(two.title)}`,
		description: three.description,
		tags: [...one.tags.slice(0, 2), ...two.tags.slice(0, 3)],
		text: `${one.text}\n${half(three.text)} name${String(at)}`,
	};
}

const entries = Array.from({ length: count }, (_, at) => (at < own.length ? own[at] : undefined) ?? crossed(at));
const started = process.cpuUsage();
const search = createLibrarySearch(entries);
search.search('warm up');
const { user, system } = process.cpuUsage(started);
console.log(`${String(count)} entries indexed in ${((user + system) / 1000).toFixed(0)} ms of CPU`);

/** CPU time of a search in milliseconds, the best of five: other programs share the machine. */
const timed = (query: string): number =>
	Math.min(
		...Array.from({ length: 5 }, () => {
			const start = process.cpuUsage();
			search.search(query);
			const used = process.cpuUsage(start);
			return (used.user + used.system) / 1000;
		}),
	);
const report = (what: string, all: readonly string[]): void => {
	const times = all.map(timed);
	const [median, p95] = [0.5, 0.95].map((q) => quantile(times, q).toFixed(2));
	console.log(
		`${String(all.length)} ${what}: median ${median ?? ''} ms, p95 ${p95 ?? ''} ms, longest ${Math.max(...times).toFixed(2)} ms`,
	);
};
const typed = queries.map(([query]) => query);
report('queries', typed);
report(
	'beginnings of them, as they are typed',
	typed.flatMap((query) => Array.from({ length: query.length }, (_, at) => query.slice(0, at + 1))),
);
