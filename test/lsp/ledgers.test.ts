import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { NodeLedgers } from '../../server/src/lsp/node/ledgers.ts';

suite('the ledger beside a sheet', () => {
	let folder: string;
	let sheet: string;
	const ledgers = new NodeLedgers();
	const read = async (uri: string) => (await ledgers.find([uri])).get(uri)?.ledger;
	const entry = (prompt: string) =>
		({ ...ledgers.stamp(), event: 'run', sheet: 'a/b.prompt', prompt, images: 4 }) as const;

	setup(async () => {
		folder = await mkdtemp(join(tmpdir(), 'ledgers-'));
		await mkdir(join(folder, 'a'));
		await writeFile(join(folder, 'prompt-credits.json'), '{}');
		sheet = pathToFileURL(join(folder, 'a', 'b.prompt')).toString();
	});
	teardown(() => rm(folder, { recursive: true }));

	test('is made beside the nearest settings, and found there afterwards', async () => {
		assert.equal(await read(sheet), undefined);
		const uri = await ledgers.append(sheet, entry('Hero'));
		assert.equal(uri, pathToFileURL(join(folder, 'prompt-credits.ledger.jsonl')).toString());
		assert.equal(await ledgers.nameOf(sheet), 'a/b.prompt');
		assert.equal((await read(sheet))?.total().spent.runs, 1);
	});

	test('is read again where it has grown, and holds all that many write at once', async () => {
		await ledgers.append(sheet, entry('Hero'));
		assert.equal((await read(sheet))?.entries, 1);
		await Promise.all(Array.from({ length: 50 }, (_, at) => ledgers.append(sheet, entry(`Prompt ${String(at)}`))));
		assert.equal((await read(sheet))?.entries, 51);
		const text = await readFile(join(folder, 'prompt-credits.ledger.jsonl'), 'utf8');
		assert.equal(text.split('\n').length, 52);
	});

	test('is the nearest one of each sheet, of many that are asked for at once', async () => {
		const above = pathToFileURL(join(folder, 'c.prompt')).toString();
		await ledgers.append(above, entry('Above'));
		await writeFile(join(folder, 'a', 'prompt-credits.ledger.jsonl'), '');
		await ledgers.append(sheet, entry('Below'));
		const other = pathToFileURL(join(folder, 'a', 'd.prompt')).toString();
		const root = pathToFileURL(`${folder}/`).toString();
		const found = await ledgers.find([sheet, above, other, root, 'untitled:Untitled-1']);
		assert.deepEqual(
			[...found].map(([uri, at]) => [uri, at.sheet]).sort(),
			[
				[other, 'd.prompt'],
				[sheet, 'b.prompt'],
				[above, 'c.prompt'],
				[root, ''],
			].sort(),
		);
		assert.equal(found.get(sheet)?.ledger, found.get(other)?.ledger);
		assert.equal(found.get(above)?.ledger, found.get(root)?.ledger);
		assert.notEqual(found.get(above)?.ledger, found.get(sheet)?.ledger);
	});

	test('says why it cannot be written: a folder has its name', async () => {
		const path = join(folder, 'prompt-credits.ledger.jsonl');
		await mkdir(path);
		await assert.rejects(ledgers.append(sheet, entry('Hero')), { message: `${path}: is a folder, not a file` });
		assert.equal(await read(sheet), undefined);
	});

	test('is none of a sheet that lies on no disk', async () => {
		assert.equal(await ledgers.nameOf('untitled:Untitled-1'), undefined);
		assert.equal(await read('untitled:Untitled-1'), undefined);
	});
});
