import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readIndex } from '../../server/src/library/libraryIndex.ts';
import { runIn, textOf } from './memoryIo.ts';

const sheet = (title: string, body: string, platform = 'midjourney'): string =>
	`---\ntitle: ${title}\ndescription: For shops\ntags: [one, two]\nauthor: Kim\nlicense: CC0-1.0\nplatform: ${platform}\n---\n\n# ${title}\n${body}\n`;
const bundle = (entries: Record<string, string>): string =>
	JSON.stringify(Object.entries(entries).map(([id, text]) => ({ id, text })));

const world = {
	env: { HOME: '/home/nobody' },
	assets: {
		'library.json': bundle({
			'food/ramen': sheet('Ramen from above', 'steam over ${1:a black bowl}'),
			'logos/fox': sheet('Fox logo', 'a fox in two curves', 'openai'),
		}),
	},
	files: { 'library/food/soup.prompt': sheet('Soup of the house', 'ramen spoon') },
};

suite('library search', () => {
	test('finds entries of the product and of the folder here, best first', async () => {
		const { code, stdout } = await runIn(world, 'library', 'search', 'ramen');
		assert.equal(code, 0);
		const [, ...rows] = stdout.trimEnd().split('\n');
		assert.deepEqual(
			rows.map((row) => row.split(/ {2,}/)),
			[
				['food/ramen', 'Ramen from above', 'midjourney', 'one, two', 'Prompt Credits'],
				['library:food/soup', 'Soup of the house', 'midjourney', 'one, two', 'library'],
			],
		);
	});

	test('keeps to a category and a platform', async () => {
		const ids = async (...args: string[]): Promise<string[]> => {
			const { stdout } = await runIn(world, 'library', 'search', '--format', 'json', ...args);
			return (JSON.parse(stdout) as { entries: { id: string }[] }).entries.map(({ id }) => id);
		};
		assert.deepEqual(await ids('--platform', 'openai'), ['logos/fox']);
		assert.deepEqual(await ids('--category', 'food'), ['library:food/soup', 'food/ramen']);
		assert.deepEqual(await ids('--limit', '1'), ['library:food/soup']);
	});

	test('finds the user’s own, and what is a copy of another only once', async () => {
		const { stdout } = await runIn(
			{ ...world, files: { 'mine/food/copy.prompt': sheet('Fox logo', 'a fox in two curves', 'openai') } },
			...['library', 'search', '--folder', 'mine', 'fox', '--format', 'json'],
		);
		const { entries } = JSON.parse(stdout) as { entries: { id: string; source: object }[] };
		assert.deepEqual(
			entries.map(({ id, source }) => [id, source]),
			[['own:food/copy', { kind: 'own', title: 'My library' }]],
		);
	});

	test('says that nothing was found, and that a folder is not there', async () => {
		assert.equal((await runIn(world, 'library', 'search', 'zzzz')).stdout, 'Nothing found.\n');
		assert.equal((await runIn(world, 'library', 'search', '--folder', 'gone', 'fox')).code, 2);
	});
});

