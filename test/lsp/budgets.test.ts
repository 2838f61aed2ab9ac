import assert from 'node:assert/strict';
import type { Hover, MarkupContent } from 'vscode-languageserver-types';
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
});
