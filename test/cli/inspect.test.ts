import assert from 'node:assert/strict';
import { jsonText } from '../../server/src/cli/print/viewJson.ts';
import { viewNames } from '../../server/src/cli/views.ts';
import { goodSheet, runIn } from './memoryIo.ts';

const lines = (...cases: readonly unknown[]): string => cases.map((one) => `${JSON.stringify(one)}\n`).join('');
const answers = async (stdin: string, ...args: string[]): Promise<unknown[]> => {
	const { stdout, stderr } = await runIn({ stdin }, 'inspect', ...args, '--jsonl');
	assert.equal(stderr, '');
	return stdout
		.split('\n')
		.slice(0, -1)
		.map((line) => JSON.parse(line) as unknown);
};

suite('inspect FILE', () => {
	test('shows how each prompt is read', async () => {
		const { code, stdout } = await runIn({ files: { 'a.prompt': goodSheet } }, 'inspect', 'a.prompt');
		assert.equal(code, 0);
		assert.match(
			stdout,
			/^Hero image \(line 8\)\n {2}platform +Midjourney, set in the front matter\n {2}model +8\.2\n {2}dialect +midjourney\n/,
		);
		assert.match(stdout, / {2}parameters +aspect = 16:9\n/);
		assert.match(stdout, / {2}sent +1 job · 4 images · about 1 GPU min · about \$0\.033\n/);
		assert.match(stdout, / {2}specificity +0\.\d\d\n/);
	});

	test('says where the platform comes from', async () => {
		const howOf = async (text: string): Promise<string> => {
			const { stdout } = await runIn({ files: { 'a.prompt': text } }, 'inspect', 'a.prompt');
			return /platform +(.+)/.exec(stdout)?.[1] ?? '';
		};
		assert.equal(await howOf('@platform: openai\na dog\n'), 'OpenAI, set on the prompt');
		assert.equal(await howOf('@platform: openai\n\na dog\n'), 'OpenAI, set for its section');
		assert.equal(await howOf('a dog --ar 16:9\n'), 'Midjourney, told by --ar');
		assert.equal(await howOf('@model: gpt-image-2\na dog\n'), 'OpenAI, set on the prompt by model gpt-image-2');
		assert.equal(await howOf('a dog\n'), 'Midjourney, the default');
	});

	test('--prompt picks one', async () => {
		const files = { 'a.prompt': '# One\na dog\n\n# Two\na cat\n' };
		const { stdout } = await runIn({ files }, 'inspect', '--prompt', 'two', 'a.prompt');
		assert.match(stdout, /^Two \(line 5\)/);
		assert.doesNotMatch(stdout, /One/);
	});

	test('--view prints that view of each prompt, a line each', async () => {
		const files = { 'a.prompt': '# One\n{a, b} dog\n\n# Two\na cat --ar 1:1\n' };
		const { stdout } = await runIn({ files }, 'inspect', '--dialect', 'midjourney', '--view', 'expansions', 'a.prompt');
		assert.equal(
			stdout,
			'{"prompt":"One","view":{"count":"2","first":["a dog","b dog"]}}\n{"prompt":"Two","view":{"count":"1","first":["a cat --ar 1:1"]}}\n',
		);
	});
});

