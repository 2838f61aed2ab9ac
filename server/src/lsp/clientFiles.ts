import type { Connection } from 'vscode-languageserver';
import { mostFiles } from './host.ts';
import { listFilesRequest, type FolderQuery } from './protocol.ts';

/** The files of a folder as the client lists them. A client that knows nothing of this request has none for us. */
export async function filesFromClient(
	connection: Connection,
	folder: string,
	endings: readonly string[],
): Promise<readonly string[]> {
	try {
		const files: unknown = await connection.sendRequest(listFilesRequest, {
			folder,
			endings,
			limit: mostFiles,
		} satisfies FolderQuery);
		return Array.isArray(files) ? files.filter((file) => typeof file === 'string') : [];
	} catch {
		return [];
	}
}
