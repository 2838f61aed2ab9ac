import { strict as assert } from 'node:assert';
import { limitsBroken } from '../../server/src/platforms/fits.ts';
import type { PlatformId } from '../../server/src/platforms/job.ts';
import { jobFor, type Asked } from './published/published.ts';

function broken(platform: PlatformId, asked: Asked): string[] {
	return limitsBroken(jobFor(platform, asked), { on: '2026-11-22' }).map(
		({ what, asked: had, takes }) => `${what} ${had}: takes ${takes}`,
	);
}

suite('a job outside the limits of its model', () => {
	const rows: readonly (readonly [PlatformId, Asked, readonly string[]])[] = [
		['openai', { model: 'dall-e-3', size: '512x512' }, ['size 512x512: takes 1024x1024, 1024x1792 or 1792x1024']],
		['openai', { model: 'dall-e-3', images: 2 }, ['images 2: takes at most 1']],
		['openai', { model: 'dall-e-3', quality: 'high' }, ['quality high: takes standard or hd']],
		['openai', { model: 'gpt-image-2', size: '1000x1000' }, ['size 1000x1000: takes edges that are multiples of 16']],
		['openai', { model: 'gpt-image-2', size: '4096x2048' }, ['size 4096x2048: takes edges of at most 3840 pixels']],
		['openai', { model: 'gpt-image-2', size: '3200x1024' }, ['size 3200x1024: takes aspects up to 3:1']],
		['openai', { model: 'gpt-image-2', size: '512x512' }, ['size 512x512: takes 655360 to 8294400 pixels']],
		['openai', { model: 'gpt-image-2', size: '2048x1152', images: 10, quality: 'HIGH' }, []],
		['openai', { model: 'gpt-image-2', size: 'auto', quality: 'auto' }, []],
		[
			'openai',
			{ model: 'gpt-image-2', images: 11, references: 17 },
			['images 11: takes at most 10', 'references 17: takes at most 16'],
		],
		['openai', { model: 'no such model', images: 99 }, []],
		['midjourney', { model: '8.2', aspect: '15:1' }, ['aspect 15:1: takes aspects up to 14:1']],
		['midjourney', { model: '8.2', aspect: '14:1' }, []],
		['midjourney', { model: '8.2', aspect: 'wide' }, []],
		['google', { model: 'gemini-3-pro-image', size: '8K' }, ['size 8K: takes 1K, 2K or 4K']],
		['google', { model: 'gemini-3-pro-image', size: '4k' }, []],
		['together', { model: 'sdxl', steps: 60 }, ['steps 60: takes 1 to 50']],
		['flux', { model: 'flux-2-pro', references: 9 }, ['references 9: takes at most 8']],
	];
	for (const [platform, asked, expected] of rows) {
		test(`${platform} ${JSON.stringify(asked)}: ${expected.join('; ') || 'none'}`, () =>
			assert.deepEqual(broken(platform, asked), expected));
	}
});
