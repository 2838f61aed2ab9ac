import type { ExtensionContext } from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { activateExtension } from '../extension.ts';
import { startWorker } from './worker.ts';

/** Entry of the extension in the browser's extension host: the server is a worker. */
export async function activate(context: ExtensionContext): Promise<void> {
	await activateExtension(
		context,
		(id, name, options) => new LanguageClient(id, name, () => startWorker(context), options),
	);
}
