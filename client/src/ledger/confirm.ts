import { l10n, window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { batchWarningsRequest, type BatchQuery } from '../../../server/src/lsp/protocol.ts';

/** True where a run passes neither budget nor plan, or the user goes on in spite of what it passes. */
export async function isConfirmed(client: BaseLanguageClient, batch: BatchQuery, goOn: string): Promise<boolean> {
	const warnings = await client.sendRequest<string[]>(batchWarningsRequest, batch).catch((): string[] => []);
	if (warnings.length === 0) return true;
	const message = l10n.t('This passes a budget or a plan.');
	return (await window.showWarningMessage(message, { modal: true, detail: warnings.join('\n') }, goOn)) === goOn;
}
