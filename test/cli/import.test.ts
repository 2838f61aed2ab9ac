import assert from 'node:assert/strict';
import { infotext, png, tEXt } from '../import/files.ts';
import { runIn, textOf } from './memoryIo.ts';

suite('prompt-credits import', () => {
	test('prints one sheet of all files, which cost then prices', async () => {
		const files = { 'out/fisherman.png': png(tEXt('parameters', infotext)), 'animals.txt': 'a red fox\n' };
		const { code, stdout, stderr } = await runIn({ files }, 'import', 'out/fisherman.png', 'animals.txt');
		assert.deepEqual([code, stderr], [0, '']);
		assert.match(
			stdout,
			/^# fisherman\n@platform: stable-diffusion\n\(masterpiece:1\.2\)[\s\S]+\n\n# animals\n@platform: stable-diffusion\na red fox\n$/,
		);
		const cost = await runIn({ stdin: stdout }, 'cost', '--format', 'json', '-');
		const {
			files: [sheet],
		} = JSON.parse(cost.stdout) as { files: { prompts: { name: string; images: string; platform: string }[] }[] };
		assert.deepEqual(
			sheet?.prompts.map(({ name, images, platform }) => [name, images, platform]),
			[
				['fisherman', '1', 'stable-diffusion'],
				['animals', '1', 'stable-diffusion'],
			],
		);
	});

	test('names what cannot be read, imports the rest, and exits with 2', async () => {
		const { code, stdout, stderr } = await runIn(
			{ files: { 'plain.png': png(), 'a.txt': 'a red fox\n' } },
			'import',
			'plain.png',
			'none.txt',
			'a.txt',
		);
		assert.equal(code, 2);
		assert.equal(
			stderr,
			'prompt-credits: plain.png: has no prompt in its metadata\nprompt-credits: none.txt: there is no such file\n',
		);
		assert.equal(stdout, '# a\n@platform: stable-diffusion\na red fox\n');
	});

	test('reads standard input, as what it is told to be', async () => {
		const { stdout } = await runIn({ stdin: 'red\nblue\n' }, 'import', '--as', 'wildcards', '-');
		assert.equal(stdout, '# Imported\n@platform: stable-diffusion\n@dialect: dynamic-prompts\n{red|blue}\n');
	});

	test('writes to a new file, and over none', async () => {
		const files = { 'a.txt': 'a red fox\n', 'old.prompt': 'mine\n' };
		const fresh = await runIn({ files }, 'import', '--out', 'new.prompt', 'a.txt');
		assert.deepEqual(
			[fresh.code, fresh.stdout, textOf(fresh, 'new.prompt')],
			[0, '', '# a\n@platform: stable-diffusion\na red fox\n'],
		);
		const over = await runIn({ files }, 'import', '--out', 'old.prompt', 'a.txt');
		assert.deepEqual([over.code, over.written], [2, []]);
		assert.match(over.stderr, /^prompt-credits: old\.prompt is there already/);
	});

	test('refuses a file past 50 MB, and a call without a file', async () => {
		const large = await runIn({ files: { 'a.txt': 'a' }, sizes: { 'a.txt': 60 * 1024 * 1024 } }, 'import', 'a.txt');
		assert.deepEqual([large.code, large.stderr], [2, 'prompt-credits: a.txt: is larger than 50 MB\n']);
		assert.equal((await runIn({}, 'import')).code, 2);
	});
});
