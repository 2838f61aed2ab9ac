import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { vocabularyPage, vocabularyWords } from '../../scripts/vocabulary-listing.ts';
import { categories, companionCounts, faults, phraseCounts } from '../../server/src/vocabulary/data.ts';
import { termKey } from '../../server/src/vocabulary/key.ts';
import { negativeLexicon, positiveLexicon } from '../../server/src/vocabulary/lexicon.ts';
import { withPhrases } from '../../server/src/vocabulary/phrases.ts';
import { isSensitive } from '../../server/src/vocabulary/sensitive.ts';

const folder = 'server/src/vocabulary/data';
const notTerms = ['companions.json', 'phrases.json', 'spellings.json', 'kinds-of-picture.json', 'sensitive.json'];
const names = readdirSync(folder).filter((name) => name.endsWith('.json') && !notTerms.includes(name));
const negativeNames = readdirSync(join(folder, 'negative'));
const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

/** Keys that lead to more than one term. */
function shared(
	groups: readonly { readonly terms: readonly { readonly term: string; readonly aliases?: readonly string[] }[] }[],
): string[] {
	const owners = new Map<string, Set<string>>();
	for (const { terms } of groups) {
		for (const { term, aliases = [] } of terms) {
			for (const key of [term, ...aliases].map(termKey)) owners.set(key, (owners.get(key) ?? new Set()).add(term));
		}
	}
	return [...owners].filter(([, terms]) => terms.size > 1).map(([key, terms]) => `${key}: ${[...terms].join(', ')}`);
}

suite('The data of the vocabulary', () => {
	test('follows its schema', () => {
		const validate = new Ajv({ allErrors: true }).compile(read('schemas/vocabulary.schema.json') as object);
		for (const name of [...names, ...negativeNames.map((negative) => join('negative', negative))]) {
			assert.ok(validate(read(join(folder, name))), `${name}: ${JSON.stringify(validate.errors?.slice(0, 3))}`);
		}
	});

	test('is all loaded', () => {
		assert.deepEqual([...categories.map(({ category }) => `${category}.json`)].sort(), [...names].sort());
		assert.deepEqual([...faults.map(({ fault }) => `${fault}.json`)].sort(), [...negativeNames].sort());
	});

	test('has at least 2,500 terms to ask for and 350 to rule out', () => {
		assert.ok(positiveLexicon(categories).terms.length >= 2500);
		assert.ok(negativeLexicon(faults).terms.length >= 350);
	});

	test('has no term twice, not even through an alias', () => {
		assert.deepEqual(shared(categories), []);
		assert.deepEqual(shared(faults), []);
	});

	test('tells the effect of each term in a line of its own', () => {
		const effects = new Map<string, string>();
		for (const { terms } of categories) {
			for (const { term, effect } of terms) {
				assert.notEqual(termKey(effect), termKey(term));
				assert.equal(effect.includes('\n'), false);
				effects.set(effect, term);
			}
		}
		assert.ok(effects.size > 0.97 * positiveLexicon(categories).terms.length);
	});

	test('goes with categories that exist', () => {
		const ids = new Set(categories.map(({ category }) => category));
		for (const { category, goesWith, terms } of categories) {
			for (const id of [...goesWith, ...terms.flatMap((term) => term.goesWith ?? [])]) {
				assert.ok(ids.has(id), `${category} goes with ${id}`);
			}
		}
	});

	test('has more than one value on each axis', () => {
		const values = new Map<string, Set<string>>();
		for (const { is } of positiveLexicon(categories).terms) {
			for (const [axis, value = ''] of Object.entries(is)) values.set(axis, (values.get(axis) ?? new Set()).add(value));
		}
		// One colour or none is contradicted by saturation and by colours, so that axis has the one value.
		const single = [...values].filter(([, found]) => found.size < 2).map(([axis]) => axis);
		assert.deepEqual(single, ['palette']);
	});

	test('names the pairs of real prompts by its own terms and phrases alone', () => {
		const { byKey } = withPhrases(positiveLexicon(categories), phraseCounts);
		const { prompts, terms, later, next, stretches } = companionCounts;
		assert.equal(stretches.rows.length, terms.length);
		assert.ok(stretches.rows.every((row) => row.length === 0 || row.length === stretches.all.length));
		for (const term of terms) assert.equal(byKey.get(termKey(term))?.term, term);
		for (const table of [later, next]) {
			assert.equal(table.length, terms.length);
			for (const [of = prompts, ...pairs] of table) {
				let other = 0;
				for (let at = 0; at < pairs.length; at += 2) {
					other += pairs[at] ?? Number.NaN;
					const count = pairs[at + 1] ?? Number.NaN;
					assert.ok(other < terms.length && count >= 2 && count <= of);
				}
			}
		}
	});

	test('has only phrases that several prompts share, none of them sensitive or one of its terms', () => {
		const { byKey } = positiveLexicon(categories);
		for (const [phrase, count] of Object.entries(phraseCounts)) {
			assert.ok(count >= 3 && !isSensitive(phrase), phrase);
			assert.equal(termKey(phrase), phrase);
			assert.equal(byKey.has(phrase), false, phrase);
		}
	});

	test('is listed on its page and in its dictionary as it is', () => {
		assert.equal(readFileSync('docs/vocabulary.md', 'utf8'), vocabularyPage(categories, faults));
		assert.equal(readFileSync('docs/vocabulary-words.txt', 'utf8'), vocabularyWords(categories, faults));
	});
});
