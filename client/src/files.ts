import { Disposable, RelativePattern, Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
	listFilesRequest,
	readAssetRequest,
	readFileRequest,
	type FolderQuery,
} from '../../server/src/lsp/protocol.ts';

/** Larger files are nothing that the server asks for. */
const limitBytes = 16 * 1024 * 1024;

/** Reads files for a server that has no disk: the workspace's own, and the extension's bundled data. */
export function answerFileRequests(client: BaseLanguageClient, extension: Uri): Disposable {
	return Disposable.from(
		client.onRequest(readFileRequest, async ({ uri }: { uri: string }) => {
			const file = Uri.parse(uri, true);
			return workspace.getWorkspaceFolder(file) ? await readText(file) : null;
		}),
		client.onRequest(listFilesRequest, listFiles),
		client.onRequest(readAssetRequest, async ({ name }: { name: string }) =>
			/^[\w-]+\.(?:json|txt)$/.test(name) ? await readText(Uri.joinPath(extension, 'dist', name)) : null,
		),
	);
}

/** Of the workspace's own folders only; without those in `node_modules` and in hidden folders. */
async function listFiles({ folder, endings, limit }: FolderQuery): Promise<string[]> {
	const root = Uri.parse(folder, true);
	if (!workspace.getWorkspaceFolder(root)) return [];
	const kinds = endings.map((ending) => ending.replace('.', '')).join(',');
	const pattern = new RelativePattern(root, `**/*.{${kinds}}`);
	const files = await workspace.findFiles(pattern, '**/{node_modules,.*}/**', limit);
	return files.map((file) => file.toString()).sort();
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
