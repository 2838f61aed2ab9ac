import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import * as v from 'valibot';
import {
	catalogue,
	findModel,
	findPlan,
	findPlatform,
	limits,
	modelStatus,
	modelsOf,
	modesOf,
	plansOf,
	platformsWithModel,
	qualitiesOf,
	sizesOf,
	type Model,
	type Platform,
} from '../../server/src/platforms/catalogue.ts';
import { platformIds, type PlatformId } from '../../server/src/platforms/job.ts';
import { platformShape } from '../../server/src/platforms/shape.ts';

const folder = new URL('../../server/src/platforms/data/', import.meta.url);
const schemaUrl = new URL('../../schemas/platform.schema.json', import.meta.url);
const files = readdirSync(folder).map((name) => ({ name, text: readFileSync(new URL(name, folder), 'utf8') }));
const isValid = new Ajv({ allErrors: false, strict: true, strictTuples: false, strictTypes: false }).compile(
	JSON.parse(readFileSync(schemaUrl, 'utf8')) as object,
);

function platform(id: PlatformId): Platform {
	const found = findPlatform(id);
	assert.ok(found);
	return found;
}

function model(id: PlatformId, written: string): Model {
	const found = findModel(platform(id), written);
	assert.ok(found, `${written} on ${id}`);
	return found;
}

/** All objects and arrays inside a value, itself first. */
function* inside(value: unknown): Generator<Record<string, unknown> | unknown[]> {
	if (typeof value !== 'object' || value === null) return;
	yield value as Record<string, unknown> | unknown[];
	for (const each of Object.values(value)) yield* inside(each);
}

suite('the data files', () => {
	test('are one for each platform, and begin with their schema', () => {
		assert.deepEqual(files.map(({ name }) => name).sort(), platformIds.map((id) => `${id}.json`).sort());
		for (const { name, text } of files) {
			assert.equal(text.split('\n')[1], '\t"$schema": "../../../../schemas/platform.schema.json",', name);
		}
	});

	test('have the shape that the schema and the types say', () => {
		for (const { name, text } of files) {
			const file: unknown = JSON.parse(text);
			assert.ok(isValid(file), `${name}: ${JSON.stringify(isValid.errors)}`);
			assert.ok(v.is(platformShape, file), name);
		}
	});

	test('are accepted and refused by schema and types alike, whatever is damaged', () => {
		const junk = fc.constantFrom<unknown>(
			0,
			-1,
			1,
			2.5,
			'',
			'x',
			'2026-11-22',
			true,
			null,
			[],
			[1, 2],
			{},
			'usd',
			'image',
			'V1',
		);
		fc.assert(
			fc.property(
				fc.nat({ max: files.length - 1 }),
				fc.nat(),
				fc.nat(),
				fc.option(junk),
				fc.boolean(),
				(index, at, which, value, rename) => {
					const file = files[index] ?? { name: '', text: '' };
					const copy = JSON.parse(file.text) as Record<string, unknown>;
					const places = [...inside(copy)];
					const place = places[at % places.length] as Record<string, unknown>;
					const keys = Object.keys(place);
					const key = keys[which % Math.max(1, keys.length)] ?? 'new';
					if (rename && !Array.isArray(place)) place['unheard of'] = place[key];
					else if (value === null && !Array.isArray(place)) Reflect.deleteProperty(place, key);
					else place[key] = value;
					assert.equal(isValid(copy), v.is(platformShape, copy), `${file.name}: ${key} = ${JSON.stringify(value)}`);
				},
			),
			{ numRuns: 300 },
		);
	});

	for (const { id, models, plans, sources, ...rest } of catalogue.values()) {
		const text = JSON.stringify({ models, plans, ...rest });
		const rows = [...inside({ models, plans, ...rest })].flatMap((each) => ('source' in each ? [each] : []));

		test(`${id} names only sources it has, and has none that it does not name`, () => {
			const named = new Set([
				...rows.map(({ source }) => source),
				...models.flatMap(({ shutdownSource }) => shutdownSource ?? []),
			]);
			for (const source of named) assert.ok(String(source) in sources, String(source));
			assert.deepEqual(
				Object.keys(sources).filter((source) => !named.has(source)),
				[],
			);
		});

		test(`${id} has dates that exist, and ranges with the smallest first`, () => {
			for (const day of text.match(/(?<=")\d{4}-\d{2}-\d{2}(?=")/g) ?? []) {
				assert.equal(new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10), day);
			}
			for (const row of rows) {
				for (const range of [row['amount'], row['times']])
					if (Array.isArray(range)) assert.ok(Number(range[0]) < Number(range[1]));
				if (typeof row['validFrom'] === 'string' && typeof row['validTo'] === 'string')
					assert.ok(row['validFrom'] < row['validTo']);
			}
		});

		test(`${id} names only models and plans it has, each by one name`, () => {
			const ids = models.map((each) => each.id);
			assert.equal(new Set(ids).size, ids.length);
			for (const each of models) {
				assert.ok(each.successor === undefined || ids.includes(each.successor), each.successor);
				for (const name of [each.id, each.title, ...(each.aliases ?? [])])
					assert.equal(findModel({ id, models, plans, sources, ...rest }, name)?.id, each.id, name);
			}
			for (const { when } of [
				...rest.prices,
				...(rest.factors ?? []),
				...(rest.surcharges ?? []),
				...(rest.included ?? []),
				...models.flatMap(({ prices }) => prices ?? []),
			]) {
				for (const name of when?.model ?? []) assert.ok(ids.includes(name), name);
				for (const name of when?.plan ?? [])
					assert.ok(
						plans.some((plan) => plan.id === name),
						name,
					);
			}
			for (const { runs } of rest.machines ?? []) for (const run of runs) assert.ok(ids.includes(run.model), run.model);
			assert.ok(ids.includes(rest.defaultModel));
			assert.ok(rest.defaultPlan === undefined || plans.some((plan) => plan.id === rest.defaultPlan));
		});
	}
});

