import assert from 'node:assert/strict';
import { month } from '../../ledger/month.ts';
import { goodSheet, runIn, textOf, type World } from '../memoryIo.ts';

const file = 'prompt-credits.ledger.jsonl';
const sheet = { 'sheets/hero.prompt': goodSheet };
const ledger = (world: World, ...args: string[]) => runIn(world, 'ledger', ...args);
const add = (files: Record<string, string>, ...args: string[]) => ledger({ files }, 'add', ...args);

/** The entry that was added, without what is the same in all. */
const added = async (...args: string[]): Promise<Record<string, unknown>> => {
	const { code, stdout, stderr } = await add(sheet, '--format', 'json', ...args);
	assert.deepEqual([code, stderr], [0, '']);
	return JSON.parse(stdout) as Record<string, unknown>;
};

suite('ledger add', () => {
	test('books a run with all that the sheet says of it, in the nearest ledger', async () => {
		const files = { ...sheet, [file]: '' };
		const outcome = await add(files, '--sheet', 'sheets/hero.prompt', '--event', 'run');
		assert.match(outcome.stdout, /^01\w{24}: run, Hero image, 4 images, about \$0\.033\n$/);
		assert.deepEqual(JSON.parse(textOf(outcome, file)), {
			v: 1,
			id: outcome.stdout.slice(0, 26),
			time: '2026-11-22T15:03:00+01:00',
			event: 'run',
			jobs: 1,
			images: 4,
			estimate: { usd: 0.033333, 'gpu-minutes': 1 },
			sheet: 'sheets/hero.prompt',
			prompt: 'Hero image',
			platform: 'midjourney',
			model: '8.2',
			plan: 'standard',
			mode: 'fast',
			style: 'photorealistic',
			client: 'Acme',
			specificity: 0.9527,
			vague: false,
		});
		assert.deepEqual(outcome.written, [`/work/${file}`]);
	});

	test('makes a ledger beside the nearest prompt-credits.json, or else beside the sheet', async () => {
		const args = ['--sheet', 'sheets/hero.prompt', '--event', 'keep'];
		assert.deepEqual((await add(sheet, ...args)).written, [`/work/sheets/${file}`]);
		const outcome = await add({ ...sheet, 'prompt-credits.json': '{}' }, ...args);
		assert.deepEqual(outcome.written, [`/work/${file}`]);
	});

	test('takes the number of images and the charge, in dollars, in units or in both', async () => {
		const of = async (...args: string[]) => {
			const { images, estimate, actual } = await added('--sheet', 'sheets/hero.prompt', '--event', 'run', ...args);
			return { images, estimate, actual };
		};
		const whole = { usd: 0.033333, 'gpu-minutes': 1 };
		assert.deepEqual(await of('--images', '8', '--actual', '$0.10'), {
			images: 8,
			estimate: { usd: 0.066666, 'gpu-minutes': 2 },
			actual: { usd: 0.1 },
		});
		assert.deepEqual(await of('--actual', '3 GPU minutes'), {
			images: 4,
			estimate: whole,
			actual: { usd: 0.099999, 'gpu-minutes': 3 },
		});
		assert.deepEqual(await of('--actual', '$0', '--units', '2 min'), {
			images: 4,
			estimate: whole,
			actual: { usd: 0, 'gpu-minutes': 2 },
		});
	});

	test('prices a charge in units alike however many images it is for', async () => {
		const of = async (...args: string[]) =>
			(await added('--sheet', 'sheets/hero.prompt', '--actual', '1 GPU minute', ...args))['actual'];
		const minute = { usd: 0.033333, 'gpu-minutes': 1 };
		assert.deepEqual(await of('--event', 'run'), minute);
		assert.deepEqual(await of('--event', 'refund'), minute);
		assert.deepEqual(await of('--event', 'run', '--images', '3'), minute);
	});

	test('says what was charged, in its own unit where dollars are not known', async () => {
		const said = async (...args: string[]) => {
			const { stdout } = await add(sheet, '--sheet', 'sheets/hero.prompt', ...args);
			return stdout.slice(28).trim();
		};
		assert.equal(await said('--event', 'run', '--actual', '$0'), 'run, Hero image, 4 images, $0.00');
		assert.equal(await said('--event', 'refund', '--actual', '3 credits'), 'refunded, Hero image, 1 image, 3 credits');
		assert.equal(await said('--event', 'keep'), 'kept, Hero image, 1 image');
	});

	test('keeps one image where no number is given, and estimates nothing then', async () => {
		const { event, images, estimate, note } = await added(
			'--sheet',
			'sheets/hero.prompt',
			'--event',
			'keep',
			'--note',
			'the left one',
		);
		assert.deepEqual([event, images, estimate, note], ['kept', 1, undefined, 'the left one']);
	});

	test('knows the events of the interface by their names', async () => {
		const names: unknown[] = [];
		for (const event of ['run', 'keep', 'reject', 'refund', 'topup', 'note'])
			names.push((await added('--sheet', 'sheets/hero.prompt', '--event', event))['event']);
		assert.deepEqual(names, ['run', 'kept', 'rejected', 'refunded', 'top-up', 'note']);
	});

	test('needs no sheet for what was bought and for notes', async () => {
		const bought = await added(
			'--event',
			'topup',
			'--platform',
			'midjourney',
			'--actual',
			'$4',
			'--units',
			'60 GPU minutes',
		);
		assert.deepEqual(
			[bought['event'], bought['actual'], bought['platform']],
			['top-up', { usd: 4, 'gpu-minutes': 60 }, 'midjourney'],
		);
		assert.equal((await added('--event', 'note', '--note', 'paid', '--client', 'Acme'))['client'], 'Acme');
	});

	test('takes an entry back with one that repeats it, once', async () => {
		const run = await add({ ...sheet, [file]: '' }, '--sheet', 'sheets/hero.prompt', '--event', 'run');
		const before = textOf(run, file).replace(/01\w{24}/, 'first');
		const outcome = await add({ [file]: before }, '--corrects', 'first', '--note', 'entered twice');
		const after = textOf(outcome, file);
		assert.ok(after.startsWith(before));
		const counter = JSON.parse(after.slice(before.length)) as object;
		const { id, time } = JSON.parse(
			outcome.stdout.replace(/^(\w+):.+\n/, '{"id":"$1","time":"2026-11-22T15:03:00+01:00"}'),
		) as { id: string; time: string };
		const original = JSON.parse(before) as object;
		assert.deepEqual(counter, { ...original, id, time, corrects: 'first', note: 'entered twice' });
		const again = await add({ [file]: after }, '--corrects', 'first');
		assert.match(again.stderr, /first was taken back already/);
		assert.match((await add({ [file]: after }, '--corrects', id)).stderr, /itself takes an entry back/);
		assert.deepEqual([again.code, again.written], [2, []]);
	});

	for (const [args, message] of [
		[['--event', 'run'], /--event run needs --sheet/],
		[['--sheet', 'sheets/hero.prompt'], /needs --event/],
		[['--event', 'ran'], /--event cannot be `ran`.+Did you mean `run`/],
		[['--event', 'note', '--images', 'two'], /--images is a whole number/],
		[['--event', 'note', '--actual', 'much'], /--actual is an amount/],
		[['--event', 'note', '--actual', '5 EUR'], /no rate is set/],
		[['--event', 'note', '--actual', '$0,10'], /`\$0,10` is none/],
		[['--event', 'note', '--actual', '0,10'], /`0,10` is none/],
		[['--event', 'note', '--units', '$5'], /--units is an amount/],
		[['--event', 'note', '--actual', '3 credits', '--units', '3 min'], /beside an --actual of money/],
		[['--event', 'note', '--time', 'yesterday'], /--time is such as/],
		[['--event', 'note', '--note', 'x'.repeat(17_000)], /--note is too long/],
		[['--corrects', 'none'], /There is no/],
		[['--sheet', 'sheets/hero.prompt', '--event', 'run', '--prompt', 'Her image'], /Did you mean `Hero image`/],
		[['--sheet', 'sheets/two.prompt', '--event', 'run'], /--prompt can be a number: 1, 2/],
		[['--sheet', 'none.prompt', '--event', 'run'], /none\.prompt: there is no such file/],
		[['hero.prompt'], /a sheet is --sheet FILE/],
	] as const) {
		test(`is refused, and writes nothing: ${args.join(' ').slice(0, 60)}`, async () => {
			const { code, stderr, written } = await add({ ...sheet, 'sheets/two.prompt': 'a dog\n\na cat\n' }, ...args);
			assert.match(stderr, message);
			assert.deepEqual([code, written], [2, []]);
		});
	}
});

