import assert from 'node:assert/strict';
import { groupsOf, hitsOf, type Grouping } from '../../../client/src/library/groups.ts';
import type { LibraryHit } from '../../../server/src/lsp/protocol.ts';

const hit = (id: string, more: Partial<LibraryHit> = {}): LibraryHit => ({
	id,
	source: { kind: 'bundled', title: 'Prompt Credits' },
	title: id,
	description: '',
	category: id.split('/')[0] ?? '',
	categoryTitle: id.startsWith('album') ? 'Album covers' : 'Food',
	tags: [],
	platforms: ['midjourney'],
	...more,
});
const hits = [
	hit('food/ramen', { tags: ['food', 'Steam'] }),
	hit('album-covers/jazz', { tags: ['steam'], platforms: ['openai', 'midjourney'] }),
	hit('food/cake', { tags: ['steam', 'cake'], source: { kind: 'own', title: 'My library' } }),
];
const shown = (grouping: Grouping): string[] =>
	groupsOf(hits, grouping).map(({ title, hits: among }) => `${title}: ${among.map(({ id }) => id).join(' ')}`);

suite('the groups of the library', () => {
	test('are in order of their titles', () => {
		assert.deepEqual(shown('category'), ['Album covers: album-covers/jazz', 'Food: food/ramen food/cake']);
		assert.deepEqual(shown('source'), ['My library: food/cake', 'Prompt Credits: food/ramen album-covers/jazz']);
	});

	test('have an entry once for each of its platforms', () => {
		assert.deepEqual(shown('platform'), [
			'midjourney: food/ramen album-covers/jazz food/cake',
			'openai: album-covers/jazz',
		]);
	});

	test('of tags begin with the commonest, whatever their case', () => {
		assert.deepEqual(shown('tag'), [
			'steam: food/ramen album-covers/jazz food/cake',
			'cake: food/cake',
			'food: food/ramen',
		]);
	});
});

test('kept ids lead to the entries that there still are, in their order', () => {
	assert.deepEqual(
		hitsOf(['food/cake', 'food/gone', 'food/ramen'], hits).map(({ id }) => id),
		['food/cake', 'food/ramen'],
	);
});
