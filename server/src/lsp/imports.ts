import type { Connection } from 'vscode-languageserver';
import { importFile } from '../import/importFile.ts';
import { ImportError, type Imported } from '../import/imported.ts';
import type { Inflate } from '../import/png.ts';
import { sheetText } from '../import/sheetText.ts';
import { fromBase64 } from './base64.ts';
import { importRequest, type ImportQuery, type ImportResult } from './protocol.ts';

/** Answers `promptCredits/import`: one sheet of all files that have prompts, and why the others have none. */
export function answerImports(connection: Connection, inflate: Inflate): void {
	connection.onRequest(importRequest, async ({ files }: ImportQuery): Promise<ImportResult> => {
		const imported: Imported[] = [];
		const problems: { name: string; problem: string }[] = [];
		for (const { name, base64 } of files) {
			try {
				imported.push(await importFile(name, fromBase64(base64), { inflate }));
			} catch (error) {
				if (!(error instanceof ImportError)) throw error;
				problems.push({ name, problem: error.message });
			}
		}
		return { sheet: imported.length > 0 ? sheetText(imported) : null, problems };
	});
}
