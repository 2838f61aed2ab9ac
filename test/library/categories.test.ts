import assert from 'node:assert/strict';
import { categoryTitle } from '../../server/src/library/categories.ts';
import { bundledEntries } from './bundled.ts';

suite('The title of a category', () => {
	test('is its name in words', () => {
		assert.equal(categoryTitle('album-covers'), 'Album covers');
		assert.equal(categoryTitle('childrens-books'), 'Children’s books');
		assert.equal(categoryTitle('banners-flyers'), 'Banners and flyers');
		assert.equal(categoryTitle(''), '');
	});

	test('is of each category its own', () => {
		const categories = [...new Set(bundledEntries().map(({ category }) => category))];
		assert.equal(new Set(categories.map(categoryTitle)).size, categories.length);
	});
});
