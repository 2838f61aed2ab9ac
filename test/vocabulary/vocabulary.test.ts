import assert from 'node:assert/strict';
import fc from 'fast-check';
import { contradicts } from '../../server/src/vocabulary/contradiction.ts';
import { bundledVocabulary } from '../../server/src/vocabulary/bundled.ts';
import { categories, faults } from '../../server/src/vocabulary/data.ts';
import { termKey } from '../../server/src/vocabulary/key.ts';
import { ownTerms } from '../../server/src/vocabulary/ownTerms.ts';
import { createVocabulary, type TermRequest } from '../../server/src/vocabulary/vocabulary.ts';

const vocabulary = bundledVocabulary();

/** What is offered where `|` stands: the words since the last comma are being typed. */
function offered(prompt: string, more: Partial<TermRequest> = {}): string[] {
	const [upTo = '', after = ''] = prompt.split('|');
	const comma = upTo.lastIndexOf(',') + 1;
	const request: TermRequest = {
		kind: 'term',
		typed: upTo.slice(comma).trimStart(),
		before: upTo.slice(0, comma),
		after,
		...more,
	};
	return vocabulary.suggest(request).map(({ text }) => text);
}

const ruledOut = (before: string, typed = '', more: Partial<TermRequest> = {}): string[] =>
	vocabulary.suggest({ kind: 'negative-term', typed, before, ...more }).map(({ text }) => text);

suite('Matching', () => {
	for (const [typed, term] of [
		['gol', 'golden hour'],
		['golden h', 'golden hour'],
		['gol ho', 'golden hour'],
		['chiarosuro', 'chiaroscuro'],
		['dof', 'depth of field'],
		['watercolo', 'watercolor'],
		['watercolou', 'watercolour'],
		['birds eye', 'birds eye view'],
		['3 d ren', '3D render'],
		['rembrant lighting', 'Rembrandt lighting'],
		['art nuveau', 'Art Nouveau'],
	] as const) {
		test(`${typed} finds ${term}`, () => {
			assert.ok(
				offered(`a dog, ${typed}|`).slice(0, 2).includes(term),
				offered(`a dog, ${typed}|`).slice(0, 5).join('; '),
			);
		});
	}

	test('an empty place offers terms too, and quality boosters after all others', () => {
		const found = vocabulary.suggest({ kind: 'term', typed: '', before: 'a dog, ', limit: 5000 });
		const firstBooster = found.findIndex(({ category }) => category === 'quality');
		assert.ok(firstBooster > 2500);
		assert.ok(found.slice(firstBooster).every(({ category }) => category === 'quality'));
	});

	test('a booster that is begun is found, after what decides something', () => {
		const found = vocabulary.suggest({ kind: 'term', typed: 'hig', before: 'a dog, ', limit: 5000 });
		const ranks = (isBooster: boolean): number[] =>
			found.flatMap(({ category }, rank) => ((category === 'quality') === isBooster ? [rank] : []));
		assert.ok((ranks(false)[0] ?? Infinity) < (ranks(true)[0] ?? -1));
		assert.ok((ranks(true)[0] ?? Infinity) < 20);
	});

	test('names that differ only by spaces and hyphens are offered once', () => {
		const found = offered('a dog, photo|', { limit: 5000 }).map((text) => termKey(text).replaceAll(' ', ''));
		assert.equal(new Set(found).size, found.length);
		assert.ok(offered('a dog, photo-re|').includes('photo-realistic'));
	});

	test('nonsense finds nothing', () => {
		assert.deepEqual(offered('a dog, xqzzkv|'), []);
	});

	test('one wrong letter still finds 95 of 100 common terms first or second', () => {
		const common = [...vocabulary.terms].filter(({ key, category }) => key.length >= 6 && category !== 'quality');
		common.sort((one, other) => other.uses - one.uses);
		let seed = 7;
		const random = (below: number): number => {
			seed = (seed * 1103515245 + 12345) % 2147483648;
			return Math.floor((seed / 2147483648) * below);
		};
		const letter = (): string => String.fromCharCode(97 + random(26));
		const missed = common.slice(0, 200).filter((term) => {
			const { key } = term;
			const at = 1 + random(key.length - 2);
			const swapped = key.slice(0, at) + key.charAt(at + 1) + key.charAt(at) + key.slice(at + 2);
			const edits = [
				key.slice(0, at) + key.slice(at + 1),
				key.slice(0, at) + letter() + key.slice(at),
				key.slice(0, at) + letter() + key.slice(at + 1),
				swapped,
			];
			const typed = edits[random(4)] ?? key;
			const found = vocabulary.suggest({ kind: 'term', typed, before: '', limit: 2 });
			return !found.some((suggestion) => suggestion.term === term);
		});
		console.log(`      ${String(200 - missed.length)} of 200 common terms with one wrong letter first or second`);
		assert.ok(missed.length <= 10, missed.map(({ term }) => term).join('; '));
	});
});

