import assert from 'node:assert/strict';
import { goodSheet, retiredSheet, runIn, textOf, vagueSheet } from './memoryIo.ts';

const bad = '@platform: midjourney\n@stps: 20\na dog\n';

suite('check', () => {
	test('a sheet with nothing to report ends with 0 and says what it costs', async () => {
		const { code, stdout, stderr } = await runIn({ files: { 'good.prompt': goodSheet } }, 'check', 'good.prompt');
		assert.equal(code, 0);
		assert.equal(stdout, 'Nothing to report · 1 prompt in 1 file · about $0.033\n');
		assert.equal(stderr, '');
	});

	test('as text, findings stand under their file with line and column from 1', async () => {
		const { code, stdout } = await runIn(
			{ files: { 'sheets/vague.prompt': vagueSheet } },
			'check',
			'sheets/vague.prompt',
		);
		assert.equal(code, 0);
		const [file, finding, gap, summary] = stdout.split('\n');
		assert.equal(file, 'sheets/vague.prompt');
		assert.match(finding ?? '', /^ {2}2:1 {2}warning {2}This leaves .+ to chance; .+ {2}vague-prompt$/);
		assert.equal(gap, '');
		assert.equal(summary, '1 warning · 1 prompt in 1 file · about $0.033');
	});

	test('--fail-on decides from which severity on the exit code is 1', async () => {
		const files = { 'vague.prompt': vagueSheet, 'retired.prompt': retiredSheet };
		const codeOf = async (...args: string[]): Promise<number> => (await runIn({ files }, 'check', ...args)).code;
		assert.equal(await codeOf('vague.prompt'), 0);
		assert.equal(await codeOf('retired.prompt'), 1);
		assert.equal(await codeOf('--fail-on', 'error', 'vague.prompt'), 0);
		assert.equal(await codeOf('--fail-on', 'warning', 'vague.prompt'), 1);
		assert.equal(await codeOf('--fail-on=info', 'vague.prompt'), 1);
		assert.equal(await codeOf('--fail-on', 'never', 'retired.prompt'), 0);
	});

	test('an info fails only --fail-on info', async () => {
		const files = { 'long.prompt': `@platform: openai\n${'word '.repeat(5000)}\n` };
		assert.equal((await runIn({ files }, 'check', '--fail-on', 'warning', 'long.prompt')).code, 0);
		assert.equal((await runIn({ files }, 'check', '--fail-on', 'info', 'long.prompt')).code, 1);
	});

	test('--max-cost fails where the total may be more, and says both amounts', async () => {
		const files = { 'good.prompt': goodSheet };
		assert.equal((await runIn({ files }, 'check', '--max-cost', '$0.04', 'good.prompt')).code, 0);
		const { code, stderr } = await runIn({ files }, 'check', '--max-cost', '$0.03', 'good.prompt');
		assert.equal(code, 1);
		assert.match(stderr, /^prompt-credits: the total may reach about \$0\.033, more than --max-cost \$0\.03\n$/);
	});

	test('--max-cost holds against the sum of all files', async () => {
		const files = { 'a.prompt': goodSheet, 'b.prompt': goodSheet };
		assert.equal((await runIn({ files }, 'check', '--max-cost', '0.05', 'a.prompt', 'b.prompt')).code, 1);
	});

	test('--max-cost takes what a budget takes', async () => {
		const currency = { code: 'EUR', perDollar: 0.5 };
		const files = { 'a.prompt': goodSheet, 'b.prompt': goodSheet };
		const run = (maxCost: string, more: Record<string, string> = {}) =>
			runIn({ files: { ...files, ...more } }, 'check', '--max-cost', maxCost, 'a.prompt', 'b.prompt');
		assert.equal((await run('2 min')).code, 0);
		const minutes = await run('0.02 h');
		assert.equal(minutes.code, 1);
		assert.equal(
			minutes.stderr,
			'prompt-credits: the total may reach 2 GPU minutes, more than --max-cost 1.2 GPU minutes\n',
		);
		const credits = await run('200 credits');
		assert.equal(credits.code, 0);
		assert.equal(credits.stderr, 'prompt-credits: 2 prompts not paid in credits left out of --max-cost\n');
		const own = { 'prompt-credits.json': JSON.stringify({ currency }) };
		assert.equal((await run('€0.04', own)).code, 0);
		const euros = await run('0.03 EUR', own);
		assert.equal(euros.code, 1);
		assert.match(euros.stderr, /may reach about €0\.033, more than --max-cost €0\.03\n$/);
		assert.equal((await run('5 EUR')).code, 2);
		assert.equal((await run('5 bananas')).code, 2);
	});

	test('--max-cost says how many prompts without a price it leaves out', async () => {
		const files = { 'a.prompt': retiredSheet, 'b.prompt': goodSheet };
		const { code, stderr } = await runIn(
			{ files },
			'check',
			'--fail-on',
			'never',
			'--max-cost',
			'$5',
			'a.prompt',
			'b.prompt',
		);
		assert.equal(code, 0);
		assert.equal(stderr, 'prompt-credits: 1 prompt without a known price left out of --max-cost\n');
	});

	test('a wrong --max-cost is wrong usage', async () => {
		for (const amount of ['lots', '-1', '$', '1.2.3', '5€']) {
			const { code, stderr } = await runIn(
				{ files: { 'good.prompt': goodSheet } },
				'check',
				`--max-cost=${amount}`,
				'good.prompt',
			);
			assert.equal(code, 2, amount);
			assert.ok(stderr.includes(amount), stderr);
		}
	});

	test('--fix writes what changes no meaning, and reports the rest', async () => {
		const before = '@platform: midjourney\n@platform: midjourney\na dog\n';
		const outcome = await runIn({ files: { 'a.prompt': before } }, 'check', '--fix', 'a.prompt');
		assert.equal(textOf(outcome, 'a.prompt'), vagueSheet);
		assert.deepEqual(outcome.written, ['/work/a.prompt']);
		assert.match(outcome.stdout, /1 warning/);
		assert.match(outcome.stdout, /vague-prompt/);
		assert.doesNotMatch(outcome.stdout, /repeated-setting/);
	});

	test('--fix leaves fixes that need a decision alone, and does not touch a file without others', async () => {
		const outcome = await runIn({ files: { 'a.prompt': vagueSheet } }, 'check', '--fix', 'a.prompt');
		assert.deepEqual(outcome.written, []);
		assert.equal(textOf(outcome, 'a.prompt'), vagueSheet);
	});

	test('without --fix nothing is written, and the summary says what it could mend', async () => {
		const before = '@platform: midjourney\n@platform: midjourney\na dog\n';
		const outcome = await runIn({ files: { 'a.prompt': before } }, 'check', 'a.prompt');
		assert.deepEqual(outcome.written, []);
		assert.match(outcome.stdout, /1 finding can be fixed with --fix\.\n$/);
	});

	test('--fix keeps the byte order mark and every line end', async () => {
		const before = '\uFEFF@platform: midjourney\r\n@platform: midjourney\r\na dog\r\n';
		const outcome = await runIn({ files: { 'a.prompt': before } }, 'check', '--fix', 'a.prompt');
		assert.equal(textOf(outcome, 'a.prompt'), '\uFEFF@platform: midjourney\r\na dog\r\n');
	});

	test('--fix goes on where a file may not be written, reports that one as it is, and ends with 2', async () => {
		const text = '@platform: midjourney\n@platform: midjourney\na dog\n';
		const files = { 'a.prompt': text, 'b.prompt': text };
		const outcome = await runIn({ files, locked: ['a.prompt'] }, 'check', '--fix', 'a.prompt', 'b.prompt');
		assert.equal(outcome.code, 2);
		assert.equal(outcome.stderr, 'prompt-credits: a.prompt: may not be written\n');
		assert.equal(textOf(outcome, 'a.prompt'), text);
		assert.equal(textOf(outcome, 'b.prompt'), '@platform: midjourney\na dog\n');
		assert.match(outcome.stdout, /a\.prompt\n.+repeated-setting[\s\S]+b\.prompt\n.+vague-prompt/);
	});

	test('--fix refuses standard input', async () => {
		const { code, stderr } = await runIn({ stdin: vagueSheet }, 'check', '--fix', '-');
		assert.equal(code, 2);
		assert.match(stderr, /standard input/);
	});

	test('`-` is standard input', async () => {
		const { code, stdout } = await runIn({ stdin: bad }, 'check', '-');
		assert.equal(code, 0);
		assert.match(
			stdout,
			/^standard input\n {2}2:2 {2}warning .+ {2}unknown-setting\n {2}3:1 {2}warning .+ {2}vague-prompt\n/,
		);
	});

	test('no file at all is wrong usage', async () => {
		const { code, stderr, stdout } = await runIn({}, 'check');
		assert.equal(code, 2);
		assert.equal(stdout, '');
		assert.equal(
			stderr,
			'prompt-credits: check needs at least one FILE, or - for standard input. See `prompt-credits check --help`.\n',
		);
	});

	test('placeholders belong into a sheet with a licence, and nowhere else', async () => {
		const prompt =
			'@platform: midjourney\nWoodcut of ${1:a lighthouse} on a basalt cliff in a gale, thick carved lines, navy and cream\n';
		const files = { 'a.prompt': prompt, 'entry.prompt': `---\ntitle: Label\nlicense: CC0-1.0\n---\n${prompt}` };
		assert.equal((await runIn({ files }, 'check', 'a.prompt')).code, 1);
		assert.equal((await runIn({ files }, 'check', 'entry.prompt')).code, 0);
	});

	test('a Dotprompt file has no findings, and is named as such', async () => {
		const files = { 'a.prompt': '---\nmodel: googleai/gemini\ninput:\n  schema: x\n---\na dog\n' };
		const { code, stdout } = await runIn({ files }, 'check', 'a.prompt');
		assert.equal(code, 0);
		assert.match(stdout, /a Google Dotprompt file: not checked/);
	});

	test('on a terminal it has colour, and NO_COLOR turns it off', async () => {
		const files = { 'a.prompt': vagueSheet };
		const plain = await runIn({ files }, 'check', 'a.prompt');
		const coloured = await runIn({ files, isTty: true }, 'check', 'a.prompt');
		const quiet = await runIn({ files, isTty: true, env: { NO_COLOR: '1' } }, 'check', 'a.prompt');
		assert.ok(coloured.stdout.includes('\u001B[33mwarning\u001B[39m'));
		assert.equal(withoutColour(coloured.stdout), plain.stdout);
		assert.equal(quiet.stdout, plain.stdout);
	});

	test('nothing in a sheet steers the terminal', async () => {
		const files = { 'a.prompt': '@platform: midjourney\n@st\u001B[31mps: 20\na dog\n' };
		const { stdout } = await runIn({ files }, 'check', 'a.prompt');
		assert.ok(!stdout.includes('\u001B'));
	});
});

