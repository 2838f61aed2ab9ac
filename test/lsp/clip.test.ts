import assert from 'node:assert/strict';
import { DiagnosticTag, type CodeLens, type Diagnostic, type Hover, type MarkupContent } from 'vscode-languageserver';
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

	test('past a window are reported as soon as the table is there, unasked', async () => {
		await client.start({}, { textDocument: { publishDiagnostics: { tagSupport: { valueSet: [1, 2] } } } });
		const isReported = ({ code, tags }: Diagnostic): boolean =>
			code === 'past-window' && tags?.includes(DiagnosticTag.Unnecessary) === true;
		const reported = client.until(({ diagnostics }) => diagnostics.some(isReported));
		const first = await client.open(`@platform: stable-diffusion\n@dialect: plain\n${eighty}\n`, uri);
		const { diagnostics } = await reported;
		assert.equal(first.some(isReported), false);
		assert.deepEqual(diagnostics.find(isReported)?.range, {
			start: { line: 2, character: 300 },
			end: { line: 2, character: 319 },
		});
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
