import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { compare, inOrder } from '../../server/src/platforms/compare.ts';
import { platformIds } from '../../server/src/platforms/job.ts';
import { anyJob } from './jobs.ts';
import { jobFor } from './published/published.ts';

const on = '2026-11-22';
const golden = jobFor('midjourney', {
	model: '8.2',
	plan: 'standard',
	aspect: '16:9',
	promptLength: 170,
	parameters: { aspect: '16:9', no: 'hats, collars' },
});

suite('the same job on every platform', () => {
	test('is all platforms once, cheapest first and unknown last', () => {
		fc.assert(
			fc.property(anyJob, (job) => {
				const all = compare(job, { on });
				assert.deepEqual(all.map(({ platform }) => platform).sort(), [...platformIds].sort());
				all.reduce((before, next) => {
					assert.ok(inOrder(before.estimate, next.estimate) <= 0);
					return next;
				});
			}),
			{ numRuns: 40 },
		);
	});

	test('prices the golden retriever everywhere', () => {
		const all = compare(golden, { on });
		assert.deepEqual(
			all.filter(({ estimate }) => estimate.kind === 'unknown'),
			[],
		);
		assert.equal(all.at(0)?.platform, 'stable-diffusion');
		assert.equal(all.at(-1)?.platform, 'openai');
		assert.equal(all.find(({ platform }) => platform === 'midjourney')?.model, '8.2');
	});

	test('gives the reason where a platform cannot do it', () => {
		const panned = compare({ ...golden, action: 'pan' }, { on });
		const flux = panned.find(({ platform }) => platform === 'flux');
		assert.equal(
			flux?.estimate.kind === 'unknown' && flux.estimate.reason,
			'no published price for FLUX.2 [pro] at pan, size 1024x1024',
		);
		assert.equal(panned.at(0)?.platform, 'midjourney');
	});

	test('names a cheaper model of the platform, and the price of one image', () => {
		const all = compare(golden, { on });
		assert.equal(all.find(({ platform }) => platform === 'flux')?.cheapest?.model, 'flux-2-klein-4b');
		assert.deepEqual(all.find(({ platform }) => platform === 'midjourney')?.perImage, { min: 8333n, max: 8333n });
	});

	test('takes the plans you have on other platforms', () => {
		const all = compare(golden, { on, prices: { plans: { firefly: 'cc-pro' } } });
		assert.equal(all.find(({ platform }) => platform === 'firefly')?.estimate.kind, 'included');
	});
});