suite('What is offered', () => {
	test('is never there already, under any name', () => {
		assert.ok(!offered('a city at magic hour, gol|').includes('golden hour'));
		assert.ok(!offered('a city, gol|, golden hour').includes('golden hour'));
	});

	test('never contradicts what is there', () => {
		assert.ok(!offered('street at dawn, night|').includes('night'));
		assert.ok(offered('street, night|').includes('night'));
		assert.ok(!offered('extreme long shot of a tower, clo|').includes('close-up'));
	});

	test('is never what the prompt does not want', () => {
		assert.ok(!offered('a quiet street without fog or rain, fo|').includes('fog'));
		assert.ok(!offered('a portrait, fil|', { negative: 'film grain, text' }).includes('film grain'));
	});

	test('decides first what the prompt lacks', () => {
		const rank = (missing: TermRequest['missing']): number => {
			const found = vocabulary.suggest({
				kind: 'term',
				typed: 's',
				before: 'a dog, ',
				limit: 5000,
				...(missing && { missing }),
			});
			return found.findIndex(({ term }) => term?.element === 'light');
		};
		assert.ok(rank(['light']) <= rank(['mood']));
	});

	test('prefers what the user chose lately', () => {
		const rank = (recent: string[]): number =>
			offered('a dog, s|', { recent, limit: 5000 }).indexOf('silhouette lighting');
		const before = rank([]);
		const after = rank(['silhouette lighting']);
		assert.ok(after >= 0 && after < before);
		assert.ok(offered('a dog, my own|', { recent: ['my own words'] }).includes('my own words'));
	});

	test('includes the terms of own lists, and never one twice', () => {
		const own = [ownTerms('golden retriever pups,0,500,\nGolden Hour,0,900,\n', { title: 'mine' })];
		const found = offered('a field, gol|', { own });
		assert.ok(found.includes('golden retriever pups'));
		assert.equal(found.filter((text) => termKey(text) === 'golden hour').length, 1);
	});

	test('holds for any prompt made of terms: nothing present, refused or contradictory', () => {
		const term = fc.constantFrom(...vocabulary.terms);
		const typed = fc.constantFrom('', 's', 'go', 'd', 'cin', 'wa');
		fc.assert(
			fc.property(
				fc.array(term, { maxLength: 6 }),
				fc.array(term, { maxLength: 3 }),
				typed,
				(wanted, refused, letters) => {
					const before = `${wanted.map((one) => one.term).join(', ')}, `;
					const negative = refused.map((one) => one.term).join(', ');
					for (const { term: found } of vocabulary.suggest({
						kind: 'term',
						typed: letters,
						before,
						negative,
						limit: 5000,
					})) {
						assert.ok(found !== undefined);
						assert.ok(!wanted.includes(found) && !refused.includes(found));
						assert.ok(!wanted.some((one) => contradicts(one, found)));
					}
				},
			),
			{ numRuns: 60 },
		);
	});
});

suite('Where in a prompt', () => {
	const data = {
		categories: [
			{
				category: 'figure',
				title: 'Figures',
				element: 'subject',
				goesWith: [],
				terms: ['zzz early', 'zzz late'].map((term) => ({ term, effect: 'a term of this test alone', uses: 20 })),
			},
		],
		faults,
		companions: {
			prompts: 100,
			terms: ['zzz early', 'zzz late'],
			later: [[], []],
			next: [[], []],
			stretches: {
				all: [20, 0, 0, 0, 0, 20],
				rows: [
					[20, 0, 0, 0, 0, 0],
					[0, 0, 0, 0, 0, 20],
				],
			},
		},
	};
	const first = (before: string): string | undefined =>
		createVocabulary(data).suggest({ kind: 'term', typed: 'zzz', before })[0]?.text;

	test('a term usually stands decides which is first', () => {
		assert.equal(first('a dog, '), 'zzz early');
		assert.equal(first('a dog, '.repeat(20)), 'zzz late');
	});
});

