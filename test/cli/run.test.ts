import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { commands } from '../../server/src/cli/commands.ts';
import { goodSheet, runIn } from './memoryIo.ts';

suite('the command line', () => {
	test('--version prints the version of the package', async () => {
		const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
		for (const flag of ['--version', '-v']) {
			assert.deepEqual(await outputOf(flag), { code: 0, stdout: `${version}\n`, stderr: '' });
		}
	});

	test('--help lists every command', async () => {
		const { code, stdout } = await outputOf('--help');
		assert.equal(code, 0);
		for (const { name, summary } of commands) assert.ok(stdout.includes(name) && stdout.includes(summary), name);
		assert.deepEqual(await outputOf('help'), await outputOf('-h'));
	});

	for (const { name, options, examples } of commands) {
		test(`${name} --help names its options and has an example`, async () => {
			const { code, stdout } = await outputOf(name, '--help');
			assert.equal(code, 0);
			for (const option of Object.keys(options)) assert.ok(stdout.includes(`--${option}`), option);
			assert.ok(examples.length > 0);
			assert.equal((await outputOf('help', name)).stdout, stdout);
			for (const line of stdout.split('\n')) assert.ok(line.length <= 120, line);
		});
	}

	test('no command at all is wrong usage, and shows the help', async () => {
		const { code, stdout, stderr } = await outputOf();
		assert.deepEqual([code, stdout], [2, '']);
		assert.match(stderr, /^What an AI-art prompt will cost/);
	});

	test('an unknown command suggests the near one', async () => {
		assert.deepEqual(await outputOf('chek'), {
			code: 2,
			stdout: '',
			stderr: 'prompt-credits: There is no command `chek`. Did you mean `check`? See `prompt-credits --help`.\n',
		});
	});

	test('an unknown option suggests the near one', async () => {
		const { code, stderr } = await outputOf('check', '--formt', 'json', 'a.prompt');
		assert.equal(code, 2);
		assert.equal(
			stderr,
			'prompt-credits: There is no option --formt. Did you mean `--format`? See `prompt-credits check --help`.\n',
		);
	});

	test('a value that an option cannot have lists those it can', async () => {
		const { code, stderr } = await outputOf('check', '--format', 'jsno', 'a.prompt');
		assert.equal(code, 2);
		assert.match(stderr, /--format cannot be `jsno`; it is one of text, json, sarif, github\. Did you mean `json`\?/);
	});

	test('an option without its value, and a flag with one, are wrong usage', async () => {
		for (const args of [['--format'], ['--format='], ['--max-cost', '--fix'], ['--fix=yes']]) {
			assert.equal((await outputOf('check', ...args, 'a.prompt')).code, 2, args.join(' '));
		}
	});

	test('after `--` everything is a file', async () => {
		const { code, stdout } = await runIn({ files: { '--fix': goodSheet } }, 'check', '--', '--fix');
		assert.equal(code, 0);
		assert.match(stdout, /1 prompt in 1 file/);
	});

	test('serve wants --stdio and no file', async () => {
		assert.match((await outputOf('serve')).stderr, /serve needs --stdio/);
		assert.match((await outputOf('serve', '--stdio', 'a.prompt')).stderr, /serve takes no FILE/);
	});

	const outputOf = async (...args: string[]) => {
		const { code, stdout, stderr } = await runIn({ files: { 'a.prompt': goodSheet } }, ...args);
		return { code, stdout, stderr };
	};
});
