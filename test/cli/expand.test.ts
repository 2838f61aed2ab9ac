import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Random } from '../../server/src/analysis/random.ts';
import { runIn } from './memoryIo.ts';

const sheet = `# Birds
@platform: midjourney
a {red, green} bird in the {jungle, desert}

# Poster
@platform: openai
"""
A poster, "quoted".

Two paragraphs.
"""
`;

const forty = `@platform: midjourney\n${Array.from({ length: 40 }, () => '{a, b, c}').join(' ')}\n`;

interface Document {
	readonly prompts: readonly {
		readonly name: string | null;
		readonly jobs: string;
		readonly listed: number;
		readonly rest: string;
		readonly negative: string | null;
		readonly sent: readonly string[];
	}[];
}

const expand = (text: string, ...args: string[]) =>
	runIn({ files: { 'a.prompt': text } }, 'expand', ...args, 'a.prompt');
const jsonOf = async (text: string, ...args: string[]): Promise<Document> =>
	JSON.parse((await expand(text, '--format', 'json', ...args)).stdout) as Document;

suite('expand', () => {
	test('lists what would be sent, a line each, in the order of the real system', async () => {
		const { code, stdout } = await expand(sheet);
		assert.equal(code, 0);
		assert.equal(
			stdout,
			`# Birds (4 jobs)
a red bird in the jungle
a red bird in the desert
a green bird in the jungle
a green bird in the desert

# Poster (1 job)
A poster, "quoted". Two paragraphs.
`,
		);
	});

	test('a repeated prompt stands as often as it is run', async () => {
		const { prompts } = await jsonOf('@platform: midjourney\n{a, b} --repeat 2\n');
		assert.deepEqual(prompts[0]?.sent, ['a', 'a', 'b', 'b']);
	});

	test('JSON keeps the line breaks, and says how many there are', async () => {
		const { prompts } = await jsonOf(sheet);
		assert.deepEqual(
			prompts.map(({ name, jobs, listed, rest }) => [name, jobs, listed, rest]),
			[
				['Birds', '4', 4, '0'],
				['Poster', '1', 1, '0'],
			],
		);
		assert.deepEqual(prompts[1]?.sent, ['A poster, "quoted".\n\nTwo paragraphs.']);
	});

	test('CSV has a row a prompt that is sent', async () => {
		const { stdout } = await expand(sheet, '--format', 'csv', '--prompt', 'poster');
		assert.equal(stdout, 'prompt,number,text,negative\r\nPoster,1,"A poster, ""quoted"".\n\nTwo paragraphs.",\r\n');
	});

	test('the negative part and the negative setting are sent along', async () => {
		const { prompts } = await jsonOf(
			'@platform: stable-diffusion\n@negative: text\na red bird\nNegative prompt: lowres\n',
		);
		assert.equal(prompts[0]?.negative, 'lowres, text');
	});

	test('--limit lists that many, and counts the rest exactly', async () => {
		const { stdout } = await expand(sheet, '--prompt', 'Birds', '--limit', '3');
		assert.match(stdout, /desert\na green bird in the jungle\n\.\.\. and 1 other\n$/);
		const { prompts } = await jsonOf(forty);
		assert.equal(prompts[0]?.listed, 1000);
		assert.equal(prompts[0].rest, String(3n ** 40n - 1000n));
	});

	test('--limit 0 only counts', async () => {
		assert.equal((await expand(sheet, '--limit', '0', '--prompt', '2')).stdout, '# Poster (1 job)\n... and 1 other\n');
	});

	test('--prompt takes a name in any case, or a number', async () => {
		assert.deepEqual(
			(await jsonOf(sheet, '--prompt', 'BIRDS')).prompts.map(({ name }) => name),
			['Birds'],
		);
		assert.deepEqual(
			(await jsonOf(sheet, '--prompt', '2')).prompts.map(({ name }) => name),
			['Poster'],
		);
	});

	test('--prompt that is not there suggests one that is', async () => {
		const { code, stderr } = await expand(sheet, '--prompt', 'Birdz');
		assert.equal(code, 2);
		assert.match(stderr, /There is no prompt `Birdz` in a\.prompt\. Did you mean `Birds`\?/);
	});

	test('--seed draws the same prompts for the same seed, and others for another', async () => {
		const draw = async (text: string, seed: string) =>
			(await jsonOf(text, '--limit', '20', '--seed', seed)).prompts[0]?.sent;
		const small = `@platform: midjourney\n${'{a, b, c} '.repeat(6)}\n`;
		for (const text of [forty, small]) {
			const first = await draw(text, '7');
			assert.equal(new Set(first).size, 20);
			assert.deepEqual(await draw(text, '7'), first);
			assert.notDeepEqual(await draw(text, '8'), first);
			for (const prompt of first ?? []) assert.match(prompt, /^[abc]( [abc])*$/);
		}
	});

	test('--seed with room for all lists all, in order', async () => {
		assert.deepEqual((await jsonOf(sheet, '--seed', '1')).prompts, (await jsonOf(sheet)).prompts);
	});

	test('a draw from nested groups is one of their texts, repeats left out', async () => {
		const nested = `@platform: midjourney\n${Array.from({ length: 12 }, () => '{a, {b, c\\, d}, }').join(' ')} --repeat 2\n`;
		const { prompts } = await jsonOf(nested, '--limit', '5', '--seed', 'x');
		assert.equal(prompts[0]?.sent.length, 5);
		for (const prompt of prompts[0].sent) assert.doesNotMatch(prompt, /[{}]|--repeat/);
	});

	test('wrong numbers and several files are wrong usage', async () => {
		assert.equal((await expand(sheet, '--limit', 'all')).code, 2);
		assert.equal((await expand(sheet, '--limit=-1')).code, 2);
		assert.equal((await expand(sheet, 'b.prompt')).code, 2);
		assert.equal((await runIn({}, 'expand')).code, 2);
	});

	test('a file that cannot be read ends with 2', async () => {
		assert.equal((await runIn({}, 'expand', 'missing.prompt')).code, 2);
	});
});

suite('Random', () => {
	test('stays below the count, whatever its size', () => {
		fc.assert(
			fc.property(fc.string(), fc.bigInt({ min: 1n, max: 10n ** 40n }), (seed, count) => {
				const drawn = new Random(seed).below(count);
				assert.ok(drawn >= 0n && drawn < count);
			}),
		);
	});

	test('draws each of six about as often', () => {
		const random = new Random('dice');
		const counts = new Map<number, number>();
		for (let draw = 0; draw < 6000; draw++) {
			const side = Number(random.below(6n));
			counts.set(side, (counts.get(side) ?? 0) + 1);
		}
		assert.equal(counts.size, 6);
		for (const count of counts.values()) assert.ok(count > 850 && count < 1150, [...counts.values()].join(' '));
	});
});