suite('ledger list', () => {
	const files = { [file]: month() };

	test('shows the latest entries, and how many are before them', async () => {
		const { stdout } = await ledger({ files }, 'list', '--limit', '3');
		assert.equal(
			stdout,
			`30 earlier; --limit shows more
TIME              EVENT  PROMPT  PLATFORM    IMAGES           COST  CLIENT  NOTE                               ID
2026-10-27 10:31  run    Study   Midjourney       4       included  Beta                                       m31
2026-10-27 10:32  run    Old     OpenAI           1  price unknown  Beta                                       m32
2026-10-28 10:33  note                                              Beta    Beta pays by the end of the month  m33
`,
		);
	});

	test('chooses by client, project and days', async () => {
		const ids = async (...args: string[]): Promise<string[]> => {
			const { stdout } = await ledger({ files }, 'list', '--format', 'json', ...args);
			return (JSON.parse(stdout) as { entries: { id: string }[] }).entries.map(({ id }) => id);
		};
		assert.deepEqual(await ids('--client', 'beta', '--since', '2026-10-27'), ['m31', 'm32', 'm33']);
		assert.deepEqual(await ids('--project', 'SPRING', '--until', '2026-10-01'), ['m1', 'm2']);
	});

	test('finds the ledger above, and says where there is none', async () => {
		const above = await ledger({ files: { '/prompt-credits.ledger.jsonl': month() } }, 'list', '--limit', '1');
		assert.match(above.stdout, /m33/);
		const none = await ledger({}, 'list');
		assert.deepEqual([none.code, none.stdout], [2, '']);
		assert.match(none.stderr, /There is no prompt-credits\.ledger\.jsonl here or in a folder above/);
		assert.match((await ledger({}, 'list', '--ledger', 'x.jsonl')).stderr, /x\.jsonl: there is no such file/);
	});

	test('takes the nearest one, though it may not be read, and says so: the one above is another', async () => {
		const files = { [file]: month(), '/prompt-credits.ledger.jsonl': month() };
		const { code, stdout, stderr } = await ledger({ files, closed: [file] }, 'list');
		assert.deepEqual([code, stdout, stderr], [2, '', `prompt-credits: /work/${file}: may not be read\n`]);
		const folder = { [`${file}/x`]: '', '/prompt-credits.ledger.jsonl': month() };
		assert.match((await ledger({ files: folder }, 'list', '--limit', '1')).stdout, /m33/);
	});

	test('names the lines that it cannot use, and leaves the file alone', async () => {
		const broken = `oops\n${month()}{"v":1,"id":"to`;
		const outcome = await ledger({ files: { [file]: broken } }, 'list', '--limit', '1');
		assert.equal(outcome.code, 0);
		assert.equal(
			outcome.stderr,
			'prompt-credits: /work/prompt-credits.ledger.jsonl: line 1 is not JSON\n' +
				'prompt-credits: /work/prompt-credits.ledger.jsonl: line 35 breaks off: its writing was interrupted\n',
		);
		assert.deepEqual(outcome.written, []);
	});
});

