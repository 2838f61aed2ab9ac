import { window, type ExtensionContext } from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import { registerCommands } from './commands.ts';
import { registerConvert } from './convert/convert.ts';
import { registerCostTree } from './costTree.ts';
import { registerExpansion } from './expansion/expansion.ts';
import { answerFileRequests } from './files.ts';
import { registerInsertSnippet } from './insertSnippet.ts';
import { registerImport } from './import/import.ts';
import { registerLanguageChoice } from './languageChoice.ts';
import { registerLibrary } from './library/library.ts';
import { registerLedger } from './ledger/ledger.ts';
import { registerPanel } from './panel/panel.ts';
import { registerRecentTerms } from './recentTerms.ts';
import { sheetSelector } from './selector.ts';
import { Server } from './server.ts';
import { registerServerStatus } from './serverStatus.ts';
import { clientOptions } from './settings.ts';
import { registerTotal } from './statusBar.ts';
import { Summaries } from './summaries.ts';

export type CreateClient = (id: string, name: string, options: LanguageClientOptions) => BaseLanguageClient;

/** Starts the server and registers all that VS Code has beyond the language server's own features. */
export async function activateExtension(context: ExtensionContext, createClient: CreateClient): Promise<void> {
	const log = window.createOutputChannel('Prompt Credits', { log: true });
	const selector = sheetSelector();
	const client = createClient('promptCredits', 'Prompt Credits', clientOptions(selector, log));
	const server = new Server(client, log);
	const summaries = new Summaries(client);
	context.subscriptions.push(
		log,
		server,
		summaries,
		answerFileRequests(client, context.extensionUri),
		registerServerStatus(server, selector),
		registerTotal(summaries),
		registerLanguageChoice(summaries, context.globalState, selector),
		registerLibrary(client, summaries, context),
		registerExpansion(client, summaries),
		registerImport(client, summaries, selector),
		registerConvert(client),
		registerPanel(client, summaries, context.extensionUri),
		registerCostTree(client, summaries),
		registerLedger(client, summaries),
		registerCommands(server),
		registerInsertSnippet(),
		registerRecentTerms(client, context.globalState),
	);
	await server.start();
}
