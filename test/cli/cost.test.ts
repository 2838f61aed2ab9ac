import assert from 'node:assert/strict';
import { csv } from '../../server/src/export/csv.ts';
import { platformIds } from '../../server/src/platforms/job.ts';
import { eventLine } from '../../server/src/ledger/eventLine.ts';
import { entry, usd } from '../ledger/support.ts';
import { goodSheet, retiredSheet, runIn, vagueSheet } from './memoryIo.ts';

const campaign = `---
platform: midjourney
plan: standard
client: Acme
project: Spring
budget: $2
---

# Hero
Woodcut of a lighthouse on a basalt cliff in a gale, thick carved lines, navy and cream

# Poster
@platform: openai
@model: gpt-image-2
@quality: high
@size: 1024x1536
A minimalist travel poster of the Amalfi coast, flat screen-printed shapes in five colours

# Gift
@client: Beta
@mode: relax
Woodcut of a harbour crane on a basalt cliff in a gale, thick carved lines, navy and cream
`;

const cost = (files: Record<string, string>, ...args: string[]) => runIn({ files }, 'cost', ...args);

suite('cost', () => {
	test('prices each prompt, then sums by sheet, platform and client', async () => {
		const { code, stdout } = await cost({ 'a.prompt': campaign }, 'a.prompt');
		assert.equal(code, 0);
		assert.equal(
			stdout,
			`a.prompt
  PROMPT  PLATFORM    MODEL        JOBS  IMAGES            UNITS          COST
  Hero    Midjourney  8.2             1       4  about 1 GPU min  about $0.033
  Poster  OpenAI      gpt-image-2     1       1                    about $0.16
  Gift    Midjourney  8.2             1       4                       included
  Total                               3       9                    about $0.20

By platform
  PLATFORM    PROMPTS  JOBS  IMAGES            UNITS          COST
  Midjourney        2     2       8  about 1 GPU min  about $0.033
  OpenAI            1     1       1                    about $0.16

By client
  CLIENT  PROJECT  PROMPTS         COST        BUDGET
  Acme    Spring         2  about $0.20  10% of $2.00
  Beta    Spring         1     included   0% of $2.00

Oldest price used: 2026-08-21, more than 90 days old
`,
		);
	});

	test('a budget that is passed says by how much', async () => {
		const { stdout } = await cost({ 'a.prompt': campaign.replace('$2', '$0.10') }, 'a.prompt');
		assert.match(stdout, /Acme .+ over \$0\.10/);
	});

	test('a budget in hours is held against what is paid in GPU minutes', async () => {
		const { stdout } = await cost({ 'a.prompt': campaign.replace('$2', '1 h') }, 'a.prompt');
		assert.match(stdout, /Acme .+ 2% of 60 GPU minutes\n/);
	});

	test('a budget holds for the prompts that name it, not for all of their client', async () => {
		const [over, other] = [campaign.replace('$2', '$0.20'), campaign.replace('budget: $2\n', '')];
		const { stdout } = await cost({ 'a.prompt': over, 'b.prompt': other }, 'a.prompt', 'b.prompt');
		assert.match(stdout, /Acme +Spring +4 +about \$0\.40 +100% of \$0\.20\n/);
	});

	test('budgets of prompt-credits.json are held against all files', async () => {
		const budgets = [
			{ client: 'acme', amount: '$0.30' },
			{ project: 'Spring', amount: '1 h' },
			{ client: 'Nobody', amount: '$1' },
			{ client: 'Beta', amount: '5 GBP' },
		];
		const files = { 'prompt-credits.json': JSON.stringify({ budgets }), 'a.prompt': campaign, 'b.prompt': campaign };
		const { stdout } = await cost(files, 'a.prompt', 'b.prompt');
		assert.ok(
			stdout.includes(`Budgets
  CLIENT  PROJECT  SHEETS             COST                   BUDGET  NOTE
  acme                  2      about $0.40  about $0.096 over $0.30
          Spring        2  about 2 GPU min     4% of 60 GPU minutes  2 prompts not paid in GPU minutes
  Beta                  2         included           5 GBP, no rate
`),
			stdout,
		);
	});

	test('budgets count what is spent, and what was run no more as planned', async () => {
		const budgets = [{ client: 'acme', amount: '$0.30' }];
		const line = eventLine(
			entry({ sheet: 'a.prompt', prompt: 'Poster', client: 'Acme', project: 'Spring', images: 1, actual: usd(0.5) }),
		);
		const files = {
			'prompt-credits.json': JSON.stringify({ budgets }),
			'prompt-credits.ledger.jsonl': `${line}\n`,
			'a.prompt': campaign,
		};
		const { stdout } = await cost(files, 'a.prompt');
		assert.match(stdout, /Acme +Spring +2 +about \$0\.20 +27% of \$2\.00\n/);
		assert.ok(
			stdout.includes(`Budgets
  CLIENT  SHEETS                            COST                  BUDGET
  acme         1  about $0.53, $0.50 of it spent  about $0.23 over $0.30
`),
			stdout,
		);
		const check = await runIn({ files }, 'check', 'a.prompt');
		assert.match(check.stdout, /Over 1 sheet, acme comes to about \$0\.53, \$0\.50 of it spent; the budget is \$0\.30/);
		const json = JSON.parse((await cost(files, '--format', 'json', 'a.prompt')).stdout) as { budgets: unknown };
		assert.deepEqual(json.budgets, [
			{
				client: 'acme',
				project: null,
				budget: '$0.30',
				unit: 'usd',
				amount: 0.3,
				spent: { min: 0.5, max: 0.5, runs: 1 },
				planned: { min: 0.033333, max: 0.033333 },
				left: { min: -0.233333, max: -0.233333 },
				sheets: 1,
				others: 0,
			},
		]);
	});

	test('is shown in your own currency, with the rate at the end; JSON and CSV stay in dollars', async () => {
		const currency = { code: 'EUR', perDollar: 0.92, on: '2026-11-01' };
		const files = { 'prompt-credits.json': JSON.stringify({ currency }), 'a.prompt': campaign };
		const { stdout } = await cost(files, 'a.prompt');
		assert.match(stdout, /Hero .+ about €0\.031\n/);
		assert.match(stdout, /Acme .+ about €0\.18 +10% of €1\.84\n/);
		assert.ok(stdout.endsWith('\nPrices are in dollars; 1 dollar is 0.92 EUR, your own rate of 2026-11-01.\n'));
		assert.ok(!stdout.includes('$'), stdout);
		for (const format of ['json', 'csv']) {
			const [own, plain] = await Promise.all(
				[files, { 'a.prompt': campaign }].map((each) => cost(each, '--format', format, 'a.prompt')),
			);
			assert.equal(own?.stdout, plain?.stdout);
		}
	});

	test('sums over sheets of several currencies are in dollars', async () => {
		const inCurrency = (code: string) => JSON.stringify({ currency: { code, perDollar: 2 } });
		const files = {
			'a/prompt-credits.json': inCurrency('EUR'),
			'a/a.prompt': goodSheet,
			'b/prompt-credits.json': inCurrency('GBP'),
			'b/b.prompt': goodSheet,
		};
		const { stdout } = await cost(files, 'a/a.prompt', 'b/b.prompt');
		assert.match(stdout, /about €0\.067\n[\s\S]+about £0\.067\n[\s\S]+Total: about \$0\.067\n/);
	});

	test('what has no price is left out, counted, and its reason given', async () => {
		const { stdout } = await cost({ 'a.prompt': `${goodSheet}\n${retiredSheet}` }, 'a.prompt');
		assert.match(stdout, /Total .+ about \$0\.033, 1 not priced\n/);
		assert.match(stdout, /Not priced, 1 prompt: DALL-E 3 was shut down on 2026-05-12/);
	});

	test('prompts without a heading are numbered', async () => {
		const { stdout } = await cost({ 'a.prompt': vagueSheet }, 'a.prompt');
		assert.match(stdout, / {2}Prompt 1 {2}Midjourney /);
	});

	test('several files have a total of all', async () => {
		const { stdout } = await cost({ 'a.prompt': goodSheet, 'b.prompt': goodSheet }, 'a.prompt', 'b.prompt');
		assert.match(stdout, /\nTotal: about \$0\.067\n/);
	});

	test('a table fits its terminal, and keeps everything where it goes elsewhere', async () => {
		const title = 'An extraordinarily long heading for a quite ordinary picture of a lighthouse in a gale by night';
		const files = { 'a.prompt': goodSheet.replace('Hero image', title) };
		const narrow = await runIn({ files, isTty: true, columns: 80, env: { NO_COLOR: '1' } }, 'cost', 'a.prompt');
		for (const line of narrow.stdout.split('\n')) assert.ok(line.length <= 80, line);
		assert.match(narrow.stdout, /An extra.+…/);
		assert.ok((await cost(files, 'a.prompt')).stdout.includes(title));
	});

	test('--format json is that of check without diagnostics', async () => {
		const files = { 'a.prompt': campaign, 'b.prompt': vagueSheet };
		const priced: unknown = JSON.parse((await cost(files, '--format', 'json', 'a.prompt', 'b.prompt')).stdout);
		const checked = JSON.parse(
			(await runIn({ files }, 'check', '--format', 'json', 'a.prompt', 'b.prompt')).stdout,
			(key, value: unknown) => (key === 'diagnostics' ? undefined : value),
		) as unknown;
		assert.deepEqual(priced, checked);
	});

	test('--format csv holds no formula, and leaves numbers as they are', () => {
		assert.equal(
			csv([['=1+1', '@SUM(A1)', '-x,y', '+1 tree', '-0.25', '1e3', 'a=b']]),
			`'=1+1,'@SUM(A1),"'-x,y",'+1 tree,-0.25,1e3,a=b\r\n`,
		);
	});

	test('--format csv has a row a prompt, with quotes where they are needed', async () => {
		const files = { 'a.prompt': campaign.replace('# Hero', '# Hero, "final"') };
		const rows = (await cost(files, '--format', 'csv', 'a.prompt')).stdout.split('\r\n');
		assert.equal(
			rows[0],
			'file,line,prompt,client,project,platform,model,jobs,images,kind,usd_min,usd_max,unit,units_min,units_max,as_of,reason',
		);
		assert.match(
			rows[1] ?? '',
			/^a\.prompt,10,"Hero, ""final""",Acme,Spring,midjourney,8\.2,1,4,priced,0\.033333,0\.033333,gpu-minutes,1,1,\d{4}-\d\d-\d\d,$/,
		);
		assert.match(rows[3] ?? '', /,Beta,Spring,midjourney,8\.2,1,4,included,,,/);
		assert.equal(rows.length, 5);
	});

	test('--on prices as of another day', async () => {
		const files = { 'a.prompt': retiredSheet };
		assert.match((await cost(files, 'a.prompt')).stdout, /price unknown/);
		assert.match((await cost(files, '--on', '2025-11-01', 'a.prompt')).stdout, /\$0\.04/);
	});

	test('--on wants a day that there is', async () => {
		for (const day of ['tomorrow', '2026-02-30', '2026-1-1', '2026-13-01']) {
			const { code, stderr } = await cost({ 'a.prompt': goodSheet }, '--on', day, 'a.prompt');
			assert.equal(code, 2, day);
			assert.ok(stderr.includes(day), stderr);
		}
	});

	test('a vague or broken prompt does not fail cost', async () => {
		assert.equal((await cost({ 'a.prompt': retiredSheet }, 'a.prompt')).code, 0);
	});

	test('a file that cannot be read ends with 2; with no other file nothing is printed', async () => {
		const { code, stdout, stderr } = await cost({}, 'missing.prompt');
		assert.deepEqual([code, stdout], [2, '']);
		assert.equal(stderr, 'prompt-credits: missing.prompt: there is no such file\n');
	});
});

