import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
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

/** A workspace, and all the places that say what it costs. */
class Workspace {
	readonly #client = new TestClient();
	readonly #told = new Map<string, string>();
	readonly #names: readonly string[];
	readonly files: Record<string, string>;

	constructor(names: readonly string[], files: Readonly<Record<string, string>>) {
		this.#names = names;
		this.files = { ...files };
	}

	async start(): Promise<void> {
		this.#client.connection.onNotification('promptCredits/summaryChanged', ({ uri, total }: SummaryChanged) => {
			this.#told.set(uri, total);
		});
		for (const [name, text] of Object.entries(this.files)) this.#client.files.set(uriOf(name), text);
		await this.#client.start();
	}

	stop(): void {
		this.#client.stop();
	}

	async open(name: string): Promise<void> {
		await this.#client.open(this.files[name] ?? '', uriOf(name));
	}

	async edit(name: string, more: string): Promise<void> {
		const text = `${this.files[name] ?? ''}${more}`;
		this.files[name] = text;
		await this.#client.change([{ text }], uriOf(name));
	}

	/** What the panel and the tree have of all sheets, and what the command prints; its total of a sheet by the sheet's name. */
	async whole(): Promise<Whole> {
		const tree = await this.#costs({ kind: 'workspace' });
		const { stdout } = await runIn(this, 'cost', ...this.#names);
		const totals = stdout.split('\n\n').flatMap((part) => {
			const [name = '', ...lines] = part.split('\n');
			const total = lines.find((line) => /^ *Total /.test(line));
			return total === undefined ? [] : [[name, total] as const];
		});
		return { tree, stdout, totals: new Map(totals) };
	}

	/** The panel and the tree of everything and of each client, against the command. */
	async compare({ tree, stdout }: Whole): Promise<void> {
		assert.ok(stdout.includes(`Total: ${tree.total.cost}\n`), tree.total.cost);
		assert.equal(tree.groups.sheet.length, this.#names.length);
		const json = JSON.parse((await runIn(this, 'cost', '--format', 'json', ...this.#names)).stdout) as CostJson;
		for (const { key, cost, usd: dollars } of tree.groups.sheet) {
			const file = json.files.find(({ path }) => uriOf(path) === key);
			assert.deepEqual(dollars, file?.total.usd ?? null, `${key}: ${cost}`);
		}
		for (const { title, spent, left, isOver } of tree.meters.filter(({ title: of }) => of.startsWith('Client'))) {
			const budget = json.budgets.find(({ client: of }) => of === title);
			assert.ok(budget);
			assert.equal(spent?.replace('about ', ''), `$${budget.spent.max.toFixed(2)}`, title);
			assert.equal(isOver, budget.left.min < 0, title);
			assert.equal(left === null, isOver, title);
			assert.ok(stdout.includes(`${spent} of it spent`), title);
		}
		const runs = (json.spent ?? []).reduce((sum, { runs: of }) => sum + of, 0);
		assert.equal(tree.ledger?.total.runs ?? 0, runs);
	}

	/** What an open sheet says of itself, in every place, beside the tree and the command. */
	async compareSheet(name: string, { tree, totals }: Whole): Promise<void> {
		const uri = uriOf(name);
		const panel = await this.#costs({ kind: 'sheet', uri });
		const summary = await this.#client.request<Summary>('promptCredits/summary', { uri });
		const lenses = await this.#client.request<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });
		const { cost } = panel.total;
		const [told, printed] = [this.#told.get(uri) ?? '', totals.get(name) ?? ''];
		assert.equal(summary.total.cost, cost, name);
		assert.equal(tree.groups.sheet.find(({ key }) => key === uri)?.cost, cost, name);
		assert.ok(told.endsWith(` · ${cost}`), `${name}: ${told} is not ${cost}`);
		assert.ok(printed.endsWith(` ${cost}`), `${name}: ${printed} is not ${cost}`);
		const above = lenses.flatMap(({ command }) => (command?.title.includes(' job') ? [command.title] : []));
		assert.equal(above.length, panel.rows.length, name);
		for (const [at, row] of panel.rows.entries())
			assert.ok(above[at]?.split(' · ').includes(row.cost), `${name}: ${above[at] ?? ''} is not ${row.cost}`);
	}

	#costs(scope: object): Promise<Costs> {
		return this.#client.request<Costs>('promptCredits/costs', { scope });
	}
}

interface Whole {
	readonly tree: Costs;
	readonly stdout: string;
	readonly totals: ReadonlyMap<string, string>;
}

suite('the totals of a workspace of 500 sheets', () => {
	const workspace = new Workspace(names, {
		'prompt-credits.json': JSON.stringify(settings),
		'prompt-credits.ledger.jsonl': `${ledger.join('\n')}\n`,
		...Object.fromEntries(names.map((name, number) => [name, sheet(number)])),
	});
	suiteSetup(() => workspace.start());
	suiteTeardown(() => workspace.stop());

	test('are the same in the panel, the tree, the lens, the status bar and the command, with what is spent and left', async () => {
		const whole = await workspace.whole();
		assert.equal(whole.tree.meters.filter(({ title }) => title.startsWith('Client')).length, 2);
		await workspace.compare(whole);
		for (const name of names) {
			await workspace.open(name);
			await workspace.compareSheet(name, whole);
		}
	}).timeout(90_000);

	test('are the same after edits', async () => {
		const edited = [0, 1, 2, 3, 250].map((number) => names[number] ?? '');
		for (const name of edited)
			await workspace.edit(name, '\n# One more\n@client: Client 1\n@images: 2\n\na heron in reeds\n');
		const whole = await workspace.whole();
		for (const name of edited) await workspace.compareSheet(name, whole);
		await workspace.compare(whole);
	}).timeout(60_000);
});

suite('the totals of the examples', () => {
	const examples = readdirSync('examples').filter((name) => name.endsWith('.prompt'));
	const workspace = new Workspace(
		examples,
		Object.fromEntries(examples.map((name) => [name, readFileSync(`examples/${name}`, 'utf8')])),
	);
	suiteSetup(() => workspace.start());
	suiteTeardown(() => workspace.stop());

	test('are the same in the panel, the tree, the lens, the status bar and the command', async () => {
		const whole = await workspace.whole();
		await workspace.compare(whole);
		for (const name of examples) {
			await workspace.open(name);
			await workspace.compareSheet(name, whole);
		}
	}).timeout(30_000);
});

interface CostJson {
	readonly files: readonly { readonly path: string; readonly total: { readonly usd?: { min: number; max: number } } }[];
	/** Beside a ledger. */
	readonly spent?: readonly { readonly runs: number }[];
	readonly budgets: readonly {
		readonly client: string;
		readonly spent: { readonly max: number };
		readonly left: { readonly min: number };
	}[];
}
