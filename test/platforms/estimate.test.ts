import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { inDollars } from '../../server/src/platforms/costWords.ts';
import {
	daysBetween,
	estimate,
	imagesPerJob,
	toJson,
	total,
	totalOfVariants,
	type Estimate,
} from '../../server/src/platforms/estimate.ts';
import { anyDay, anyJob } from './jobs.ts';
import { jobFor, priced } from './published/published.ts';

const on = '2026-11-22';

function usdOf(of: Estimate): { min: bigint; max: bigint } | undefined {
	return of.kind === 'priced' || of.kind === 'partial' ? of.usd : undefined;
}

suite('an estimate', () => {
	test('is the same for the same job and day', () => {
		fc.assert(
			fc.property(anyJob, anyDay, (job, day) => {
				assert.deepEqual(
					estimate(job, { on: day }),
					estimate({ ...job, parameters: new Map(job.parameters) }, { on: day }),
				);
			}),
		);
	});

	test('has a smallest price that is more than nothing and not more than its largest', () => {
		fc.assert(
			fc.property(anyJob, anyDay, (job, day) => {
				const found = estimate(job, { on: day });
				if (found.kind === 'unknown') return found.reason.length > 0;
				if (found.kind === 'included') return true;
				assert.ok(found.usd.min > 0n && found.usd.min <= found.usd.max);
				if (found.native !== undefined) assert.ok(found.native.min > 0n && found.native.min <= found.native.max);
				if (found.share !== undefined) assert.ok(found.share.min >= 0 && found.share.min <= found.share.max);
				return found.sources.length > 0 && found.asOf <= day;
			}),
			{ numRuns: 500 },
		);
	});

	test('never costs less for more jobs', () => {
		fc.assert(
			fc.property(anyJob, fc.bigInt({ min: 0n, max: 10n ** 12n }), (job, more) => {
				const [fewer, further] = [estimate(job, { on }), estimate({ ...job, jobs: job.jobs + more }, { on })];
				const [less, not] = [usdOf(fewer), usdOf(further)];
				if (less === undefined || not === undefined) return fewer.kind === further.kind || further.kind === 'unknown';
				return less.min <= not.min && less.max <= not.max;
			}),
			{ numRuns: 300 },
		);
	});

	test('counts each attempt as a job', () => {
		fc.assert(
			fc.property(anyJob, (job) => {
				const tries = estimate(job, { on });
				const jobs = estimate({ ...job, attempts: 1, jobs: job.jobs * BigInt(job.attempts) }, { on });
				assert.deepEqual(usdOf(tries), usdOf(jobs));
			}),
		);
	});

	test('explains every price, and every number in its JSON is a number', () => {
		fc.assert(
			fc.property(anyJob, anyDay, (job, day) => {
				const found = estimate(job, { on: day });
				const json = JSON.stringify(toJson(found));
				if (found.kind !== 'unknown') assert.ok(found.because.length > 0);
				assert.ok(!/NaN|Infinity|undefined|null|bigint/.test(json + found.because.join()), json);
			}),
			{ numRuns: 300 },
		);
	});

	test('gives as many images as its jobs and attempts', () => {
		fc.assert(
			fc.property(anyJob, (job) => {
				const found = estimate(job, { on });
				if (found.kind === 'unknown') return;
				assert.equal(found.images, job.jobs * BigInt(job.attempts) * BigInt(imagesPerJob(job, { on }) ?? 0));
			}),
		);
	});

	test('says when a figure is older than 90 days on the day that is priced', () => {
		const days = (day: string) => priced('together', { model: 'sdxl', on: day });
		assert.equal(daysBetween('2026-08-01', '2026-10-30'), 90);
		assert.ok(!('stale' in days('2026-10-30')));
		assert.ok('stale' in days('2026-10-31'));
		assert.ok(days('2026-10-31').because.includes('a figure used is 91 days old (2026-08-01)'));
	});

	test('prefers a price of your own to the published one', () => {
		const prices = { rows: [{ platform: 'openai', model: '1.5', quality: 'high', usd: 0.1, per: 'image' }] } as const;
		const own = priced('openai', { model: 'gpt-image-1.5', quality: 'high', size: '1024x1024', images: 2, prices });
		assert.equal(inDollars.cost(own), '$0.20');
		assert.deepEqual(own.because, ['1 job', '$0.1 an image, your own price']);
		const other = priced('openai', { model: 'gpt-image-1.5', quality: 'low', size: '1024x1024', prices });
		assert.equal(inDollars.cost(other), '$0.009');
	});

	test('takes your own rate for a credit', () => {
		assert.equal(inDollars.cost(priced('midjourney', { prices: { usdPerUnit: { midjourney: 0.02 } } })), 'about $0.02');
	});

	test('has exactly the documented JSON form', () => {
		assert.deepEqual(toJson(priced('midjourney', { model: '8.2', plan: 'standard', jobs: 3n })), {
			kind: 'priced',
			usd: { min: 0.1, max: 0.1 },
			native: { unit: 'gpu-minutes', min: 3, max: 3 },
			share: { of: 'standard', min: 0.0033, max: 0.0033 },
			asOf: '2026-09-27',
			sources: [
				'https://docs.midjourney.com/hc/en-us/articles/32016412137741',
				'https://docs.midjourney.com/hc/en-us/articles/27870484040333',
			],
			because: ['3 jobs', '1 GPU minute each', '$30 / 900 GPU minutes on Standard'],
		});
		assert.deepEqual(toJson(priced('midjourney', { model: '8.2', plan: 'pro', mode: 'relax' })), {
			kind: 'included',
			because: ['1 job', 'Relax takes no Fast GPU time'],
		});
		assert.deepEqual(toJson(priced('openai', { model: 'gpt-image-9' })), {
			kind: 'unknown',
			reason: 'no published price for the model gpt-image-9 on OpenAI',
			because: [],
		});
	});
});

