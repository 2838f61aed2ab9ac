import assert from 'node:assert/strict';
import type { CodeLens } from 'vscode-languageserver';
import type { Expansion } from '../../server/src/lsp/protocol.ts';
import { TestClient } from '../support/client.ts';

const uri = 'file:///work/sheet.prompt';

suite('the expansion of a prompt', () => {
	let client: TestClient;

	setup(() => {
		client = new TestClient();
	});

	teardown(() => client.stop());

	const expanded = (wanted: object = {}) =>
		client.request<Expansion | null>('promptCredits/expand', { uri, index: 0, ...wanted });

	test('lists what is sent, each with its cost', async () => {
		await client.start();
		await client.open(
			'# Cars\n@platform: openai\n@model: gpt-image-1\n@quality: low\n@size: 1024x1024\n@negative: people\n{red, blue} car\n\n@platform: midjourney\n{red, blue} car\n',
			uri,
		);
		const plain = await expanded();
		assert.deepEqual(
			[plain?.name, plain?.jobs, plain?.rest, plain?.negative, plain?.rows.length],
			['Cars', '1', '0', 'people', 1],
		);
		const list = await expanded({ index: 1 });
		assert.ok(list);
		assert.deepEqual(
			list.rows.map(({ text, kind }) => [text, kind]),
			[
				['red car', 'priced'],
				['blue car', 'priced'],
			],
		);
		assert.match(list.rows[0]?.cost ?? '', /^about \$0\.0\d/);
		assert.match(list.cost, /^2 jobs · 8 images · /);
	});

	test('prices each by its own parameters', async () => {
		await client.start();
		await client.open('@platform: midjourney\n@plan: standard\nred car --{fast, turbo} --v 7\n', uri);
		const { rows = [] } = (await expanded()) ?? {};
		assert.deepEqual(
			rows.map(({ text }) => text),
			['red car --fast --v 7', 'red car --turbo --v 7'],
		);
		const [fast, turbo] = rows.map(({ usd }) => usd?.max);
		assert.ok(fast && turbo && turbo > 1.5 * fast, `${String(fast)} and ${String(turbo)}`);
	});

	test('lists the first thousand and counts the rest, and of an endless one none', async () => {
		await client.start();
		const many = Array.from({ length: 40 }, () => '{a, b, c}').join(' ');
		await client.open(
			`@platform: midjourney\n${many}\n\n@platform: stable-diffusion\n@dialect: dynamic-prompts\n{~a|b}\n`,
			uri,
		);
		const first = await expanded();
		assert.deepEqual([first?.rows.length, first?.rest], [1000, String(3n ** 40n - 1000n)]);
		assert.equal((await expanded({ limit: 1e9 }))?.rows.length, 1000);
		assert.equal((await expanded({ limit: -1 }))?.rows.length, 0);
		const endless = await expanded({ index: 1 });
		assert.deepEqual([endless?.rows, endless?.jobs, endless?.rest], [[], 'infinite', 'infinite']);
	});

	test('draws the same for the same seed, and another row for another', async () => {
		await client.start();
		await client.open('@platform: midjourney\n{a, b, c} {d, e, f} {g, h, i}\n', uri);
		const texts = async (seed: string) => (await expanded({ seed, limit: 5 }))?.rows.map(({ text }) => text);
		assert.deepEqual(await texts('7'), await texts('7'));
		assert.notDeepEqual(await texts('7'), await texts('8'));
		assert.equal((await texts('7'))?.length, 5);
	});

	test('is nothing for a prompt that is not there', async () => {
		await client.start();
		await client.open('a dog\n', uri);
		assert.equal(await expanded({ index: 9 }), null);
		assert.equal(await client.request('promptCredits/expand', { uri: 'file:///work/other.prompt', index: 0 }), null);
	});

	test('is offered above prompts that send several, where the client can show it', async () => {
		await client.start({ commands: { previewExpansion: 'x.preview' } });
		await client.open('a dog\n\n{red, blue} car\n', uri);
		const lenses = await client.request<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });
		assert.deepEqual(
			lenses.flatMap(({ command }) => (command?.command === 'x.preview' ? [[command.title, command.arguments]] : [])),
			[['Preview', [uri, 1]]],
		);
	});
});