suite('cost --compare', () => {
	interface Row {
		readonly platform: string;
		readonly estimate: { readonly kind: string; readonly usd?: { readonly max: number }; readonly reason?: string };
	}

	const platformsOf = async (sheet: string): Promise<readonly Row[]> => {
		const { stdout } = await cost({ 'a.prompt': sheet }, '--compare', '--format', 'json', 'a.prompt');
		const document = JSON.parse(stdout) as { files: [{ prompts: [{ platforms: Row[] }] }] };
		return document.files[0].prompts[0].platforms;
	};

	test('ranks every platform: by price, and unknown ones last with their reason', async () => {
		const rows = await platformsOf(goodSheet);
		assert.deepEqual(rows.map(({ platform }) => platform).sort(), [...platformIds].sort());
		const order = rows.map(({ estimate }) => (estimate.kind === 'included' ? -1 : (estimate.usd?.max ?? Infinity)));
		assert.deepEqual(
			order,
			[...order].sort((a, b) => a - b),
		);
		for (const { estimate } of rows) if (estimate.kind === 'unknown') assert.ok(estimate.reason);
	});

	test('jobs of several prices are summed on each platform', async () => {
		const sheet = '@platform: midjourney\n@plan: standard\nWoodcut of a lighthouse in a gale --{fast, turbo}\n';
		const midjourney = (rows: readonly Row[]): number =>
			rows.find(({ platform }) => platform === 'midjourney')?.estimate.usd?.max ?? NaN;
		const both = midjourney(await platformsOf(sheet));
		const fast = midjourney(await platformsOf(sheet.replace('--{fast, turbo}', '--fast')));
		const turbo = midjourney(await platformsOf(sheet.replace('--{fast, turbo}', '--turbo')));
		assert.ok(turbo > fast);
		assert.ok(Math.abs(both - (fast + turbo)) < 2e-6);
	});

	test('as text, the own platform is marked', async () => {
		const { stdout } = await cost({ 'a.prompt': goodSheet }, '--compare', 'a.prompt');
		assert.match(stdout, / {2}Hero image on every platform\n/);
		assert.match(stdout, / {2}Midjourney \* +8\.2 /);
	});

	test('as CSV, it has a row a prompt and platform', async () => {
		const { stdout } = await cost({ 'a.prompt': goodSheet }, '--compare', '--format', 'csv', 'a.prompt');
		assert.equal(stdout.trimEnd().split('\r\n').length, 1 + platformIds.length);
	});
});
