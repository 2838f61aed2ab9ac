import * as vscode from 'vscode';
import { equal, match, ok } from './expect.ts';
import { closeEverything, diagnosticOf, rulesReported, sheetFile, when } from './support.ts';

const head = '@platform: stable-diffusion\n@dialect: dynamic-prompts\n';

function inFolder(...path: string[]): vscode.Uri {
	const [folder] = vscode.workspace.workspaceFolders ?? [];
	ok(folder, 'there is no folder');
	return vscode.Uri.joinPath(folder.uri, ...path);
}

const write = (file: vscode.Uri, text: string): Thenable<void> =>
	vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
const read = async (file: vscode.Uri): Promise<string> =>
	new TextDecoder().decode(await vscode.workspace.fs.readFile(file));

const isMissing = (rules: readonly string[]): boolean => rules.includes('missing-wildcard');

suite('wildcards', () => {
	suiteSetup(async () => {
		await write(inFolder('wildcards', 'paints.txt'), 'red\nblue\n');
		await write(inFolder('wildcards', 'cars.txt'), '__paints__ coupe\n__paints__ van\n');
	});

	suiteTeardown(() => vscode.workspace.fs.delete(inFolder('wildcards'), { recursive: true }));

	teardown(closeEverything);

	test('a missing one is underlined, and fixed by the suggestion', async () => {
		const document = await sheetFile(`${head}__piants__ car on a coastal road, telephoto, overcast light\n`);
		await vscode.window.showTextDocument(document);
		await rulesReported(document, isMissing);
		const reported = diagnosticOf(document, 'missing-wildcard');
		ok(reported, 'nothing is underlined');
		equal(document.getText(reported.range), '__piants__');
		const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
			'vscode.executeCodeActionProvider',
			document.uri,
			reported.range,
		);
		const fix = actions.find(({ title }) => title === 'Write __paints__');
		ok(fix?.edit, `there is no fix among ${actions.map(({ title }) => title).join(', ')}`);
		ok(await vscode.workspace.applyEdit(fix.edit), 'the fix was not applied');
		await rulesReported(document, (rules) => !isMissing(rules));
		match(document.getText(), /^__paints__ car/m);
	});

	test('a new list is known as soon as it is saved', async () => {
		const document = await sheetFile(`${head}__fabrics__ coat on a coastal road, telephoto, overcast light\n`);
		await vscode.window.showTextDocument(document);
		await rulesReported(document, isMissing);
		await write(inFolder('wildcards', 'fabrics.txt'), 'wool\ntweed\n');
		await rulesReported(document, (rules) => !isMissing(rules));
	});

	test('a rename changes the sheet, the lists that name it, and the name of its file', async () => {
		const document = await sheetFile(`${head}__inks__ drawing on a coastal road, telephoto, overcast light\n`);
		await vscode.window.showTextDocument(document);
		await rulesReported(document, isMissing);
		await write(inFolder('wildcards', 'pens.txt'), '__inks__ pen\n');
		await write(inFolder('wildcards', 'inks.txt'), 'black\n');
		await rulesReported(document, (rules) => !isMissing(rules));
		const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
			'vscode.executeDocumentRenameProvider',
			document.uri,
			new vscode.Position(2, 4),
			'tints',
		);
		ok(await vscode.workspace.applyEdit(edit), 'the rename was not applied');
		match(document.getText(), /^__tints__ drawing/m);
		const pens = await vscode.workspace.openTextDocument(inFolder('wildcards', 'pens.txt'));
		equal(pens.getText(), '__tints__ pen\n');
		equal(await read(inFolder('wildcards', 'tints.txt')), 'black\n');
	});

	test('go to definition opens the list', async () => {
		const document = await sheetFile(`${head}__paints__ car\n`);
		await vscode.window.showTextDocument(document);
		const found = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
			'vscode.executeDefinitionProvider',
			document.uri,
			new vscode.Position(2, 4),
		);
		const [first] = found.map((one) => ('uri' in one ? one.uri : one.targetUri));
		equal(first?.toString(), inFolder('wildcards', 'paints.txt').toString());
	});
});

suite('the preview of what a prompt sends', () => {
	teardown(closeEverything);

	const isPreview = (document: vscode.TextDocument | undefined): document is vscode.TextDocument =>
		document?.uri.scheme === 'prompt-credits-expansion';

	test('of `{red, blue} car` shows two prompts and their costs, to copy in any format', async () => {
		const document = await sheetFile('# Cars\n@platform: midjourney\n{red, blue} car\n');
		await vscode.window.showTextDocument(document);
		const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
			'vscode.executeCodeLensProvider',
			document.uri,
		);
		const preview = lenses.find(({ command }) => command?.command === 'promptCredits.previewExpansion')?.command;
		ok(preview, 'there is no lens for the preview');
		await vscode.commands.executeCommand(preview.command, ...((preview.arguments ?? []) as readonly unknown[]));
		const page = vscode.window.activeTextEditor?.document;
		ok(isPreview(page), 'no preview is shown');
		match(
			page.getText(),
			/^Cars · 2 jobs · 8 images .+\nAll of them, in the order they are sent: 2\.\n\n1 {2}about \$\d.* {2}red car\n2 {2}about \$\d.* {2}blue car\n$/,
		);
		await vscode.commands.executeCommand('promptCredits.copyExpansion', 'txt');
		equal(await vscode.env.clipboard.readText(), 'red car\nblue car\n');
	});

	for (const command of ['copyExpansion', 'saveExpansion']) {
		test(`asks before ${command} where that would pass a budget`, async () => {
			const document = await sheetFile('---\nplatform: midjourney\nbudget: $0.01\n---\n\n{red, blue} car\n');
			await vscode.window.showTextDocument(document);
			await vscode.commands.executeCommand('promptCredits.previewExpansion', document.uri.toString(), 0);
			ok(isPreview(vscode.window.activeTextEditor?.document), 'no preview is shown');
			// VS Code shows no dialog to a test: it refuses, with the words of the dialog.
			const refused = await vscode.commands.executeCommand(`promptCredits.${command}`).then(
				() => '',
				(error: unknown) => String(error),
			);
			match(refused, /This passes a budget or a plan\./);
		});
	}

	test('follows the sheet', async () => {
		const document = await sheetFile('@platform: midjourney\n{red, blue} car\n');
		const editor = await vscode.window.showTextDocument(document);
		await vscode.commands.executeCommand('promptCredits.previewExpansion', document.uri.toString(), 0);
		const page = vscode.window.activeTextEditor?.document;
		ok(isPreview(page), 'no preview is shown');
		await editor.edit((edit) => edit.insert(new vscode.Position(1, 10), ', green'));
		await when(vscode.workspace.onDidChangeTextDocument, () =>
			page.getText().includes('green car') ? true : undefined,
		);
	});
});
