import assert from 'node:assert/strict';
import { clipTable } from '../../scripts/clip-table.ts';
import { runIn } from './memoryIo.ts';

suite('check of prompts past a window', () => {
	const assets = { 'clip-merges.txt': clipTable() };
	const long = `@platform: stable-diffusion\n@dialect: plain\n${'dog '.repeat(76).trim()}\n`;

	test("reads CLIP's table once, for the sheets that need it", async () => {
		const files = { 'a.prompt': long, 'b.prompt': long };
		const outcome = await runIn({ files, assets }, 'check', 'a.prompt', 'b.prompt');
		assert.equal(outcome.stdout.split('past-window').length - 1, 2);
		assert.deepEqual(outcome.assets, ['clip-merges.txt']);
	});

	test('reads nothing for sheets that fit by their length alone, and says nothing where there is no table', async () => {
		const short = await runIn(
			{ files: { 'a.prompt': '@platform: stable-diffusion\na dog\n' }, assets },
			'check',
			'a.prompt',
		);
		assert.deepEqual(short.assets, []);
		const without = await runIn({ files: { 'a.prompt': long } }, 'check', 'a.prompt');
		assert.doesNotMatch(without.stdout, /past-window/);
	});
});