suite('ledger export', () => {
	test('has a row an entry, with a head, and all columns in each', async () => {
		const { stdout } = await ledger({ files: { [file]: month() } }, 'export');
		const rows = stdout.trimEnd().split('\r\n');
		assert.equal(rows.length, 34);
		assert.equal(
			rows[1],
			'1,m1,2026-10-01T10:01:00+02:00,run,,spring.prompt,Hero,midjourney,8.2,standard,fast,photograph,Acme,Spring,1,4,0.1,0.1,gpu-minutes,3,3,0.12,0.12,,,,,false,',
		);
		assert.deepEqual(new Set(rows.map((row) => row.split(',').length)), new Set([29]));
	});

	test('is one JSON document, with the entries as they stand in the ledger', async () => {
		const { stdout, stderr } = await ledger({ files: { [file]: `oops\n${month()}` } }, 'export', '--format', 'json');
		const { entries, problems } = JSON.parse(stdout) as { entries: Record<string, unknown>[]; problems: unknown[] };
		const lines = month().trimEnd().split('\n');
		assert.deepEqual(
			entries,
			lines.map((line, index) => ({ line: index + 2, ...(JSON.parse(line) as object) })),
		);
		assert.deepEqual([problems.length, stderr], [1, '']);
	});
});

suite('ledger summary', () => {
	const files = { [file]: month() };

	test('says in tables what was spent and kept', async () => {
		const { stdout } = await ledger({ files }, 'summary', '--client', 'Acme');
		assert.match(
			stdout,
			/^Spent: \$1\.52 \(11 runs: 11 as charged, 0 as estimated\)\n {2}29 images made, 12 kept \(41%\), about \$0\.13 for each one kept\n/,
		);
		assert.match(
			stdout,
			/By prompt\n {2}PROMPT +RUNS +MADE +KEPT +KEEP RATE +SPENT +EACH KEPT\n {2}Poster +5 +5 +4 +80% +\$0\.80 +\$0\.20\n {2}Hero +6 +24 +8 +33% +\$0\.72 +\$0\.09\n/,
		);
		assert.match(stdout, /Midjourney 8\.2 +6 +\$0\.60 +\$0\.72 +times 1\.2\n/);
		assert.match(stdout, /bought on 2026-10-05: what is left of 60 GPU minutes expires on 2026-12-04\n/);
	});

	test('says what was carried over, how much rolls over and what will be lost', async () => {
		const used = (day: string, tokens: number): string =>
			`{"v":1,"id":"${day}-${String(tokens)}","time":"${day}T12:00:00Z","event":"run","actual":{"tokens":${String(tokens)}},"platform":"leonardo","plan":"essential"}\n`;
		const days = ['17', '18', '19', '20', '21'].map((day) => used(`2026-11-${day}`, 110));
		const few = [used('2026-10-02', 10), ...days].join('');
		const plan = async (content: string): Promise<unknown> => {
			const { stdout } = await ledger({ files: { [file]: content } }, 'summary', '--format', 'json');
			return (JSON.parse(stdout) as { plans: { value: unknown }[] }).plans[0]?.value;
		};
		const exactly = (amount: number) => ({ min: amount, max: amount });
		const unknown = await ledger({ files: { [file]: few } }, 'summary');
		assert.match(
			unknown.stdout,
			/Leonardo\.Ai Essential: 7,950 of 8,500 tokens left; at this pace 7,750 rolls over \(up to 25,500 tokens\) on 2026-12-01; what was carried over is not known: the ledger has no whole period before this one \(5 runs\)\n/,
		);
		// Four whole months of 8,500, of which 25,500 are kept; 550 in 22 of 30 days are 750 in all.
		const many = [used('2026-07-01', 500), used('2026-10-31', 100), ...days].join('');
		const known = await ledger({ files: { [file]: many } }, 'summary');
		assert.match(
			known.stdout,
			/Leonardo\.Ai Essential: 33,450 of 8,500 tokens and 25,500 carried over since 2026-07-01 left; at this pace 25,500 rolls over \(up to 25,500 tokens\) and 7,750 will expire unused on 2026-12-01 \(7 runs\)\n/,
		);
		const all = await ledger({ files: { [file]: few.replaceAll('"tokens":110', '"tokens":1700') } }, 'summary');
		assert.match(all.stdout, /: 0 of 8,500 tokens left; at this pace nothing will be left on 2026-12-01;/);
		assert.deepEqual(await plan(many), {
			unit: 'tokens',
			allowance: exactly(8500),
			carried: exactly(25_500),
			carriedSince: '2026-07-01',
			bought: exactly(0),
			used: exactly(550),
			left: exactly(33_450),
			leftAtReset: exactly(33_250),
			lostAtReset: exactly(7750),
			resets: '2026-12-01',
			expires: false,
			rollover: 'up to 25,500 tokens',
		});
	});

	test('shows money in the user’s own currency, where one is set', async () => {
		const currency = { 'prompt-credits.json': '{"currency":{"code":"EUR","perDollar":0.5}}' };
		const { stdout } = await ledger({ files: { ...files, ...currency } }, 'summary', '--client', 'Acme');
		assert.match(stdout, /^Spent: €0\.76 /);
	});

	test('has every figure with its runs as JSON, and says why one is absent', async () => {
		const { stdout } = await ledger({ files }, 'summary', '--format', 'json', '--until', '2026-10-18');
		const { total, by, weeks } = JSON.parse(stdout) as {
			total: Record<string, unknown>;
			by: Record<string, { key: string; keepRate: unknown }[]>;
			weeks: { monday: string }[];
		};
		assert.deepEqual(total['costPerKept'], {
			kind: 'known',
			runs: 11,
			value: { usd: { min: 0.126667, max: 0.126667 }, unpriced: 0 },
		});
		assert.deepEqual(
			by['style']?.map(({ key }) => key),
			['screen print', 'photograph'],
		);
		assert.deepEqual(
			weeks.map(({ monday }) => monday),
			['2026-09-28', '2026-10-05', '2026-10-12'],
		);
		const few = await ledger({ files }, 'summary', '--format', 'json', '--since', '2026-10-26');
		const absent = (JSON.parse(few.stdout) as { total: { keepRate: unknown } }).total.keepRate;
		assert.deepEqual(absent, { kind: 'too-few', runs: 4, least: 5 });
	});

	test('has a row each as CSV', async () => {
		const { stdout } = await ledger({ files }, 'summary', '--format', 'csv');
		const rows = stdout.split('\r\n');
		assert.deepEqual(rows.slice(0, 3), [
			'by,key,runs,made,kept,rejected,spent_min,spent_max,unpriced,keep_rate,kept_min,kept_max',
			'total,,23,74,14,17,2.32,2.32,1,0.189189,0.165714,0.165714',
			'client,Acme,11,29,12,17,1.52,1.52,0,0.413793,0.126667,0.126667',
		]);
	});
});

