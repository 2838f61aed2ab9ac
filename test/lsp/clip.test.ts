import assert from 'node:assert/strict';
import type { CodeLens, Hover, MarkupContent } from 'vscode-languageserver';
import { TestClient } from '../support/client.ts';

const uri = 'file:///work/sheet.prompt';
const eighty = Array.from({ length: 80 }, () => 'dog').join(' ');

suite('CLIP tokens in the server', () => {
	let client: TestClient;

	setup(() => {
		client = new TestClient();
	});

	teardown(() => client.stop());

	const lenses = async () =>
		(await client.request<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } })).map(
			({ command }) => command?.title ?? '',
		);

	test('stand above prompts for Stable Diffusion, chunk by chunk', async () => {
		await client.start();
		await client.open(
			`@platform: stable-diffusion\na (red:1.2) dog\n\n@platform: stable-diffusion\n@dialect: comfyui\n${eighty}\n\n@platform: stable-diffusion\n@model: flux-dev\na dog\n\na dog --ar 2:3\n`,
			uri,
		);
		const [webUi, comfy, flux, midjourney] = await lenses();
		assert.match(webUi ?? '', / · 3\/75 tokens$/);
		assert.match(comfy ?? '', / · 75 \+ 5\/75 tokens$/);
		assert.doesNotMatch(`${String(flux)} ${String(midjourney)}`, /tokens/);
	});

	test('stand in the hover for both sides', async () => {
		await client.start();
		await client.open(`@platform: stable-diffusion\n${eighty}\nNegative prompt: blurry\n`, uri);
		const hover = await client.request<Hover>('textDocument/hover', {
			textDocument: { uri },
			position: { line: 1, character: 4 },
		});
		assert.match(
			(hover.contents as MarkupContent).value,
			/CLIP: 75 \+ 5\/75 tokens, 2 chunks\. {2}\nCLIP, negative part: \d\/75 tokens\./,
		);
	});
});