suite('check and files that cannot be read', () => {
	const files = {
		'good.prompt': goodSheet,
		'picture.prompt': new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0]),
		'latin1.prompt': new Uint8Array([0x63, 0x61, 0x66, 0xe9, 0x0a]),
		'huge.prompt': 'a dog\n',
		'folder/a.prompt': goodSheet,
	};
	const cases: readonly (readonly [string, string])[] = [
		['missing.prompt', 'there is no such file'],
		['picture.prompt', 'is binary, not text'],
		['latin1.prompt', 'is not UTF-8 text'],
		['huge.prompt', 'is larger than 50 MB'],
		['folder', 'is a folder, not a file'],
	];
	for (const [path, problem] of cases) {
		test(`${path}: one line on standard error, and the other files are checked`, async () => {
			const world = { files, sizes: { 'huge.prompt': 51 * 1024 * 1024 } };
			const { code, stdout, stderr } = await runIn(world, 'check', path, 'good.prompt');
			assert.equal(code, 2);
			assert.equal(stderr, `prompt-credits: ${path}: ${problem}\n`);
			assert.match(stdout, /1 prompt in 1 file/);
		});
	}

	test('binary standard input is named', async () => {
		const { code, stderr } = await runIn({ stdin: new Uint8Array([0, 1, 2]) }, 'check', '-');
		assert.equal(code, 2);
		assert.equal(stderr, 'prompt-credits: standard input: is binary, not text\n');
	});

	test('a sheet past 5 MiB has its total and one info', async () => {
		const { code, stdout } = await runIn(
			{ stdin: `@platform: midjourney\n${`${'dog '.repeat(4000)}\n`.repeat(400)}` },
			'check',
			'-',
		);
		assert.equal(code, 0);
		assert.match(stdout, /1 info · 1 prompt in 1 file · about \$0\.033\n$/);
	});
});

