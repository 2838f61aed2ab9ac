import { commands as registry, Disposable, l10n, Uri, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { importRequest, type ImportResult } from '../../../server/src/lsp/protocol.ts';
import { commands, languageId } from '../ids.ts';
import type { SheetFilter } from '../selector.ts';
import type { Summaries } from '../summaries.ts';
import { toBase64 } from './base64.ts';
import { acceptImages, imageProviders, type PromptRanges } from './dropped.ts';

/** A file to import: the server tells by its name and content what it is. */
export interface ImportedFile {
	readonly name: string;
	readonly content: Uint8Array;
}

/** Asks the server for one sheet of all files, and says of the others why they have none. Undefined where none has. */
export type ImportFiles = (files: readonly ImportedFile[]) => Promise<string | undefined>;

/** Larger files are not sent. */
const limitBytes = 50 * 1024 * 1024;

/** The command that makes a sheet of files, and what happens to images that are dropped or pasted into a sheet. */
export function registerImport(client: BaseLanguageClient, summaries: Summaries, selector: SheetFilter[]): Disposable {
	const importFiles: ImportFiles = async (files) => {
		const sent = files.map(({ name, content }) => ({ name, base64: toBase64(content) }));
		const { sheet, problems } = await client.sendRequest<ImportResult>(importRequest, { files: sent });
		if (problems.length > 0)
			void window.showWarningMessage(problems.map(({ name, problem }) => `${name}: ${problem}`).join('; '));
		return sheet ?? undefined;
	};
	/** Without files it asks for them. */
	const command = async (given?: unknown): Promise<void> => {
		const uris = Array.isArray(given) ? given.filter((one) => one instanceof Uri) : await choose();
		const files = await Promise.all(uris.map(readFile));
		const sheet = await importFiles(files.filter((file) => file !== undefined));
		if (sheet === undefined) return;
		const document = await workspace.openTextDocument({ language: languageId, content: sheet });
		await window.showTextDocument(document);
	};
	const rangesOf: PromptRanges = async ({ uri }) =>
		((await summaries.fetch(uri))?.prompts ?? []).map(({ range }) => range);
	return Disposable.from(
		registry.registerCommand(commands.import, command),
		acceptImages(selector, imageProviders(importFiles, readFile, rangesOf)),
	);
}

async function choose(): Promise<readonly Uri[]> {
	const chosen = await window.showOpenDialog({
		canSelectMany: true,
		openLabel: l10n.t('Import'),
		filters: {
			[l10n.t('Images and prompt files')]: ['png', 'jpg', 'jpeg', 'webp', 'txt', 'csv', 'json', 'yaml', 'yml'],
			[l10n.t('All files')]: ['*'],
		},
	});
	return chosen ?? [];
}

/** Undefined, and a message, where it cannot be read or is too large. */
export async function readFile(uri: Uri): Promise<ImportedFile | undefined> {
	const name = workspace.asRelativePath(uri, false);
	try {
		if ((await workspace.fs.stat(uri)).size <= limitBytes) return { name, content: await workspace.fs.readFile(uri) };
		void window.showWarningMessage(l10n.t('{0} is larger than 50 MB.', name));
	} catch {
		void window.showWarningMessage(l10n.t('{0} cannot be read.', name));
	}
	return undefined;
}
