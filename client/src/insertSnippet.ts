import { commands, Range, SnippetString, Uri, window, workspace, type Disposable } from 'vscode';
import * as v from 'valibot';
import { internalCommands } from './ids.ts';

const place = v.object({ line: v.number(), character: v.number() });
const shape = v.strictTuple([v.string(), v.object({ start: place, end: place }), v.string()]);

/** Runs the fixes that have places to fill in: the server sends a document, a range of it and a snippet. */
export function registerInsertSnippet(): Disposable {
	return commands.registerCommand(internalCommands.insertSnippet, async (...args: unknown[]) => {
		const [uri, { start, end }, snippet] = v.parse(shape, args);
		const document = await workspace.openTextDocument(Uri.parse(uri, true));
		const editor = await window.showTextDocument(document);
		const range = new Range(start.line, start.character, end.line, end.character);
		await editor.insertSnippet(new SnippetString(snippet), range);
	});
}
