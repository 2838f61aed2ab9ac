import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import type { CodeLens } from 'vscode-languageserver';
import type { Costs, SavingOffer, SheetEdits, Summary, SummaryChanged } from '../../server/src/lsp/protocol.ts';
import { runIn } from '../cli/memoryIo.ts';
import { TestClient } from '../support/client.ts';

const names = readdirSync('examples').filter((name) => name.endsWith('.prompt'));
const files = Object.fromEntries(names.map((name) => [name, readFileSync(`examples/${name}`, 'utf8')]));
const uriOf = (name: string): string => `file:///work/${name}`;

suite('the costs of a workspace', () => {
	let client: TestClient;
	const told = new Map<string, string>();

	setup(async () => {
		client = new TestClient();
		client.connection.onNotification('promptCredits/summaryChanged', ({ uri, total }: SummaryChanged) => {
			told.set(uri, total);
		});
		await client.start();
	});
	teardown(() => client.stop());

	const costs = (scope: object, whatIf?: object) =>
		client.request<Costs | null>('promptCredits/costs', { scope, ...(whatIf && { whatIf }) });

	test('are the same in the panel, the tree, the lens, the status bar and the command, for every example', async () => {
		for (const [name, text] of Object.entries(files)) client.files.set(uriOf(name), text);
		const { stdout } = await runIn({ files }, 'cost', '--format', 'text', ...names);
		const workspace = await costs({ kind: 'workspace' });
		assert.ok(workspace);
		assert.ok(stdout.includes(workspace.total.cost), `the command says otherwise than ${workspace.total.cost}`);
		assert.equal(workspace.groups.sheet.length, names.length);
		for (const name of names) {
			const uri = uriOf(name);
			const closed = await costs({ kind: 'sheet', uri });
			await client.open(files[name] ?? '', uri);
			const summary = await client.request<Summary>('promptCredits/summary', { uri });
			const panel = await costs({ kind: 'sheet', uri });
			const lenses = await client.request<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });
			const cost = summary.total.cost;
			assert.deepEqual(panel, closed, name);
			assert.equal(panel?.total.cost, cost, name);
			assert.equal(workspace.groups.sheet.find(({ title }) => title === name)?.cost, cost, name);
			assert.ok(told.get(uri)?.endsWith(` · ${cost}`), name);
			assert.deepEqual(
				panel.rows.map((row) => row.cost),
				summary.prompts.map((row) => row.cost),
			);
			panel.rows.forEach((row, at) => assert.ok(lenses[at]?.command?.title.includes(row.cost), `${name}, ${row.cost}`));
			const alone = await runIn({ files }, 'cost', name);
			assert.ok(alone.stdout.includes(cost), name);
		}
		assert.deepEqual(await costs({ kind: 'workspace' }), {
			...workspace,
			rows: (await costs({ kind: 'workspace' }))?.rows,
		});
	});

	test('stay the same in all places while an example is edited', async () => {
		for (const name of names) client.files.set(uriOf(name), files[name] ?? '');
		for (const name of names) {
			const uri = uriOf(name);
			const edited = `${files[name] ?? ''}\n# Heron\n\n@platform: openai\n@model: gpt-image-2\na heron in reeds\n`;
			await client.open(files[name] ?? '', uri);
			await client.change([{ text: edited }], uri);
			const summary = await client.request<Summary>('promptCredits/summary', { uri });
			const panel = await costs({ kind: 'sheet', uri });
			const workspace = await costs({ kind: 'workspace' });
			const lenses = await client.request<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });
			const { cost } = summary.total;
			assert.equal(panel?.total.cost, cost, name);
			assert.equal(workspace?.groups.sheet.find(({ key }) => key === uri)?.cost, cost, name);
			assert.ok(told.get(uri)?.endsWith(` · ${cost}`), name);
			panel.rows.forEach((row, at) => assert.ok(lenses[at]?.command?.title.includes(row.cost), `${name}, ${row.cost}`));
			const alone = await runIn({ files: { ...files, [name]: edited } }, 'cost', name);
			assert.ok(alone.stdout.includes(cost), name);
		}
	});

	test('follow what is typed, and the file again once it is closed', async () => {
		const uri = uriOf('one.prompt');
		client.files.set(uri, '@platform: openai\na red fox\n');
		const before = (await costs({ kind: 'workspace' }))?.total.prompts;
		await client.open('@platform: openai\na red fox\n\na hare\n', uri);
		assert.deepEqual([before, (await costs({ kind: 'workspace' }))?.total.prompts], [1, 2]);
	});

	test('can be those of a client or a project, in any case of its name', async () => {
		client.files.set(uriOf('a.prompt'), '---\nclient: Acme\nproject: Spring\n---\n\na red fox\n');
		client.files.set(uriOf('b.prompt'), '---\nclient: acme\n---\n\na hare\n\n@client: Other\nan owl\n');
		const acme = await costs({ kind: 'client', name: 'ACME' });
		assert.deepEqual([acme?.rows.length, acme?.clients, acme?.projects], [2, ['Acme', 'Other'], ['Spring']]);
		assert.equal((await costs({ kind: 'project', name: 'spring' }))?.rows.length, 1);
		assert.equal((await costs({ kind: 'client', name: 'nobody' }))?.total.cost, 'no prompts');
	});

	test('are those of other settings when asked, and the sheet stays', async () => {
		const uri = uriOf('one.prompt');
		const text = '---\nplatform: openai\nmodel: gpt-image-2\nquality: high\n---\n\na red fox\n';
		await client.open(text, uri);
		const now = await costs({ kind: 'sheet', uri });
		const low = await costs({ kind: 'sheet', uri }, { quality: 'low' });
		assert.equal(low?.total.cost, now?.total.cost);
		assert.match(low?.whatIf?.difference ?? '', /^saves /);
		const edits = await client.request<SheetEdits | null>('promptCredits/whatIfEdits', {
			uri,
			whatIf: { quality: 'low' },
		});
		assert.deepEqual(
			edits?.edits.map(({ newText }) => newText),
			['low'],
		);
	});

	test('come with ways to spend less, the most first', async () => {
		const uri = uriOf('one.prompt');
		await client.open('---\nplatform: openai\nmodel: gpt-image-2\nquality: high\n---\n\na red fox\n', uri);
		const offers = await client.request<SavingOffer[]>('promptCredits/savings', { scope: { kind: 'sheet', uri } });
		assert.ok(offers.length > 1);
		assert.match(offers[0]?.title ?? '', /saves/);
		assert.ok(offers.every(({ edits }) => edits.length > 0));
	});

	test('have a meter for each budget', async () => {
		client.files.set(
			'file:///work/prompt-credits.json',
			JSON.stringify({ budgets: [{ client: 'Acme', amount: '$0.01' }] }),
		);
		client.files.set(
			uriOf('a.prompt'),
			'---\nclient: Acme\nplatform: openai\nmodel: gpt-image-2\nquality: high\n---\n\na fox\n',
		);
		const [meter] = (await costs({ kind: 'workspace' }))?.meters ?? [];
		assert.equal(meter?.title, 'Acme');
		assert.equal(meter.isOver, true);
		assert.ok(meter.plannedShare > 1);
		assert.equal(meter.spent, null);
	});

	test('are nothing of a sheet that is not there', async () => {
		assert.equal(await costs({ kind: 'sheet', uri: uriOf('none.prompt') }), null);
	});
});
