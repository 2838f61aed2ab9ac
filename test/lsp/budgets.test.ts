import assert from 'node:assert/strict';
import type { Hover, MarkupContent } from 'vscode-languageserver-types';
import { eventLine } from '../../server/src/ledger/eventLine.ts';
import type { LedgerEvent } from '../../server/src/ledger/event.ts';
import type { Costs, LedgerEntryAdded } from '../../server/src/lsp/protocol.ts';
import { entry, usd } from '../ledger/support.ts';
import { TestClient, type Published } from '../support/client.ts';

/** One prompt of $0.21 and a little, booked on a client. */
const sheetFor = (client: string): string =>
	`---\nplatform: openai\nmodel: gpt-image-2\nquality: high\nsize: 1024x1024\nclient: ${client}\n---\n\nA red fox in deep snow, seen through a telephoto lens in overcast light.\n`;
const budgetsOf = (amount: string): string => JSON.stringify({ budgets: [{ client: 'Acme', amount }] });
const said = ({ diagnostics }: Pick<Published, 'diagnostics'>): string =>
	diagnostics
		.filter(({ code }) => code === 'over-budget')
		.flatMap(({ message }) => (typeof message === 'string' ? message : []))
		.join('\n');
const over = (sheets: string, cost: string): string =>
	`Over ${sheets}, Acme comes to about ${cost}; the budget is $0.40.`;
const [one, two, closed] = ['one', 'two', 'closed'].map((name) => `file:///work/${name}.prompt`) as [
	string,
	string,
	string,
];

