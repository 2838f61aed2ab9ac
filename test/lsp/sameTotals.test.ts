import assert from 'node:assert/strict';
import type { CodeLens } from 'vscode-languageserver';
import { eventLine } from '../../server/src/ledger/eventLine.ts';
import type { Costs, Summary, SummaryChanged } from '../../server/src/lsp/protocol.ts';
import { runIn } from '../cli/memoryIo.ts';
import { entry, usd } from '../ledger/support.ts';
import { TestClient } from '../support/client.ts';

const uriOf = (name: string): string => `file:///work/${name}`;
const platforms = [
	'platform: openai\nmodel: gpt-image-2\nquality: high',
	'platform: midjourney\nplan: standard',
	'platform: flux',
];
const subjects = [
	'a red fox in deep snow',
	'a {grey,blue} hare in a meadow',
	'an owl on a branch --repeat 3',
	'a lighthouse',
];

/** Sheets of every platform, client and number of prompts; each unlike the one before it. */
function sheet(number: number): string {
	const prompts = Array.from(
		{ length: 1 + (number % 4) },
		(_, at) =>
			`# Prompt ${String(at)}\n\n${subjects[(number + at) % subjects.length] ?? ''}, number ${String(number)}\n`,
	);
	const client = `client: Client ${String(number % 7)}\nproject: Project ${String(number % 3)}`;
	return `---\n${platforms[number % platforms.length] ?? ''}\n${client}\n---\n\n${prompts.join('\n')}`;
}

const names = Array.from({ length: 500 }, (_, number) => `sheets/${String(number % 20)}/${String(number)}.prompt`);
const ledger = Array.from({ length: 200 }, (_, number) =>
	eventLine(
		entry({
			sheet: names[number] ?? '',
			prompt: 'Prompt 0',
			client: `Client ${String(number % 7)}`,
			project: `Project ${String(number % 3)}`,
			images: 4,
			actual: usd(0.1 + number / 1000),
		}),
	),
);
const settings = {
	budgets: [
		{ client: 'Client 1', amount: '$5' },
		{ client: 'Client 2', amount: '$900' },
	],
};

suite('the totals of a workspace of 500 sheets', () => {
	let client: TestClient;
	const told = new Map<string, string>();
	const files: Record<string, string> = {
		'prompt-credits.json': JSON.stringify(settings),
		'prompt-credits.ledger.jsonl': `${ledger.join('\n')}\n`,
		...Object.fromEntries(names.map((name, number) => [name, sheet(number)])),
	};

	suiteSetup(async () => {
		client = new TestClient();
		client.connection.onNotification('promptCredits/summaryChanged', ({ uri, total }: SummaryChanged) => {
			told.set(uri, total);
		});
		for (const [name, text] of Object.entries(files)) client.files.set(uriOf(name), text);
		await client.start();
	});
	suiteTeardown(() => client.stop());

	const costs = (scope: object) => client.request<Costs>('promptCredits/costs', { scope });

	/** What the panel and the tree have, and what the command prints, of everything and of each client. */
	async function compare(): Promise<void> {
		const all = await costs({ kind: 'workspace' });
		const { stdout } = await runIn({ files }, 'cost', ...names);
		assert.ok(stdout.includes(`Total: ${all.total.cost}\n`), all.total.cost);
		assert.equal(all.groups.sheet.length, names.length);
		const json = JSON.parse((await runIn({ files }, 'cost', '--format', 'json', ...names)).stdout) as CostJson;
		for (const { key, cost, usd: dollars } of all.groups.sheet) {
			const file = json.files.find(({ path }) => uriOf(path) === key);
			assert.deepEqual(dollars, file?.total.usd ?? null, `${key}: ${cost}`);
		}
		for (const { title, spent, left, isOver } of all.meters.filter(({ title: of }) => of.startsWith('Client'))) {
			const budget = json.budgets.find(({ client: of }) => of === title);
			assert.ok(budget);
			assert.equal(spent?.replace('about ', ''), `$${budget.spent.max.toFixed(2)}`, title);
			assert.equal(isOver, budget.left.min < 0, title);
			assert.equal(left === null, isOver, title);
			assert.ok(stdout.includes(`${spent} of it spent`), title);
		}
		assert.equal(all.meters.filter(({ title }) => title.startsWith('Client')).length, 2);
		const runs = json.spent.reduce((sum, { runs: of }) => sum + of, 0);
		assert.equal(all.ledger?.total.runs, runs);
	}

	/** What an open sheet says of itself, in every place. */
	async function compareSheet(name: string): Promise<void> {
		const uri = uriOf(name);
		const panel = await costs({ kind: 'sheet', uri });
		const workspace = await costs({ kind: 'workspace' });
		const summary = await client.request<Summary>('promptCredits/summary', { uri });
		const lenses = await client.request<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });
		const { stdout } = await runIn({ files }, 'cost', name);
		const { cost } = panel.total;
		assert.equal(summary.total.cost, cost);
		assert.equal(workspace.groups.sheet.find(({ key }) => key === uri)?.cost, cost);
		assert.ok(told.get(uri)?.endsWith(` · ${cost}`), `${told.get(uri) ?? ''} is not ${cost}`);
		assert.match(stdout, new RegExp(`Total .*${cost.replaceAll(/[$.]/g, '\\$&')}\n`));
		const above = lenses.flatMap(({ command }) => (command?.title.includes(' job') ? [command.title] : []));
		assert.deepEqual(
			panel.rows.map((row, at) => above[at]?.endsWith(row.cost)),
			panel.rows.map(() => true),
		);
	}

	test('are the same in the panel, the tree and the command, with what is spent and left', compare).timeout(60_000);

	test('are the same in the panel, the tree, the lens, the status bar and the command of a sheet, and after edits', async () => {
		for (const name of [0, 1, 2, 3, 250].map((number) => names[number] ?? '')) {
			await client.open(files[name] ?? '', uriOf(name));
			await compareSheet(name);
			files[name] = `${files[name] ?? ''}\n# One more\n@client: Client 1\n@images: 2\n\na heron in reeds\n`;
			await client.change([{ text: files[name] }], uriOf(name));
			await compareSheet(name);
		}
		await compare();
	}).timeout(60_000);
});

interface CostJson {
	readonly files: readonly { readonly path: string; readonly total: { readonly usd?: { min: number; max: number } } }[];
	readonly spent: readonly { readonly runs: number }[];
	readonly budgets: readonly {
		readonly client: string;
		readonly spent: { readonly max: number };
		readonly left: { readonly min: number };
	}[];
}
