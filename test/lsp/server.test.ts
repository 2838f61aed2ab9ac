import assert from 'node:assert/strict';
import fc from 'fast-check';
import type {
	CodeAction,
	CodeLens,
	CompletionList,
	Diagnostic,
	DocumentSymbol,
	FoldingRange,
	Hover,
	InlayHint,
	MarkupContent,
} from 'vscode-languageserver';
import type { LibraryEntry, LibraryHit, Summary } from '../../server/src/lsp/protocol.ts';
import { sheetText } from '../support/random.ts';
import { TestClient } from '../support/client.ts';

const uri = 'file:///work/sheet.prompt';
const textDocument = { uri };
const codes = (diagnostics: Diagnostic[]) => diagnostics.map(({ code }) => code);
const at = (line: number, character: number) => ({ textDocument, position: { line, character } });
const hoverText = (hover: Hover | null): string => (hover?.contents as MarkupContent | undefined)?.value ?? '';
const golden =
	'Photorealistic portrait of a golden retriever, happy expression, sitting in a field of wildflowers during sunset, warm golden light, detailed fur texture, bokeh background --ar 16:9 --no hats, collars\n';

suite('the language server', () => {
	let client: TestClient;

	setup(() => {
		client = new TestClient();
	});

	teardown(() => client.stop());

	test('reports a vague prompt and not a specific one', async () => {
		await client.start();
		assert.deepEqual(codes(await client.open('a dog\n')), ['vague-prompt']);
		assert.deepEqual(await client.open(golden, 'file:///work/golden.prompt'), []);
	});

	test('says nothing of the words being typed until the typing stops', async () => {
		await client.start();
		assert.deepEqual(codes(await client.open('a do')), []);
		const typed = { range: { start: { line: 0, character: 4 }, end: { line: 0, character: 4 } }, text: 'g' };
		assert.deepEqual(await client.change([typed]), []);
		const settled = client.next();
		client.clock.pass();
		assert.deepEqual(codes((await settled).diagnostics), ['vague-prompt']);
	});

	test('offers fixes that another request for diagnostics agrees with', async () => {
		await client.start();
		await client.open('@platfrm: midjourney\n');
		const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
			textDocument,
			range: { start: { line: 0, character: 3 }, end: { line: 0, character: 3 } },
			context: { diagnostics: [] },
		});
		assert.deepEqual(
			actions.map(({ title }) => title),
			['Change to `platform`', 'Ignore unknown-setting in this sheet'],
		);
		const [change] = actions[0]?.edit?.documentChanges ?? [];
		assert.ok(change && 'edits' in change);
		const { range, newText } = change.edits[0] as { range: object; newText: string };
		assert.deepEqual(await client.change([{ range, text: newText }]), []);
	});

	test('fills the places of a fix with their defaults where the client has no snippets, and asks for a snippet where it has', async () => {
		for (const commands of [{}, { insertSnippet: 'x.insert' }]) {
			const each = new TestClient();
			await each.start({ commands });
			await each.open('a dog\n');
			const [first] = await each.request<CodeAction[]>('textDocument/codeAction', {
				textDocument,
				range: { start: { line: 0, character: 2 }, end: { line: 0, character: 2 } },
				context: { diagnostics: [] },
			});
			if ('insertSnippet' in commands) assert.match(String(first?.command?.arguments?.[2]), /^, \$\{1:.+\}/);
			else assert.doesNotMatch(JSON.stringify(first?.edit), /\$\{/);
			each.stop();
		}
	});

	test('shows what a prompt costs above it, on hover and in the summary, in the same words', async () => {
		await client.start();
		await client.open('# Study\n{a, b, c} red fox, {d, e} snow, telephoto, overcast --repeat 2\n');
		const [lens] = await client.request<CodeLens[]>('textDocument/codeLens', { textDocument });
		const summary = await client.request<Summary>('promptCredits/summary', { uri });
		const hover = await client.request<Hover>('textDocument/hover', at(1, 12));
		const title = lens?.command?.title ?? 'none';
		assert.match(title, /^12 jobs · 48 images · about 12 GPU min · about \$0\.40$/);
		assert.ok(hoverText(hover).includes(title));
		assert.equal(summary.prompts[0]?.jobs, '12');
		assert.equal(summary.prompts[0].images, '48');
		assert.equal(summary.total.cost, 'about $0.40');
		assert.match(hoverText(hover), /Prices as of 2026-\d\d-\d\d/);
	});

	test('completes terms, negative terms, parameters, values and settings', async () => {
		await client.start();
		await client.open(
			'a dog, gol\na red fox --no wat\na red fox --sty\na red fox --ar 1\n\n@plat\n@mode: \n\n@model: gpt-\n',
		);
		const labels = async (line: number, character: number) =>
			(await client.request<CompletionList>('textDocument/completion', at(line, character))).items.map(
				({ label }) => label,
			);
		await client.open('a dog, gol\n');
		assert.ok((await labels(0, 10)).slice(0, 8).includes('golden hour'));
		await client.open('a red fox --no wat\n');
		assert.ok((await labels(0, 18)).includes('watermark'));
		await client.open('a red fox --sty\n');
		assert.ok((await labels(0, 15)).includes('--s') || (await labels(0, 15)).includes('--stylize'));
		await client.open('a red fox --ar 1\n');
		assert.ok((await labels(0, 16)).includes('16:9'));
		await client.open('@mode: \n');
		assert.deepEqual((await labels(0, 7)).slice(0, 2), ['fast', 'relax']);
		await client.open('@plat\n@platform: openai\n@model: gpt-\n');
		assert.ok((await labels(0, 5)).includes('platform'));
		assert.ok((await labels(2, 12)).includes('gpt-image-2'));
	});

	test('opens no list by itself after a space in a sentence or on a new line', async () => {
		await client.start();
		await client.open('a dog runs \n\n');
		for (const [line, character, triggerCharacter] of [
			[0, 11, ' '],
			[0, 2, ' '],
			[1, 0, ' '],
		] as const) {
			const list = await client.request<CompletionList>('textDocument/completion', {
				...at(line, character),
				context: { triggerKind: 2, triggerCharacter },
			});
			assert.deepEqual(list.items, []);
		}
	});

	test('documents a term when it is chosen', async () => {
		await client.start();
		await client.open('a dog, golden h\n');
		const { items } = await client.request<CompletionList>('textDocument/completion', at(0, 15));
		const item = items.find(({ label }) => label === 'golden hour');
		assert.ok(item && item.documentation === undefined);
		const resolved = await client.request<{ documentation: MarkupContent }>('completionItem/resolve', item);
		assert.match(resolved.documentation.value, /\*\*golden hour\*\*/);
	});

	test('tells headings, folds, hints and links', async () => {
		await client.start();
		await client.open(
			'---\nplatform: midjourney\n---\n\n# A\n## B\nhttps://example.com/a.png {red, blue} fox in deep snow, telephoto\n\n# C\n"""\none\ntwo\n"""\n',
		);
		const symbols = await client.request<DocumentSymbol[]>('textDocument/documentSymbol', { textDocument });
		assert.deepEqual(
			symbols.map(({ name, children }) => [name, children?.map((child) => child.name)]),
			[
				['A', ['B']],
				['C', ['one two']],
			],
		);
		const folds = await client.request<FoldingRange[]>('textDocument/foldingRange', { textDocument });
		assert.deepEqual(
			folds.map(({ startLine, endLine }) => [startLine, endLine]).sort((a, b) => Number(a[0]) - Number(b[0])),
			[
				[0, 2],
				[4, 6],
				[5, 6],
				[8, 12],
				[9, 12],
			],
		);
		const hints = await client.request<InlayHint[]>('textDocument/inlayHint', {
			textDocument,
			range: { start: { line: 0, character: 0 }, end: { line: 20, character: 0 } },
		});
		assert.deepEqual(
			hints.map(({ label }) => label),
			['×2'],
		);
		const links = await client.request<{ target: string }[]>('textDocument/documentLink', { textDocument });
		assert.deepEqual(
			links.map(({ target }) => target),
			['https://example.com/a.png'],
		);
	});

	test('reads prompt-credits.json of the folder, and the settings of the editor below it', async () => {
		client.files.set('file:///work/prompt-credits.json', JSON.stringify({ rules: { 'vague-prompt': 'off' } }));
		await client.start({ settings: { defaultPlatform: 'openai', rules: { 'vague-prompt': 'error' } } });
		assert.deepEqual(await client.open('a dog\n'), []);
		const summary = await client.request<Summary>('promptCredits/summary', { uri });
		assert.equal(summary.prompts[0]?.platform, 'OpenAI');
	});

	test('leaves a Dotprompt sheet alone', async () => {
		await client.start();
		assert.deepEqual(
			await client.open('---\nmodel: vendor/name\ninput:\n  schema: x\n---\n{{#if a}}a dog{{/if}}\n'),
			[],
		);
		assert.equal((await client.request<Summary>('promptCredits/summary', { uri })).isDotprompt, true);
		assert.equal(await client.request('textDocument/hover', at(5, 2)), null);
	});

	test('finds library entries and gives them as snippets', async () => {
		await client.start();
		const [hit] = await client.request<LibraryHit[]>('promptCredits/library/search', { query: 'wine botle lable' });
		assert.equal(hit?.id, 'food/wine-label');
		const entry = await client.request<LibraryEntry>('promptCredits/library/entry', { id: 'pets/golden-retriever' });
		assert.match(
			entry.snippet,
			/^# Pet portrait\n@platform: midjourney\nPhotorealistic portrait of \$\{1:a golden retriever\}/,
		);
		assert.equal(await client.request('promptCredits/library/entry', { id: '../../etc/passwd' }), null);
	});

	test('counts positions in bytes where the client offers utf-8', async () => {
		const result = await client.start({}, { general: { positionEncodings: ['utf-8', 'utf-16'] } });
		assert.equal(result.capabilities.positionEncoding, 'utf-8');
		const [diagnostic] = await client.open('@client: Ünïcorn\n@plátform: x\n\n@note: é\n@platfrm: y\n');
		assert.ok(diagnostic);
		const [, , last] = await client.open('// é\n@platfrm: é\n@ploan: é\n');
		assert.equal(last, undefined);
		const diagnostics = await client.open('@client: 🦊 @x\n/imagine prompt: 🦊 ${1:x}\n');
		const placeholder = diagnostics.find(({ code }) => code === 'left-over-placeholder');
		assert.deepEqual(placeholder?.range.start, { line: 1, character: 22 });
	});

	test('answers every request and never fails, whatever the text and wherever the position', async () => {
		await client.start();
		const methods = [
			'hover',
			'completion',
			'definition',
			'references',
			'prepareRename',
			'rename',
			'codeAction',
			'codeLens',
			'documentSymbol',
			'foldingRange',
			'documentLink',
			'inlayHint',
			'semanticTokens/full',
			'semanticTokens/range',
		];
		await fc.assert(
			fc.asyncProperty(
				sheetText(),
				fc.integer({ min: -5, max: 40 }),
				fc.integer({ min: -5, max: 90 }),
				async (text, line, character) => {
					await client.open(text);
					const range = { start: { line, character }, end: { line: line + 2, character } };
					await client.request('promptCredits/expand', { uri, index: line, limit: character, seed: text });
					await Promise.all(
						methods.map((method) =>
							client.request(`textDocument/${method}`, {
								textDocument,
								position: range.start,
								range,
								newName: 'x',
								context: { diagnostics: [] },
							}),
						),
					);
				},
			),
			{ numRuns: 60 },
		);
		assert.equal(
			await client.request('textDocument/hover', { ...at(0, 0), textDocument: { uri: 'file:///nowhere' } }),
			null,
		);
	});
});