suite('a model is found', () => {
	const written: readonly (readonly [PlatformId, string, string])[] = [
		['midjourney', '8.2', '8.2'],
		['midjourney', 'V8.2', '8.2'],
		['midjourney', 'v 8.1', '8.1'],
		['midjourney', '8', '8.0'],
		['midjourney', '6.0', '6'],
		['midjourney', 'niji 7', 'niji 7'],
		['midjourney', 'Niji7', 'niji 7'],
		['midjourney', 'niji', 'niji 7'],
		['openai', 'GPT-Image-2', 'gpt-image-2'],
		['openai', 'gpt image 2', 'gpt-image-2'],
		['openai', 'DALL·E 3', 'dall-e-3'],
		['openai', 'dalle3', 'dall-e-3'],
		['stability', 'ultra', 'ultra'],
		['stability', 'SD3.5-Large', 'sd3.5-large'],
		['stability', 'stable-image-core', 'core'],
		['ideogram', 'v3', '3.0'],
		['ideogram', 'V_3', '3.0'],
		['ideogram', '3.0', '3.0'],
		['recraft', 'v3', 'v3'],
		['recraft', 'recraftv3', 'v3'],
		['novelai', 'nai-diffusion-4-5-full', 'nai-diffusion-4-5-full'],
		['novelai', 'v4.5', 'nai-diffusion-4-5-full'],
		['fal', 'fal-ai/flux/schnell', 'flux-schnell'],
		['replicate', 'black-forest-labs/flux-dev', 'flux-dev'],
		['google', 'imagen-4.0-generate-001', 'imagen-4'],
		['flux', 'FLUX.2 [pro]', 'flux-2-pro'],
		['stable-diffusion', 'sdxl 1.0', 'sdxl'],
	];
	for (const [id, name, expected] of written) {
		test(`on ${id} as ${name}`, () => assert.equal(model(id, name).id, expected));
	}

	test('not where there is none of that name', () => {
		assert.equal(findModel(platform('openai'), 'gpt-image-99'), undefined);
		assert.equal(findModel(platform('openai'), ''), undefined);
	});

	test('over all platforms, where the name alone is given', () => {
		assert.deepEqual(platformsWithModel('gpt-image-2'), ['openai']);
		assert.deepEqual(platformsWithModel('nai-diffusion-4-5-full'), ['novelai']);
		assert.ok(platformsWithModel('flux-schnell').length > 1);
		assert.deepEqual(platformsWithModel('nobody-knows'), []);
	});
});