suite('inspect --jsonl', () => {
	test('midjourney parameters', async () => {
		const [answer] = await answers(
			lines('red fox https://example.com/a.png --ar 16:9 --no hats'),
			'--dialect',
			'midjourney',
			'--view',
			'parameters',
		);
		assert.deepEqual(Object.keys(answer as object), ['text', 'images', 'parameters', 'segments']);
		assert.deepEqual((answer as { parameters: unknown }).parameters, [
			{ name: 'aspect', value: '16:9' },
			{ name: 'no', value: 'hats' },
		]);
	});

	test('midjourney expansions: the count is exact, at most 8 are listed', async () => {
		const text = Array.from({ length: 30 }, () => '{a, b, c, d}').join(' ');
		const [answer] = await answers(lines(text), '--dialect', 'midjourney', '--view', 'expansions');
		const { count, first } = answer as { count: string; first: string[] };
		assert.equal(count, String(4n ** 30n));
		assert.equal(first.length, 8);
	});

	test('specificity, in any dialect and in none', async () => {
		for (const args of [
			[],
			['--dialect', 'any'],
			['--dialect', 'plain'],
			['--dialect', 'a1111'],
			['--dialect', 'midjourney'],
		]) {
			const [vague, specific] = await answers(
				lines(
					'a dog',
					'Photorealistic portrait of a golden retriever sitting in a field of wildflowers during sunset, warm golden light',
				),
				...args,
				'--view',
				'specificity',
			);
			const { specificity, missing, ...rest } = vague as { specificity: number; missing: string[] };
			assert.deepEqual(rest, { vague: true, has: ['subject'] });
			assert.ok(missing.includes('setting') && missing.includes('light'));
			const other = specific as { specificity: number; vague: boolean };
			assert.equal(other.vague, false);
			assert.ok(other.specificity > specificity);
		}
	});

	test('specificity does not take the lines of a text for those of a sheet', async () => {
		const [heading, setting, fence] = await answers(
			lines('# a dog', '@platform: x\na dog', '"""\na dog'),
			'--view',
			'specificity',
		);
		for (const answer of [heading, setting, fence]) assert.equal((answer as { vague: boolean }).vague, true);
	});

	test('every answer stands in the place of its case; what is no JSON string is an error there', async () => {
		const stdin = '"a dog"\nnot json\n{"text": "x"}\n\n"a cat"\r\n"last"';
		const result = await answers(stdin, '--dialect', 'midjourney', '--view', 'expansions');
		assert.deepEqual(result, [
			{ count: '1', first: ['a dog'] },
			{ error: 'the line is not JSON' },
			{ error: 'the line is not a JSON string' },
			{ error: 'the line is not JSON' },
			{ count: '1', first: ['a cat'] },
			{ count: '1', first: ['last'] },
		]);
	});

	test('a text that the real system refuses is an error in its place', async () => {
		const [first, second] = await answers(lines('(a:1.2.3)', '(a:1.5)'), '--dialect', 'a1111', '--view', 'attention');
		assert.match((first as { error: string }).error, /could not convert/);
		assert.deepEqual(second, [['a', 1.5]]);
	});

	test('numbers that JSON lacks are strings', () => {
		assert.equal(jsonText([NaN, Infinity, -Infinity, 1.5, 12n]), '["NaN","Infinity","-Infinity",1.5,"12"]');
	});

	test('no case, no answer', async () => {
		assert.deepEqual(await answers('', '--view', 'specificity'), []);
	});
});

suite('inspect --wildcards', () => {
	const files = { 'lists/animals/birds.txt': '\uFEFFwren\r\n# no bird\r\n\r\nrobin\r\n', 'lists/notes.md': 'crow\n' };

	test('reads the lists of the folder, by their paths', async () => {
		const world = { files, stdin: lines('a __animals/birds__', 'a __birds__', 'a __notes__') };
		const { stdout } = await runIn(
			world,
			'inspect',
			'--dialect',
			'dynamic-prompts',
			'--view',
			'expansions',
			'--wildcards',
			'lists',
			'--jsonl',
		);
		const found = { count: '2', first: ['a robin', 'a wren'] };
		assert.deepEqual(
			stdout
				.trimEnd()
				.split('\n')
				.slice(0, 2)
				.map((line) => JSON.parse(line) as unknown),
			[found, found],
		);
		assert.doesNotMatch(stdout, /crow/);
	});
});

suite('inspect and wrong usage', () => {
	const stderrOf = async (...args: string[]): Promise<string> => {
		const { code, stdout, stderr } = await runIn({ files: { 'a.prompt': goodSheet } }, 'inspect', ...args);
		assert.deepEqual([code, stdout], [2, '']);
		return stderr;
	};

	test('an unknown view names the near one, and all there are', async () => {
		const stderr = await stderrOf('--dialect', 'midjourney', '--view', 'parametres', '--jsonl');
		assert.match(stderr, /Did you mean `midjourney parameters`\?/);
		for (const name of viewNames()) assert.ok(stderr.includes(name), name);
	});

	test('a view of a dialect needs the dialect', async () => {
		assert.match(await stderrOf('--view', 'parameters', 'a.prompt'), /--view parameters needs --dialect/);
	});

	test('--dialect must be one', async () => {
		assert.match(
			await stderrOf('--dialect', 'midjorney', '--view', 'specificity', 'a.prompt'),
			/Did you mean `midjourney`\?/,
		);
	});

	test('--jsonl needs a view and takes no file', async () => {
		assert.match(await stderrOf('--jsonl'), /need --view/);
		assert.match(await stderrOf('--jsonl', '--view', 'specificity', 'a.prompt'), /takes no FILE/);
	});

	test('--wildcards must be a folder', async () => {
		assert.match(await stderrOf('--wildcards', 'nowhere', 'a.prompt'), /nowhere: there is no such file/);
	});

	test('a view whose table is missing says so', async () => {
		assert.match(await stderrOf('--dialect', 'clip', '--view', 'tokens', '--jsonl'), /clip-merges/);
	});
});