suite('library show', () => {
	test('prints an entry with its licence and cost', async () => {
		const { stdout } = await runIn(world, 'library', 'show', 'food/ramen');
		assert.match(
			stdout,
			/^Ramen from above\nFor shops\none, two · Kim, CC0-1\.0 · Prompt Credits · about \$0\.033\n\n# Ramen/,
		);
	});

	test('prints the sheet as it is, or all there is as JSON', async () => {
		const { stdout } = await runIn(world, 'library', 'show', '--format', 'sheet', 'food/ramen');
		assert.equal(stdout, sheet('Ramen from above', 'steam over ${1:a black bowl}'));
		const json = JSON.parse((await runIn(world, 'library', 'show', '--format=json', 'food/ramen')).stdout) as {
			cost: { kind: string };
			snippet: string;
		};
		assert.deepEqual([json.cost.kind, json.snippet.includes('@platform: midjourney')], ['priced', true]);
	});

	test('lets no entry move the cursor of a terminal', async () => {
		const files = { 'library/a/b.prompt': sheet('Title', 'words \u001B[2J\u009B1A more\r') };
		const { stdout } = await runIn({ ...world, files }, 'library', 'show', 'library:a/b');
		assert.match(stdout, /words \[2J1A more/);
		assert.ok(!stdout.includes('\u001B') && !stdout.includes('\u009B'));
	});

	test('suggests the entry that was meant', async () => {
		const { code, stderr } = await runIn(world, 'library', 'show', 'food/raman');
		assert.deepEqual(
			[code, stderr],
			[
				2,
				'prompt-credits: There is no entry `food/raman`. Did you mean `food/ramen`? See `prompt-credits library show --help`.\n',
			],
		);
	});
});

suite('library build', () => {
	test('writes the size, the hash and the description of each entry', async () => {
		const outcome = await runIn(world, 'library', 'build', 'library');
		assert.deepEqual([outcome.code, outcome.stdout], [0, 'library/index.json: 1 entry\n']);
		const bytes = Buffer.from(world.files['library/food/soup.prompt']);
		assert.deepEqual(readIndex(textOf(outcome, 'library/index.json')).entries, [
			{
				path: 'food/soup.prompt',
				size: bytes.length,
				sha256: createHash('sha256').update(bytes).digest('hex'),
				title: 'Soup of the house',
				description: 'For shops',
				tags: ['one', 'two'],
				platforms: ['midjourney'],
				author: 'Kim',
				license: 'CC0-1.0',
			},
		]);
	});

	test('makes no index with an entry that could not be served, and names it', async () => {
		const files = { 'library/Food/soup.prompt': sheet('Soup', 'x'), 'library/food/a.prompt': new Uint8Array([0xff]) };
		const { code, stderr, written } = await runIn({ files }, 'library', 'build', 'library');
		assert.deepEqual([code, written], [2, []]);
		assert.match(stderr, /library\/Food\/soup\.prompt: its path in the library has other characters/);
		assert.match(stderr, /library\/food\/a\.prompt: is not UTF-8 text/);
	});

	test('prints it where the folder must not be written to', async () => {
		const { stdout, written } = await runIn(world, 'library', 'build', '--out', '-', 'library');
		assert.equal(readIndex(stdout).entries.length, 1);
		assert.deepEqual(written, []);
	});
});

suite('library sync', () => {
	test('takes https addresses alone', async () => {
		for (const url of ['http://prompts.example.com', 'file:///etc', 'prompts.example.com', 'https://a/?b'])
			assert.match((await runIn(world, 'library', 'sync', url)).stderr, /is no https address of a library/, url);
	});

	test('asks no host that only a folder names', async () => {
		const files = { 'prompt-credits.json': '{ "library": { "remotes": ["https://prompts.example.com/art/"] } }' };
		const { code, stdout, stderr } = await runIn({ ...world, files }, 'library', 'sync');
		assert.deepEqual(
			[code, stdout, stderr],
			[
				2,
				'',
				'prompt-credits: https://prompts.example.com/art/index.json: prompts.example.com is not among the allowed hosts.\n',
			],
		);
	});

	test('asks nothing of the own network', async () => {
		const { code, stderr } = await runIn(world, 'library', 'sync', 'https://169.254.169.254/art');
		assert.deepEqual([code, stderr.includes('169.254.169.254/art/index.json: is not on the internet')], [2, true]);
	});

	test('wants a URL where no folder names one', async () => {
		assert.match((await runIn(world, 'library', 'sync')).stderr, /library sync needs a URL/);
	});
});

suite('library', () => {
	test('lists what it can do, and each of it has help of its own', async () => {
		const { stdout } = await runIn({}, 'library', '--help');
		for (const name of ['search', 'show', 'validate', 'build', 'sync']) {
			assert.ok(stdout.includes(`library ${name}`), name);
			const help = (await runIn({}, 'library', name, '--help')).stdout;
			assert.ok(help.startsWith(`Usage: prompt-credits library ${name}`), help);
			assert.equal((await runIn({}, 'help', 'library', name)).stdout, help);
		}
	});

	test('wants one of them', async () => {
		const { code, stderr } = await runIn({}, 'library');
		assert.equal(code, 2);
		assert.match(stderr, /library needs one of search, show, .* after it\. See `prompt-credits library --help`/);
		assert.match((await runIn({}, 'library', 'serch')).stderr, /Did you mean `search`\?/);
	});
});