suite('budgets over the sheets of a workspace', () => {
	let client: TestClient;
	setup(async () => {
		client = new TestClient();
		client.files.set('file:///work/prompt-credits.json', budgetsOf('$0.40'));
		await client.start();
	});
	teardown(() => client.stop());

	const saying = (uri: string, words: string): Promise<Published> =>
		client.until((published) => published.uri === uri && said(published) === words);
	const wasSaved = (uri: string): Promise<void> =>
		client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri, type: 2 }] });

	test('count sheets that are not open as they are saved', async () => {
		client.files.set(closed, sheetFor('acme'));
		const told = saying(one, over('2 sheets', '$0.42'));
		await client.open(sheetFor('Acme'), one);
		await told;
		const hover = await client.request<Hover>('textDocument/hover', {
			textDocument: { uri: one },
			position: { line: 8, character: 5 },
		});
		assert.match(
			(hover.contents as MarkupContent).value,
			/of the budget of Acme, \$0\.40; 2 sheets come to about \$0\.42/,
		);

		const more = saying(one, over('2 sheets', '$0.63'));
		client.files.set(closed, `${sheetFor('acme')}\nA hare in a meadow at dawn, oil painting, low sun.\n`);
		await wasSaved(closed);
		await more;

		const gone = saying(one, '');
		client.files.delete(closed);
		await wasSaved(closed);
		await gone;
	});

	test('count open sheets as they stand, and tell each what another one changed', async () => {
		assert.equal(said({ diagnostics: await client.open(sheetFor('Acme'), one) }), '');
		const told = [saying(one, over('2 sheets', '$0.42')), saying(two, over('2 sheets', '$0.42'))];
		await client.open(sheetFor('Acme'), two);
		await Promise.all(told);

		const quiet = saying(one, '');
		await client.change([{ text: sheetFor('Beta') }], two);
		await quiet;
	});

	test('count a sheet that is closed without saving as it was saved', async () => {
		client.files.set(two, sheetFor('Beta'));
		await client.open(sheetFor('Acme'), one);
		const told = saying(one, over('2 sheets', '$0.42'));
		await client.open(sheetFor('Acme'), two);
		await told;
		const quiet = saying(one, '');
		await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri: two } });
		await quiet;
	});

	test('tell other sheets when typing has settled, and not at every key', async () => {
		await client.open(sheetFor('Acm'), two);
		await client.open(sheetFor('Acme'), one);
		let heard = 0;
		void client.until((published) => {
			if (published.uri === one) heard++;
			return false;
		});
		const at = { line: 5, character: 11 };
		await client.change([{ range: { start: at, end: at }, text: 'e' }], two);
		await client.request('textDocument/codeLens', { textDocument: { uri: one } });
		assert.equal(heard, 0);
		const told = saying(one, over('2 sheets', '$0.42'));
		client.clock.pass();
		await told;
	});

	test('follow the configuration', async () => {
		client.files.set(closed, sheetFor('Acme'));
		const told = saying(one, over('2 sheets', '$0.42'));
		await client.open(sheetFor('Acme'), one);
		await told;
		const quiet = saying(one, '');
		client.files.set('file:///work/prompt-credits.json', budgetsOf('$1'));
		await wasSaved('file:///work/prompt-credits.json');
		await quiet;
	});

	const ledger = 'file:///work/prompt-credits.ledger.jsonl';
	const lineOf = (event: Partial<LedgerEvent>): string => `${eventLine(entry({ client: 'Acme', ...event }))}\n`;

	test('take a charge as the command does, and say what it was', async () => {
		await client.open(sheetFor('Acme'), one);
		const add = async (actual: string) => {
			const query = { uri: one, index: 0, event: 'note', actual };
			const { problem, said } = await client.request<LedgerEntryAdded>('promptCredits/ledger/add', query);
			return problem ?? said.split(' · ').at(-1);
		};
		assert.equal(await add('$0'), '$0.00');
		assert.equal(await add('0.25'), '$0.25');
		assert.equal(await add('1 GPU minute'), '1 GPU minute');
		assert.equal(await add('$0,10'), '`$0,10` is no amount such as $0.10 or 3 GPU minutes.');
	});

	test('count what was spent, and what was run no more as planned', async () => {
		const spending = saying(one, 'Over 1 sheet, Acme comes to $0.50, all of it spent; the budget is $0.40.');
		await client.open(sheetFor('Acme'), one);
		const added = await client.request<LedgerEntryAdded>('promptCredits/ledger/add', {
			uri: one,
			index: 0,
			event: 'run',
			actual: '$0.50',
		});
		assert.equal(added.problem, null);
		await spending;
		const { meters } = await client.request<Costs>('promptCredits/costs', { scope: { kind: 'sheet', uri: one } });
		assert.deepEqual(
			meters.map(({ spent, planned, left, isOver }) => [spent, planned, left, isOver]),
			[['$0.50', 'nothing more', null, true]],
		);
	});

	test('count what others wrote into a ledger, of sheets that are not open too', async () => {
		client.files.set(closed, sheetFor('Acme'));
		const told = saying(one, over('2 sheets', '$0.42'));
		await client.open(sheetFor('Acme'), one);
		await told;
		const quiet = saying(one, '');
		client.files.set(ledger, lineOf({ sheet: 'closed.prompt', prompt: 'Prompt 1', images: 1, actual: usd(0.05) }));
		await wasSaved(ledger);
		await quiet;
		const more = saying(one, 'Over 2 sheets, Acme comes to about $1.26, $1.05 of it spent; the budget is $0.40.');
		client.files.set(ledger, `${client.files.get(ledger) ?? ''}${lineOf({ sheet: 'gone.prompt', actual: usd(1) })}`);
		await wasSaved(ledger);
		await more;
	});

	test('are asked about before a run', async () => {
		await client.open(sheetFor('Acme'), one);
		const warnings = (images: number) =>
			client.request<string[]>('promptCredits/batchWarnings', { uri: one, index: 0, images });
		assert.deepEqual(await warnings(1), []);
		assert.deepEqual(await warnings(2), ['This takes about $0.42; the budget of Acme is $0.40.']);
		assert.deepEqual(await warnings(-1), []);
	});

	test('have one meter over the ledgers of all folders', async () => {
		client.files.set('file:///work/a/prompt-credits.ledger.jsonl', lineOf({ sheet: 'x.prompt', actual: usd(0.1) }));
		client.files.set('file:///work/b/prompt-credits.ledger.jsonl', lineOf({ sheet: 'x.prompt', actual: usd(0.2) }));
		client.files.set('file:///work/a/x.prompt', sheetFor('Acme'));
		client.files.set('file:///work/b/x.prompt', sheetFor('Beta'));
		const costs = await client.request<Costs>('promptCredits/costs', { scope: { kind: 'workspace' } });
		assert.equal(costs.meters[0]?.spent, '$0.30');
		assert.equal(costs.ledger?.total.spent, '$0.30');
	});
});
