import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { withChanges } from '../../server/src/platforms/change.ts';
import { inDollars } from '../../server/src/platforms/costWords.ts';
import { catalogue, plansOf, qualitiesOf, sizesOf } from '../../server/src/platforms/catalogue.ts';
import { estimate, type JobEstimate } from '../../server/src/platforms/estimate.ts';
import { platformIds, type Job, type PlatformId } from '../../server/src/platforms/job.ts';
import { savings, type Saving } from '../../server/src/platforms/savings.ts';
import { anyDay, anyJob } from './jobs.ts';
import { jobFor, type Asked } from './published/published.ts';

const on = '2026-11-22';

function found(platform: PlatformId, { prices, ...asked }: Asked): readonly Saving[] {
	return savings(jobFor(platform, asked), { on, ...(prices === undefined ? {} : { prices }) }, inDollars);
}

function only(platform: PlatformId, id: Saving['id'], asked: Asked): string[] {
	return found(platform, asked)
		.filter((each) => each.id === id)
		.map(({ title }) => title);
}

const usdOf = (of: JobEstimate): { min: bigint; max: bigint } | undefined =>
	of.kind === 'priced' ? of.usd : of.kind === 'included' ? { min: 0n, max: 0n } : undefined;

/** A plain job and a dear one of each model, on the dearest plan and on none. */
function* jobsOfEachModel(): Generator<Job> {
	for (const platform of catalogue.values()) {
		const plans: readonly { readonly plan?: string }[] = [
			{},
			...plansOf(platform)
				.slice(-1)
				.map(({ id }) => ({ plan: id })),
		];
		for (const model of platform.models) {
			const size = sizesOf(platform, model).at(-1) ?? '2048x2048';
			const quality = qualitiesOf(model)
				.filter((one) => one !== 'auto')
				.at(-1);
			for (const plan of plans) {
				const named = { model: model.id, ...plan };
				yield jobFor(platform.id, named);
				yield jobFor(platform.id, { ...named, size, images: 2, hardware: 'a100', ...(quality && { quality }) });
				yield jobFor(platform.id, { ...named, mode: 'turbo', parameters: { turbo: '', oref: 'a' } });
			}
		}
	}
}

suite('a saving', () => {
	test('applied to its job lowers the estimate by exactly what it says, on every platform and day', () => {
		let tried = 0;
		fc.assert(
			fc.property(anyJob, anyDay, (job, day) => {
				const before = estimate(job, { on: day });
				for (const { changes, saves, estimate: after } of savings(job, { on: day }, inDollars)) {
					tried += 1;
					assert.ok(before.kind === 'priced' && after.kind !== 'unknown');
					assert.deepEqual(estimate(withChanges(job, changes), { on: day }), after);
					const usd = after.kind === 'included' ? { min: 0n, max: 0n } : after.usd;
					const differences = [before.usd.min - usd.min, before.usd.max - usd.max];
					assert.deepEqual(differences.includes(saves.min) && differences.includes(saves.max), true);
					assert.ok(saves.min >= 0n && saves.max > 0n && saves.min <= saves.max);
				}
			}),
			{ numRuns: 150 },
		);
		assert.ok(tried > 100);
	});

	test('of every kind is exact, on each platform that has it', () => {
		const found = new Map<string, Set<string>>();
		for (const job of jobsOfEachModel()) {
			const before = usdOf(estimate(job, { on }));
			for (const { id, changes, saves, title } of savings(job, { on }, inDollars)) {
				const after = usdOf(estimate(withChanges(job, changes), { on }));
				assert.ok(before && after, title);
				const lower = [before.min - after.min, before.max - after.max].sort((a, b) => (a < b ? -1 : 1));
				assert.deepEqual(lower, [saves.min, saves.max], `${job.platform}: ${title}`);
				found.set(id, (found.get(id) ?? new Set()).add(job.platform));
			}
		}
		assert.equal(found.size, 12, [...found.keys()].join(', '));
		for (const id of platformIds)
			assert.ok(
				[...found.values()].some((platforms) => platforms.has(id)),
				id,
			);
	}).timeout(60_000);

	test('comes before those that save less', () => {
		fc.assert(
			fc.property(anyJob, (job) => {
				const amounts = savings(job, { on }, inDollars).map(({ saves }) => saves.max);
				assert.deepEqual(
					amounts,
					amounts.toSorted((a, b) => (a < b ? 1 : a > b ? -1 : 0)),
				);
			}),
			{ numRuns: 60 },
		);
	});

	test('says its amount in its title', () => {
		const [first] = found('stability', { model: 'ultra' });
		assert.ok(first);
		assert.ok(first.title.endsWith(`saves ${inDollars.amount(first.saves.max)}`), first.title);
	});

	test('is not offered for what has no known price, or costs nothing', () => {
		assert.deepEqual(found('openai', { model: 'dall-e-3' }), []);
		assert.deepEqual(found('midjourney', { plan: 'pro', mode: 'relax' }), []);
	});
});