suite('cost beside a ledger', () => {
	const files = { 'a.prompt': goodSheet.replace('client: Acme', 'client: ACME\nproject: Spring'), [file]: month() };

	test('says what was spent so far on the clients of its sheets', async () => {
		const { stdout } = await runIn({ files }, 'cost', 'a.prompt');
		assert.match(stdout, /\nSpent so far\n {2}CLIENT +PROJECT +RUNS +SPENT\n {2}ACME +Spring +11 +\$1\.52\n/);
	});

	test('says of a ledger that may not be read that it is not, and counts nothing of it', async () => {
		const { code, stdout, stderr } = await runIn({ files, closed: [file] }, 'cost', 'a.prompt');
		assert.deepEqual([code, stderr], [0, `prompt-credits: /work/${file}: may not be read\n`]);
		assert.doesNotMatch(stdout, /Spent so far/);
	});

	test('has it in JSON, and nothing of it where there is no ledger', async () => {
		const spentIn = async (sheets: Record<string, string>) =>
			(
				JSON.parse((await runIn({ files: sheets }, 'cost', '--format', 'json', 'a.prompt')).stdout) as {
					spent?: unknown;
				}
			).spent;
		assert.deepEqual(await spentIn(files), [
			{
				client: 'ACME',
				project: 'Spring',
				usd: { min: 1.52, max: 1.52 },
				native: [{ unit: 'gpu-minutes', min: 18, max: 18 }],
				...{ runs: 11, charged: 11, estimated: 0, unpriced: 0, unpricedRefunds: 0 },
			},
		]);
		assert.equal(await spentIn({ 'a.prompt': files['a.prompt'] }), undefined);
	});
});
