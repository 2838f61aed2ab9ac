import * as vscode from 'vscode';
import { equal, match, ok } from './expect.ts';
import {
	caret,
	closeEverything,
	completionLabels,
	diagnosticOf,
	hoverText,
	lensTitles,
	rulesReported,
	sheet,
	sheetFile,
} from './support.ts';

const retriever = `Photorealistic portrait of a golden retriever, happy expression, sitting in a
field of wildflowers during sunset, warm golden light, detailed fur texture,
bokeh background --ar 16:9 --no hats, collars
`;

suite('a sheet in the editor', () => {
	teardown(closeEverything);

	test('is known by its name', async () => {
		const document = await sheetFile('a dog\n');
		equal(document.languageId, 'artprompt');
		await rulesReported(document, (rules) => rules.includes('vague-prompt'));
	});

	test('has its vague prompt reported, with a fix that makes it say more', async () => {
		const { document } = await sheet('a dog\n\n<|>');
		await rulesReported(document, (rules) => rules.includes('vague-prompt'));
		const range = diagnosticOf(document, 'vague-prompt')?.range;
		ok(range, 'the report has no range');
		const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
			'vscode.executeCodeActionProvider',
			document.uri,
			range,
			vscode.CodeActionKind.QuickFix.value,
		);
		const [fix] = actions.filter(({ edit }) => edit !== undefined);
		ok(fix?.edit, `there is no fix with an edit among: ${actions.map(({ title }) => title).join(', ')}`);
		ok(await vscode.workspace.applyEdit(fix.edit), 'the fix does not apply');
		match(document.getText(), /^a dog, .+/);
	});

	test('has nothing reported where the prompt says what it wants', async () => {
		const { document } = await sheet(`a dog\n\n${retriever}`);
		const rules = await rulesReported(document, (found) => found.length > 0);
		equal(rules, ['vague-prompt']);
	});

	test('is silent where it is told to be', async () => {
		const quiet = '// prompt-credits-ignore vague-prompt: a test card\na dog\n\na dog --q 99 --v 6\n\n<|>';
		const { document } = await sheet(quiet);
		await rulesReported(document, (rules) => rules.length > 0);
		const vague = vscode.languages.getDiagnostics(document.uri).filter(({ range }) => range.start.line === 1);
		equal(vague.length, 0);
	});

	test('shows a broken front matter at its place, and still knows its prompts', async () => {
		const editor = await sheet('---\nplatform: [\n---\n\na dog in a park --ar 2:3\n\n<|>');
		await rulesReported(editor.document, (rules) => rules.includes('front-matter'));
		equal((await lensTitles(editor)).length, 2);
	});

	test('completes parameters, and the words of what is wanted and what is not', async () => {
		const parameter = await sheet('a dog --<|>');
		const names = await completionLabels(parameter, caret(parameter));
		ok(
			names.some((name) => /\b(?:ar|aspect)\b/.test(name)),
			`no aspect ratio among: ${names.slice(0, 20).join(', ')}`,
		);
		const style = await sheet('portrait of a dog, cinem<|>');
		const styles = await completionLabels(style, caret(style));
		ok(
			styles.some((name) => name.startsWith('cinem')),
			`no style among: ${styles.slice(0, 20).join(', ')}`,
		);
		const negative = await sheet('a dog --no waterm<|>');
		const unwanted = await completionLabels(negative, caret(negative));
		ok(unwanted.includes('watermark'), `no watermark among: ${unwanted.slice(0, 20).join(', ')}`);
	});

	test('offers golden hour for its beginning, with what it does to an image', async () => {
		const editor = await sheet('a dog, gol<|>');
		const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
			'vscode.executeCompletionItemProvider',
			editor.document.uri,
			caret(editor),
			undefined,
			5,
		);
		const labelOf = ({ label }: vscode.CompletionItem): string => (typeof label === 'string' ? label : label.label);
		const golden = items.slice(0, 5).find((item) => labelOf(item) === 'golden hour');
		ok(golden, `no golden hour among: ${items.slice(0, 5).map(labelOf).join(', ')}`);
		const { documentation } = golden;
		match(typeof documentation === 'string' ? documentation : (documentation?.value ?? ''), /golden hour.* · \w+/);
	});

	test('offers hands first of what a portrait should not have', async () => {
		const editor = await sheet('portrait of an old man --no <|>');
		match((await completionLabels(editor, caret(editor)))[0] ?? '', /hand/);
	});

	test('makes a line of Enter, and chooses nothing', async () => {
		const editor = await sheet('a dog, golden<|>');
		await vscode.commands.executeCommand('editor.action.triggerSuggest');
		await vscode.commands.executeCommand('type', { text: '\n' });
		equal(editor.document.getText(), 'a dog, golden\n');
	});

	test('completes settings and their values', async () => {
		const key = await sheet('@pla<|>\na dog');
		ok((await completionLabels(key, caret(key))).includes('platform'), 'platform is not offered');
		const value = await sheet('@platform: mid<|>\na dog');
		ok((await completionLabels(value, caret(value))).includes('midjourney'), 'midjourney is not offered');
	});

	test('has an outline, folding, colours and links', async () => {
		const { document } = await sheet(`# Hero\n${retriever}\n# Second\n${retriever}`);
		const { uri } = document;
		const outline = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
			'vscode.executeDocumentSymbolProvider',
			uri,
		);
		equal(
			outline.map(({ name }) => name),
			['Hero', 'Second'],
		);
		const folds = await vscode.commands.executeCommand<vscode.FoldingRange[]>(
			'vscode.executeFoldingRangeProvider',
			uri,
		);
		ok(folds.length >= 2, 'headings do not fold');
		const tokens = await vscode.commands.executeCommand<vscode.SemanticTokens>(
			'vscode.provideDocumentSemanticTokens',
			uri,
		);
		ok(tokens.data.length > 0, 'there are no semantic tokens');
	});

	test('says what a prompt costs, above it and on hover', async () => {
		const editor = await sheet(
			'---\nplatform: midjourney\nplan: standard\n---\n\n{red, blue, green} vintage car --ar 3:2\n',
		);
		const [cost = '', ...others] = await lensTitles(editor);
		match(cost, /^3 jobs · 12 images · .+/);
		equal(others, ['Preview', 'Mark as run']);
		match(await hoverText(editor, new vscode.Position(5, 22)), /\$0\.\d+/);
	});

	test('explains a parameter where it stands', async () => {
		const editor = await sheet('a red fox in snow --chaos 20');
		match(await hoverText(editor, new vscode.Position(0, 22)), /chaos/i);
	});

	test('is left alone where it is a Dotprompt template', async () => {
		const editor = await sheet(
			'---\nmodel: googleai/gemini-2.5-flash\ninput:\n  schema:\n    name: string\n---\n\nHi {{name}}\n',
		);
		equal(await lensTitles(editor), []);
		equal(vscode.languages.getDiagnostics(editor.document.uri).length, 0);
	});
});
