import assert from 'node:assert/strict';
import { readEntry } from '../../server/src/library/entry.ts';
import { createLibrarySearch } from '../../server/src/library/search.ts';
import { searchWords } from '../../server/src/library/searchWords.ts';
import { bundledEntries } from './bundled.ts';
import { queries } from './queries.ts';

suite('search of the library', () => {
	const library = createLibrarySearch(bundledEntries());
	const firstThree = (query: string): string[] => library.search(query, 3).map(({ id }) => id);
	const serves = (fitting: readonly string[], id: string): boolean =>
		fitting.some((wanted) => (wanted.endsWith('/') ? id.startsWith(wanted) : id === wanted));

	test('has a fitting entry among the first three for 95 % of what freelancers type', () => {
		assert.ok(queries.length >= 60);
		const missed = queries.filter(([query, ...fitting]) => !firstThree(query).some((id) => serves(fitting, id)));
		const report = missed.map(([query]) => `${query}: ${firstThree(query).join(', ')}`).join('\n');
		assert.ok(missed.length <= queries.length * 0.05, report);
	});

	test('those that are wanted exist', () => {
		const wanted = queries.flatMap(([, ...fitting]) => fitting);
		const lacking = wanted.filter((one) => !bundledEntries().some(({ id }) => serves([one], id)));
		assert.deepEqual(lacking, []);
	});

	test('lists everything for a query without words, in order', () => {
		assert.deepEqual(
			library.search('  ,;', 1000).map(({ id }) => id),
			bundledEntries().map(({ id }) => id),
		);
		assert.deepEqual(library.search('zzzzqqqq'), []);
	});

	const entry = (id: string, title: string, body = '') => readEntry(id, `---\ntitle: ${title}\n---\n\n${body}\n`);
	const order = (query: string, ...entries: ReturnType<typeof entry>[]): string[] =>
		createLibrarySearch(entries)
			.search(query)
			.map(({ id }) => id);

	test('puts a word in the title before the same word in the prompt', () => {
		assert.deepEqual(order('fox', entry('a', 'Hedge', 'a fox asleep'), entry('b', 'Fox', 'asleep')), ['b', 'a']);
	});

	test('puts an entry with all words before one with some', () => {
		assert.deepEqual(order('red fox', entry('a', 'Fox fox'), entry('b', 'Meadow', 'a red fox')), ['b', 'a']);
	});

	test('finds words while they are typed, in the plural, without accents and across a hyphen', () => {
		const all = [entry('a', 'Café posters'), entry('b', 'T-shirt with fairies')];
		for (const [query, found] of [
			['caf', 'a'],
			['cafe poster', 'a'],
			['tshirts', 'b'],
			['t-shirt', 'b'],
			['fairy', 'b'],
		] as const)
			assert.deepEqual(order(query, ...all), [found], query);
	});

	test('takes a word that no entry has for a slip of one that is near, and a known word at its word', () => {
		const all = [entry('a', 'Label'), entry('b', 'Table')];
		assert.deepEqual(order('lable', ...all), ['a', 'b']);
		assert.deepEqual(order('table', ...all), ['b']);
		assert.deepEqual(order('bottel', entry('a', 'Motel'), entry('b', 'Bottle')), ['b'], 'one slip, and not two');
		assert.deepEqual(order('cat', entry('a', 'Car')), [], 'too short to tell');
	});

	test('an s at the end goes only where it makes a plural', () => {
		const words = searchWords('glass berries hero’s gas shoes trees focus');
		assert.deepEqual(words, ['glass', 'berry', 'hero', 'gas', 'shoe', 'tree', 'focus']);
	});
});