suite('what is offered', () => {
	test('is Relax on a plan that has it, for one job, and not where the plan is only assumed', () => {
		assert.deepEqual(only('midjourney', 'relax', { plan: 'standard' }), ['Run it in Relax: saves about $0.033']);
		assert.deepEqual(only('midjourney', 'relax', { plan: 'basic' }), []);
		assert.deepEqual(only('midjourney', 'relax', {}), []);
		assert.deepEqual(only('midjourney', 'relax', { plan: 'standard', jobs: 3n }), []);
		assert.deepEqual(only('midjourney', 'relax', { plan: 'standard', action: 'video' }), []);
		assert.deepEqual(only('midjourney', 'relax', { plan: 'pro', action: 'video' }), [
			'Run it in Relax: saves about $0.27',
		]);
	});

	test('is a draft where the model has one', () => {
		assert.deepEqual(only('midjourney', 'draft', { model: '8.2', jobs: 3n }), ['Make a draft first: saves $0.06']);
		assert.deepEqual(only('midjourney', 'draft', { model: '7' }), ['Make a draft first: saves about $0.017']);
		assert.deepEqual(only('midjourney', 'draft', { model: '6.1' }), []);
		assert.deepEqual(only('midjourney', 'draft', { model: '7', parameters: { oref: 'a' } }), []);
	});

	test('is Fast instead of Turbo', () => {
		const [fast] = found('midjourney', { plan: 'basic', model: '7', mode: 'turbo', parameters: { turbo: '' } }).filter(
			({ id }) => id === 'fast',
		);
		assert.deepEqual(fast?.changes, [
			{ parameter: 'turbo', value: null },
			{ setting: 'mode', value: 'fast' },
		]);
		assert.equal(fast.title, 'Run it in Fast instead of Turbo: saves $0.05');
	});

	test('is each lower quality', () => {
		assert.deepEqual(only('openai', 'quality', { model: 'gpt-image-1.5', quality: 'high', size: '1024x1024' }), [
			'Use quality low for a first pass: saves about $0.12',
			'Use quality medium for a first pass: saves $0.099',
		]);
		assert.deepEqual(only('openai', 'quality', { model: 'gpt-image-1.5', quality: 'low', size: '1024x1024' }), []);
	});

	test('is a parameter that costs, left out', () => {
		assert.deepEqual(
			only('midjourney', 'without-parameter', { plan: 'basic', model: '7', parameters: { oref: 'a', stylize: '200' } }),
			['Leave out oref: saves $0.05'],
		);
		assert.deepEqual(only('midjourney', 'without-parameter', { model: '8.2', parameters: { stylize: '200' } }), []);
	});

	test('is a batch where the platform takes one', () => {
		assert.deepEqual(only('openai', 'batch', { model: 'gpt-image-1.5', quality: 'high', size: '1024x1536' }), [
			'Send it as a batch: saves $0.10',
		]);
		assert.deepEqual(only('flux', 'batch', {}), []);
	});

	test('is an edit where that costs less than a new generation', () => {
		assert.deepEqual(only('stability', 'edit', { model: 'ultra' }), [
			'Vary an image you have: saves $0.03',
			'Repaint a part of an image you have: saves $0.03',
		]);
		assert.deepEqual(only('stability', 'edit', { model: 'core' }), []);
	});

	test('is a smaller size of the same shape, with what upscaling it costs', () => {
		assert.deepEqual(only('openai', 'smaller-size', { model: 'gpt-image-2', quality: 'high', size: '2048x3072' }), [
			'Make it at 1024x1536: saves about $0.22',
		]);
		assert.deepEqual(only('google', 'smaller-size', { model: 'gemini-3-pro-image', size: '4K' }).length, 2);
		assert.deepEqual(only('google', 'smaller-size', { model: 'gemini-3-pro-image', size: '1K' }), []);
	});

	test('is one image a request', () => {
		assert.deepEqual(only('flux', 'fewer-images', {}), []);
		assert.deepEqual(
			only('openai', 'fewer-images', { model: 'gpt-image-1.5', quality: 'high', size: '1024x1024', images: 2 }),
			['Ask for one image at a time: saves about $0.13'],
		);
		assert.deepEqual(only('midjourney', 'fewer-images', { plan: 'basic', action: 'video' }), [
			'Make one video instead of a batch: saves $0.30',
		]);
	});

	test('is the cheapest model of the platform that takes the job', () => {
		assert.deepEqual(only('stability', 'model', { model: 'ultra' }), ['Use Stable Image Core: saves $0.05']);
		assert.deepEqual(only('stability', 'model', { model: 'core' }), []);
		const [version] = found('midjourney', { model: '8.2', parameters: { version: '8.2' } }).filter(
			({ id }) => id === 'model',
		);
		assert.deepEqual(version?.changes, [{ parameter: 'version', value: '8.1' }]);
	});

	test('is another platform, with what it cannot say taken off', () => {
		const [moved] = found('openai', {
			model: 'gpt-image-1.5',
			quality: 'high',
			size: '1024x1024',
			parameters: { seed: '7' },
		}).filter(({ id }) => id === 'platform');
		assert.ok(moved);
		assert.ok(moved.title.startsWith('Run it on Replicate'));
		assert.deepEqual(moved.changes.slice(0, 2), [
			{ setting: 'platform', value: 'replicate' },
			{ parameter: 'seed', value: null },
		]);
	});

	test('is your own machine where you have said which', () => {
		assert.deepEqual(only('stability', 'local', { model: 'ultra' }), []);
		assert.deepEqual(only('stability', 'local', { model: 'ultra', hardware: 'a100' }), [
			'Run it on your own machine: saves about $0.08',
		]);
	});
});
