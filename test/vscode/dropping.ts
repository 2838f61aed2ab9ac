import * as vscode from 'vscode';
import { imageProviders, type ImageProviders } from '../../client/src/import/dropped.ts';
import type { ImportedFile } from '../../client/src/import/import.ts';
import { equal, ok } from './expect.ts';
import { caret, closeEverything, sheet } from './support.ts';

const infotext = 'a red fox\nNegative prompt: lowres\nSteps: 20, Sampler: Euler a, Seed: 1, Size: 512x512';
const imported = `# fox\n@platform: stable-diffusion\n${infotext}`;

/** A PNG of nothing but its text. */
function pngWith(text: string): Uint8Array {
	const data = `parameters\0${text}`;
	const length = String.fromCharCode(0, 0, data.length >> 8, data.length & 0xff);
	return Uint8Array.from(`\x89PNG\r\n\x1a\n${length}tEXt${data}\0\0\0\0`, (char) => char.charCodeAt(0));
}

const workspaceFile = (name: string): vscode.Uri => {
	const [folder] = vscode.workspace.workspaceFolders ?? [];
	ok(folder, 'there is no folder');
	return vscode.Uri.joinPath(folder.uri, name);
};

/** The extension's own way to the server and back: the sheet that its import command opens. */
async function importFiles(files: readonly ImportedFile[]): Promise<string | undefined> {
	const uris = await Promise.all(
		files.map(async ({ name, content }) => {
			const uri = workspaceFile(name.slice(name.lastIndexOf('/') + 1));
			await vscode.workspace.fs.writeFile(uri, content);
			return uri;
		}),
	);
	const before = vscode.window.activeTextEditor?.document;
	await vscode.commands.executeCommand('promptCredits.import', uris);
	const document = vscode.window.activeTextEditor?.document;
	return document === before ? undefined : document?.getText();
}

const readFile = async (uri: vscode.Uri): Promise<ImportedFile> => ({
	name: vscode.workspace.asRelativePath(uri, false),
	content: await vscode.workspace.fs.readFile(uri),
});

/** Two prompts of one line each, at lines 0 and 2. */
const rangesOf = () =>
	Promise.resolve([0, 2].map((line) => ({ start: { line, character: 0 }, end: { line, character: 9 } })));

const none = new vscode.CancellationTokenSource().token;

async function dropped({ drop }: ImageProviders, editor: vscode.TextEditor, data: vscode.DataTransfer) {
	const edit = await drop.provideDocumentDropEdits(editor.document, caret(editor), data, none);
	return edit && !Array.isArray(edit) ? edit.additionalEdit : undefined;
}

async function pasted({ paste }: ImageProviders, editor: vscode.TextEditor, data: vscode.DataTransfer) {
	const context = { only: undefined, triggerKind: vscode.DocumentPasteTriggerKind.Automatic };
	const edits = await paste.provideDocumentPasteEdits?.(editor.document, [editor.selection], data, context, none);
	return edits?.[0]?.additionalEdit;
}

suite('images that are dropped or pasted', () => {
	const providers = imageProviders(importFiles, readFile, rangesOf);
	const ways = { dropped, pasted };
	const image = () => workspaceFile('fox.png');

	suiteSetup(() => vscode.workspace.fs.writeFile(image(), pngWith(infotext)));
	suiteTeardown(() => vscode.workspace.fs.delete(image()));
	teardown(closeEverything);

	for (const [way, editOf] of Object.entries(ways)) {
		const leaves = async (marked: string, data: vscode.DataTransfer): Promise<string | undefined> => {
			const editor = await sheet(marked);
			const edit = await editOf(providers, editor, data);
			if (!edit) return undefined;
			equal(
				edit.entries().map(([uri]) => uri.toString()),
				[editor.document.uri.toString()],
			);
			ok(await vscode.workspace.applyEdit(edit), 'the edit is refused');
			return editor.document.getText();
		};
		const listOf = (...uris: vscode.Uri[]): vscode.DataTransfer => {
			const data = new vscode.DataTransfer();
			data.set('text/uri-list', new vscode.DataTransferItem(uris.map(String).join('\r\n')));
			return data;
		};

		test(`${way} from the explorer, one leaves its prompt behind the prompt at the caret`, async () => {
			equal(
				await leaves('a b<|>lue owl\n\na grey hare\n', listOf(image())),
				`a blue owl\n\n${imported}\n\na grey hare\n`,
			);
		});

		test(`${way} from another program, one leaves its prompt too`, async () => {
			const data = new vscode.DataTransfer();
			const file = { name: 'fox.png', data: () => Promise.resolve(pngWith(infotext)) };
			data.set('image/png', Object.assign(new vscode.DataTransferItem(''), { asFile: () => file }));
			equal(await leaves('a blue owl\n\na grey hare<|>\n', data), `a blue owl\n\na grey hare\n\n${imported}\n`);
		});

		test(`${way}, what is no image is left to VS Code`, async () => {
			equal(await leaves('a blue owl<|>\n', listOf(workspaceFile('notes.txt'))), undefined);
			equal(await leaves('a blue owl<|>\n', new vscode.DataTransfer()), undefined);
		});
	}
});