suite('Negative terms', () => {
	test('begin with hands for a portrait', () => {
		const [first = ''] = ruledOut('portrait of a woman, soft light');
		assert.match(first, /hand|finger|anatomy/);
		assert.ok(
			ruledOut('portrait of a woman')
				.slice(0, 5)
				.some((text) => text.includes('hand')),
		);
	});

	test('begin with lettering or marks for a logo', () => {
		assert.ok(
			ruledOut('minimalist logo of a fox')
				.slice(0, 8)
				.some((text) => text.includes('text') || text.includes('letters')),
		);
		assert.ok(!ruledOut('minimalist logo of a fox').includes('logo'));
	});

	test('speak of bodies only where there is one', () => {
		const body = /hand|finger|limb|anatomy|skin|acne|proportion/;
		for (const bodiless of [
			'an old car',
			'an old house',
			'empty street, no people',
			'a quiet beach without people',
			'product photo of a watch',
			'a bowl of ramen, food photo',
			'minimalist logo of a fox',
		])
			assert.deepEqual(
				ruledOut(bodiless)
					.slice(0, 12)
					.filter((text) => body.test(text)),
				[],
				bodiless,
			);
		for (const bodily of ['an old man', 'photo of a woman'])
			assert.match(ruledOut(bodily).slice(0, 3).join(), body, bodily);
	});

	test('never take away what the prompt asks for', () => {
		assert.ok(!ruledOut('35mm film photo of a dog, film grain', 'gr').includes('grain'));
		assert.ok(!ruledOut('black and white photo of a dog', 'mono').includes('monochrome'));
		assert.ok(ruledOut('photo of a dog', 'mono').includes('monochrome'));
	});

	test('are not repeated', () => {
		assert.ok(!ruledOut('portrait', 'bad', { negative: 'bad hands' }).includes('bad hands'));
	});

	test('of one model family come late for others', () => {
		const place = (dialect: 'midjourney' | 'a1111'): number =>
			ruledOut('a portrait', '', { dialect, limit: 500 }).indexOf('worst quality');
		assert.ok(place('midjourney') > place('a1111'));
	});

	test('for a picture are told without typing', () => {
		const found = vocabulary.negativesFor('a bowl of ramen, food photography', 20);
		assert.ok(found.some(({ suits }) => suits.includes('food')));
	});
});

suite('A common phrase', () => {
	const withPhrase = createVocabulary({
		categories,
		faults,
		companions: { prompts: 100, terms: [], later: [], next: [], stretches: { all: [], rows: [] } },
		phrases: { 'zzz painted dusk': 30 },
	});
	const texts = (before: string, negative = ''): string[] =>
		withPhrase.suggest({ kind: 'term', typed: 'zzz', before, negative }).map(({ text }) => text);

	test('is offered as one, and is nothing that is described', () => {
		const [first] = withPhrase.suggest({ kind: 'term', typed: 'zz', before: 'a dog, ' });
		assert.deepEqual([first?.text, first?.category], ['zzz painted dusk', 'phrase']);
		assert.equal(withPhrase.describe('zzz painted dusk'), undefined);
		assert.equal(
			withPhrase.termsIn('zzz painted dusk').some(({ category }) => category === 'phrase'),
			false,
		);
	});

	test('is not offered again, nor where a term in it is refused or contradicted', () => {
		assert.deepEqual(texts('a dog, zzz painted dusk, '), []);
		assert.deepEqual(texts('a dog, ', 'dusk'), []);
		assert.deepEqual(texts('a dog at dawn, '), []);
		assert.deepEqual(texts('a dog, '), ['zzz painted dusk']);
	});
});

suite('A description', () => {
	test('is found by name, alias and spelling', () => {
		for (const name of ['golden hour', 'magic hour', 'Golden-Hour']) {
			assert.equal(vocabulary.describe(name)?.term, 'golden hour');
		}
		assert.equal(vocabulary.describe('golden hour')?.category, 'lighting');
		assert.equal(vocabulary.describe('ugly hands', 'negative-term')?.term, 'bad hands');
		assert.equal(vocabulary.describe('no such thing at all'), undefined);
	});

	test('of a text lists its terms', () => {
		assert.deepEqual(
			vocabulary.termsIn('a dog at golden hour, 85mm').map(({ term }) => term),
			['dog', 'golden hour', '85mm lens'],
		);
	});
});