test('a name that would break a line or steer the terminal is shown without', async () => {
	const files = { 'a\nb\u001B[2J.prompt': vagueSheet };
	const { stdout, stderr } = await runIn({ files }, 'check', ...Object.keys(files), 'no\nfile.prompt');
	assert.match(stdout, /^a b \[2J\.prompt\n/);
	assert.equal(stderr, 'prompt-credits: no file.prompt: there is no such file\n');
});

suite('check and prompt-credits.json', () => {
	test('the nearest one above a file counts, and only that one', async () => {
		const files = {
			'prompt-credits.json': '{"rules": {"vague-prompt": "error"}}',
			'quiet/prompt-credits.json': '{"rules": {"vague-prompt": "off"}}',
			'quiet/deep/a.prompt': vagueSheet,
			'loud/a.prompt': vagueSheet,
		};
		assert.equal((await runIn({ files }, 'check', 'loud/a.prompt')).code, 1);
		const quiet = await runIn({ files }, 'check', 'quiet/deep/a.prompt');
		assert.equal(quiet.code, 0);
		assert.match(quiet.stdout, /^Nothing to report/);
	});

	test('standard input has that of the current folder', async () => {
		const files = { 'prompt-credits.json': '{"rules": {"vague-prompt": "error"}}' };
		assert.equal((await runIn({ files, stdin: vagueSheet }, 'check', '-')).code, 1);
	});

	test('one that is no JSON ends with 2 and is named; the sheet is checked all the same', async () => {
		const files = { 'prompt-credits.json': '{rules:', 'a.prompt': vagueSheet };
		const { code, stdout, stderr } = await runIn({ files }, 'check', 'a.prompt');
		assert.equal(code, 2);
		assert.match(stderr, /^prompt-credits: \/work\/prompt-credits\.json: is not JSON: .+\n$/);
		assert.match(stdout, /vague-prompt/);
	});

	for (const [rules, said] of [
		['{"em-dash": "of"}', 'rules.em-dash: must be one of error, warning, info, hint, off, not "of"'],
		['{"vague-promt": "error"}', 'rules.vague-promt: there is no such rule; did you mean `vague-prompt`?'],
		[
			'{"em-dash": {"severity": "loud"}}',
			'rules.em-dash.severity: must be one of error, warning, info, hint, off, not "loud"',
		],
		[
			'{"expensive-permutation": {"mostJob": 20}}',
			'rules.expensive-permutation.mostJob: the rule has no such option; did you mean `mostJobs`?',
		],
		[
			'{"expensive-permutation": {"mostJobs": "20"}}',
			'rules.expensive-permutation.mostJobs: must be a number, such as 40',
		],
	] as const) {
		test(`a rule that is set wrongly is said where it is, and the other rules stay as set: ${rules}`, async () => {
			const both = rules.replace(/\}$/, ', "vague-prompt": "error"}');
			const files = { 'prompt-credits.json': `{"rules": ${both}}`, 'a.prompt': vagueSheet };
			const { code, stderr } = await runIn({ files }, 'check', 'a.prompt');
			assert.equal(stderr, `prompt-credits: /work/prompt-credits.json: ${said}\n`);
			assert.equal(code, 1);
		});
	}

	test('an entry of a list or a table that is wrong is left out, and the others hold', async () => {
		const settings = { accept: [3, 'stunning'], plans: { openia: 'x', midjourney: 'standard' }, toString: 1 };
		const text = '@platform: midjourney\nA red fox asleep in deep snow, telephoto, overcast light, stunning\n';
		const files = {
			'prompt-credits.json': JSON.stringify({ ...settings, rules: { 'empty-words': { atLeast: 1 } } }),
			'a.prompt': text,
		};
		const { stdout, stderr } = await runIn({ files }, 'check', '--format', 'json', 'a.prompt');
		assert.match(stderr, /accept\.0: must be a string, not 3\n/);
		assert.match(stderr, /plans\.openia: /);
		assert.match(stderr, /toString: there is no such setting\n/);
		assert.match(stdout, /"diagnostics": \[\]/);
		assert.match(stdout, /on Standard/);
	});

	test('a key that it does not have is said, and costs nothing else', async () => {
		const files = { 'prompt-credits.json': '{"rulez": 1, "rules": {"vague-prompt": "off"}}', 'a.prompt': vagueSheet };
		const { code, stdout, stderr } = await runIn({ files }, 'check', 'a.prompt');
		assert.equal(code, 0);
		assert.match(stderr, /rulez/);
		assert.match(stdout, /^Nothing to report/);
	});
});

const withoutColour = (text: string): string =>
	text
		.split('\u001B')
		.map((part, at) => (at === 0 ? part : part.slice(part.indexOf('m') + 1)))
		.join('');
