import { strict as assert } from 'node:assert';
import { lowerBy, timesAsMuchAs } from '../../server/src/platforms/effect.ts';
import { estimate } from '../../server/src/platforms/estimate.ts';
import { jobFor, type Asked } from './published/published.ts';

const options = { on: '2026-11-22' };

function without(parameter: string, asked: Asked): number | undefined {
	return timesAsMuchAs(jobFor('midjourney', asked), [{ parameter, value: null }], options);
}

suite('what a parameter does to the price', () => {
	test('is how many times as much it makes', () => {
		assert.equal(without('turbo', { model: '7', mode: 'turbo', parameters: { turbo: '' } }), 2);
		assert.equal(without('quality', { model: '7', quality: '4', parameters: { quality: '4' } }), 4);
		assert.equal(without('oref', { model: '7', parameters: { oref: 'a', stylize: '5' } }), 2);
		assert.equal(without('draft', { model: '8.2', parameters: { draft: '' } }), 0.4);
	});

	test('is nothing where the price stays, is not known, or moves unevenly', () => {
		assert.equal(without('stylize', { model: '7', parameters: { stylize: '5' } }), undefined);
		assert.equal(without('quality', { model: '8.2', parameters: { quality: '2' } }), undefined);
		assert.equal(without('hd', { model: '8.1', parameters: { hd: '' } }), undefined);
		assert.equal(without('turbo', { model: '8.0', parameters: { turbo: '' } }), undefined);
	});
});

test('dropping an option of a permutation lowers the price by exactly what its jobs cost', () => {
	const [all, fewer] = [12n, 8n].map((jobs) => estimate(jobFor('midjourney', { plan: 'standard', jobs }), options));
	assert.ok(all && fewer);
	assert.deepEqual(lowerBy(all, fewer), { min: 133_333n, max: 133_333n });
	assert.equal(lowerBy(all, estimate(jobFor('openai', { model: 'dall-e-3' }), options)), undefined);
});
