import { join } from 'node:path';
import type { ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { activateExtension } from '../extension.ts';

/** Entry of the extension in Node's extension host: the server is a process of its own. */
export async function activate(context: ExtensionContext): Promise<void> {
	const server = { module: join(context.extensionPath, 'dist', 'server.cjs'), transport: TransportKind.ipc };
	await activateExtension(context, (id, name, options) => new LanguageClient(id, name, server, options));
}
