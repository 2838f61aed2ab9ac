import fc from 'fast-check';
import { findPlatform, modesOf, qualitiesOf, sizesOf } from '../../server/src/platforms/catalogue.ts';
import { actions, platformIds, type Job } from '../../server/src/platforms/job.ts';
import type { Model } from '../../server/src/platforms/shape.ts';

/** Any value or none, and mostly none where the list is empty. */
function maybe<T>(values: readonly T[]): fc.Arbitrary<T | undefined> {
	return values.length === 0 ? fc.constant(undefined) : fc.option(fc.constantFrom(...values), { nil: undefined });
}

const parameters = fc
	.uniqueArray(fc.constantFrom('hd', 'sd', 'draft', 'oref', 'turbo', 'relax', 'video', 'smea', 'hires', 'character'), {
		maxLength: 3,
	})
	.chain((names) =>
		fc
			.record({ names: fc.constant(names), bs: maybe(['1', '2', '4']), hires: fc.constantFrom('1.5', '2') })
			.map(({ bs, hires }) => {
				const map = new Map<string, string>(names.map((name) => [name, name === 'hires' ? hires : '']));
				if (bs !== undefined) map.set('bs', bs);
				return map;
			}),
	);

/** Jobs of every platform, model and plan in the catalogue, with settings that fit and some that do not. */
export const anyJob: fc.Arbitrary<Job & { readonly jobs: bigint }> = fc
	.constantFrom(...platformIds)
	.map((id) => findPlatform(id))
	.filter((platform) => platform !== undefined)
	.chain((platform) =>
		maybe<Model>(platform.models).chain((model) => {
			const priced = model ?? platform.models[0];
			return fc.record({
				platform: fc.constant(platform.id),
				model: fc.constant(model?.id),
				plan: maybe([...platform.plans.map(({ id }) => id), 'no such plan']),
				mode: maybe([...modesOf(platform), 'no such mode']),
				action: fc.oneof(
					{ weight: 3, arbitrary: fc.constant('generate' as const) },
					{ weight: 2, arbitrary: fc.constantFrom(...actions) },
				),
				quality: maybe([...(priced === undefined ? [] : qualitiesOf(priced)), 'auto']),
				size: maybe([
					...(priced === undefined ? [] : sizesOf(platform, priced)),
					'1024x1024',
					'512x768',
					'2048x1152',
					'3840x1',
					'9999999x9999999',
					'huge',
				]),
				aspect: maybe(['1:1', '16:9', '2:3']),
				images: maybe([1, 2, 4]),
				steps: maybe([1, 20, 28, 50]),
				hardware: maybe<NonNullable<Job['hardware']>>([
					'rtx-4090',
					'a100',
					'no such machine',
					{ watts: 300, seconds: 15 },
				]),
				attempts: fc.integer({ min: 1, max: 5 }),
				references: fc.integer({ min: 0, max: 4 }),
				parameters,
				promptLength: fc.integer({ min: 0, max: 2000 }),
				jobs: fc.bigInt({ min: 1n, max: 10n ** 30n }),
			});
		}),
	)
	.map(present);

function present(job: Record<string, unknown>): Job & { readonly jobs: bigint } {
	return Object.fromEntries(Object.entries(job).filter(([, value]) => value !== undefined)) as unknown as Job & {
		readonly jobs: bigint;
	};
}

/** Days from before the first row to after the last shutdown. */
export const anyDay: fc.Arbitrary<string> = fc
	.integer({ min: 0, max: 800 })
	.map((days) => new Date(Date.UTC(2025, 5, 1) + days * 86_400_000).toISOString().slice(0, 10));