suite('a model', () => {
	test('is retiring until its last day, and retired from it on', () => {
		const mini = model('openai', 'gpt-image-1-mini');
		assert.deepEqual(modelStatus(mini, '2026-11-30'), {
			kind: 'retiring',
			date: '2026-12-01',
			successor: 'gpt-image-2.6-flare',
		});
		assert.deepEqual(modelStatus(mini, '2026-12-01'), {
			kind: 'retired',
			date: '2026-12-01',
			successor: 'gpt-image-2.6-flare',
		});
		assert.deepEqual(modelStatus(model('openai', 'gpt-image-2'), '2026-12-01'), { kind: 'current' });
	});

	test('of which only the earliest end is announced stays retiring', () => {
		assert.deepEqual(modelStatus(model('google', 'gemini-2.5-flash-image'), '2026-11-22'), {
			kind: 'retiring',
			date: '2026-10-02',
		});
	});

	test('knows its limits', () => {
		assert.deepEqual(limits(model('openai', 'dall-e-3')).images, { default: 1, max: 1 });
		assert.deepEqual(limits(model('openai', 'gpt-image-2')).pixels, { min: 655360, max: 8294400 });
		assert.equal(limits(model('openai', 'gpt-image-2')).negativePrompt, false);
		assert.equal(limits(model('stability', 'ultra')).negativePrompt, true);
	});

	test('lists its sizes and qualities', () => {
		assert.deepEqual(sizesOf(platform('openai'), model('openai', 'dall-e-3')), ['1024x1024', '1024x1792', '1792x1024']);
		assert.deepEqual(qualitiesOf(model('openai', 'gpt-image-2')), ['low', 'medium', 'high', 'auto']);
		assert.deepEqual(qualitiesOf(model('ideogram', '3.0')), ['flash', 'turbo', 'default', 'quality']);
		assert.deepEqual(sizesOf(platform('google'), model('google', 'gemini-3-pro-image')), ['1K', '2K', '4K']);
	});
});

suite('a platform', () => {
	test('lists its plans, cheapest first', () => {
		assert.deepEqual(
			plansOf(platform('midjourney')).map(({ id, monthlyUsd }) => [id, monthlyUsd]),
			[
				['basic', 10],
				['standard', 30],
				['pro', 60],
				['mega', 120],
			],
		);
		assert.equal(findPlan(platform('midjourney'), 'Standard')?.limits?.permutations, 10);
		assert.equal(findPlan(platform('midjourney'), 'BASIC')?.limits?.repeat, 4);
		assert.equal(findPlan(platform('midjourney'), 'mega')?.limits?.permutations, 40);
		assert.equal(findPlan(platform('novelai'), 'opus')?.allowance?.amount, 10000);
	});

	const plans: readonly (readonly [PlatformId, string, number | undefined, number | readonly number[] | undefined])[] =
		[
			['midjourney', 'basic', 10, 200],
			['midjourney', 'standard', 30, 900],
			['midjourney', 'pro', 60, 1800],
			['midjourney', 'mega', 120, 3600],
			['ideogram', 'free', 0, 10],
			['ideogram', 'basic', 8, 400],
			['ideogram', 'plus', 20, 1000],
			['ideogram', 'pro', 60, 3500],
			['ideogram', 'team', 30, 1500],
			['recraft', 'basic', 10, 1000],
			['recraft', 'advanced', 27, 4000],
			['leonardo', 'free', 0, 150],
			['leonardo', 'essential', 12, 8500],
			['leonardo', 'premium', 30, 25000],
			['leonardo', 'ultimate', 60, 60000],
			['firefly', 'standard', 9.99, [100, 2000]],
			['firefly', 'pro', 19.99, 4000],
			['firefly', 'premium', 199.99, 50000],
			['firefly', 'cc-pro', 69.99, 4000],
			['firefly', 'photoshop-elements', undefined, 25],
			['novelai', 'paper', 0, undefined],
			['novelai', 'tablet', 10, 1000],
			['novelai', 'scroll', 15, 1000],
			['novelai', 'opus', 25, 10000],
		];
	for (const [id, name, monthlyUsd, allowance] of plans) {
		test(`${id} has the plan ${name}`, () => {
			const plan = findPlan(platform(id), name);
			assert.deepEqual([plan?.monthlyUsd, plan?.allowance?.amount], [monthlyUsd, allowance]);
		});
	}

	test('lists the models that can be used on a day', () => {
		const openai = (on: string) => modelsOf(platform('openai'), on).map(({ id }) => id);
		assert.ok(openai('2026-05-11').includes('dall-e-3'));
		assert.ok(!openai('2026-05-12').includes('dall-e-3'));
		assert.ok(!openai('2026-11-03').includes('gpt-image-2.6-flare'));
		assert.ok(openai('2026-11-04').includes('gpt-image-2.6-flare'));
	});

	test('lists its modes, the usual one first', () => {
		assert.deepEqual(modesOf(platform('midjourney')), ['fast', 'relax', 'turbo', 'draft']);
		assert.deepEqual(modesOf(platform('flux')), []);
	});

	test('is found in any case', () => {
		assert.equal(findPlatform(' MidJourney ')?.id, 'midjourney');
		assert.equal(findPlatform('dreamstudio'), undefined);
	});
});