suite('a total', () => {
	const anyEstimates = fc.array(
		anyJob.map((job) => estimate(job, { on })),
		{ maxLength: 12 },
	);

	test('is exactly the sum of its parts, and counts what it leaves out', () => {
		fc.assert(
			fc.property(anyEstimates, (parts) => {
				const sum = total(parts);
				const usd = parts.flatMap((part) => usdOf(part) ?? []);
				const unknown = parts.filter(({ kind }) => kind === 'unknown').length;
				if (usd.length === 0) assert.equal(sum.kind, unknown === 0 ? 'included' : 'unknown');
				else {
					assert.equal(sum.kind, unknown === 0 ? 'priced' : 'partial');
					assert.equal(
						usdOf(sum)?.min,
						usd.reduce((so, { min }) => so + min, 0n),
					);
					assert.equal(
						usdOf(sum)?.max,
						usd.reduce((so, { max }) => so + max, 0n),
					);
					if (sum.kind === 'partial') assert.equal(sum.unpriced, unknown);
				}
			}),
		);
	});

	test('of totals is the total of all parts', () => {
		fc.assert(
			fc.property(anyEstimates, anyEstimates, (left, right) => {
				const [whole, halves] = [total([...left, ...right]), total([total(left), total(right)])];
				assert.deepEqual(usdOf(whole), usdOf(halves));
			}),
		);
	});

	test('adds minutes and shares of the same plan, and drops them where platforms are mixed', () => {
		const one = priced('midjourney', { model: '8.2', plan: 'standard' });
		const two = total([one, one]);
		assert.ok(two.kind === 'priced');
		assert.deepEqual(two.native, { unit: 'gpu-minutes', min: 2_000_000n, max: 2_000_000n });
		assert.equal(two.share?.of, 'standard');
		assert.equal(two.images, 8n);
		const mixed = total([one, priced('flux', {})]);
		assert.ok(mixed.kind === 'priced' && mixed.native === undefined && mixed.share === undefined);
	});

	test('of variants says the steps that are the same in all, and only what is left out where there is such', () => {
		const [four, eight] = [4n, 8n].map((jobs) =>
			estimate({ ...jobFor('openai', { model: 'gpt-image-2' }), jobs }, { on }),
		);
		assert.ok(four && eight);
		const sum = totalOfVariants([four, eight], 12n);
		assert.deepEqual(sum.because, ['12 jobs in 2 variants', ...four.because.slice(1)]);
		assert.deepEqual({ ...sum, because: [] }, { ...total([four, eight]), because: [] });
		const gone = estimate(jobFor('openai', { model: 'dall-e-3' }), { on });
		assert.deepEqual(totalOfVariants([four, gone], 5n), total([four, gone]));
	});

	test('of nothing is nothing to pay', () => {
		assert.deepEqual(total([]), { kind: 'included', images: 0n, because: ['nothing to price'] });
	});

	test('of unknown parts is unknown, for their reason', () => {
		const gone = estimate(jobFor('openai', { model: 'dall-e-3' }), { on });
		const sum = total([gone, gone]);
		assert.equal(
			sum.kind === 'unknown' && sum.reason,
			'DALL-E 3 was shut down on 2026-05-12; use gpt-image-2.6-sunburst',
		);
		assert.deepEqual(total([gone, priced('flux', {})]).because, ['1 priced', '1 not priced, and left out']);
	});
});
