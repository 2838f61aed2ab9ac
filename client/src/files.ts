import { Disposable, Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { readAssetRequest, readFileRequest } from '../../server/src/lsp/protocol.ts';

/** Larger files are nothing that the server asks for. */
const limitBytes = 16 * 1024 * 1024;

/** Reads files for a server that has no disk: the workspace's own, and the extension's bundled data. */
export function answerFileRequests(client: BaseLanguageClient, extension: Uri): Disposable {
	return Disposable.from(
		client.onRequest(readFileRequest, async ({ uri }: { uri: string }) => {
			const file = Uri.parse(uri, true);
			return workspace.getWorkspaceFolder(file) ? await readText(file) : null;
		}),
		client.onRequest(readAssetRequest, async ({ name }: { name: string }) =>
			/^[\w-]+\.(?:json|txt)$/.test(name) ? await readText(Uri.joinPath(extension, 'dist', name)) : null,
		),
	);
}

/** The text, or null where there is no such file, it is too large, or it is no UTF-8. */
async function readText(file: Uri): Promise<string | null> {
	try {
		if ((await workspace.fs.stat(file)).size > limitBytes) return null;
		return new TextDecoder('utf-8', { fatal: true }).decode(await workspace.fs.readFile(file));
	} catch {
		return null;
	}
}
