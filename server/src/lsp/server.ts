import {
	DidChangeConfigurationNotification,
	DidChangeWatchedFilesNotification,
	type Connection,
	type InitializeParams,
	type WorkspaceFolder,
} from 'vscode-languageserver';
import { readLibrarySettings } from '../library/settings.ts';
import { capabilities } from './capabilities.ts';
import { readClient } from './client.ts';
import { ledgerFileName } from '../ledger/event.ts';
import { answerCosts } from './costs.ts';
import type { Host } from './host.ts';
import { answerImports } from './imports.ts';
import { answerLanguage } from './language.ts';
import { answerLibrary } from './libraryRequests.ts';
import { answerNavigation } from './navigation.ts';
import { OpenSheets } from './openSheets.ts';
import * as protocol from './protocol.ts';
import { answerRemoteLibraries } from './remoteLibraries.ts';
import { configFile } from './settings.ts';
import { answerSheets } from './sheetRequests.ts';
import { Surroundings } from './surroundings.ts';
import { Workspace } from './workspace.ts';
import { sheetEndings } from './workspaceSheets.ts';

/** More of what the user chose lately is no longer recent. */
const mostRecentTerms = 200;

/** Serves a client until the connection ends. All state is that of the open documents. */
export function serve(connection: Connection, host: Host): void {
	const around = new Surroundings(host, ({ uri, path, message }) => {
		connection.console.warn(`${uri}${path === '' ? '' : `, ${path}`}: ${message}`);
	});
	const { library } = around;
	const sheets = new OpenSheets(connection, around);
	const workspace = new Workspace(around, sheets);

	connection.onInitialize((params: InitializeParams) => {
		around.client = readClient(params);
		useSettings(around.client.settings);
		useFolders(params.workspaceFolders ?? []);
		return capabilities(around.client.encoding);
	});

	connection.onInitialized(async () => {
		const can = around.client.capabilities.workspace;
		if (can?.didChangeConfiguration?.dynamicRegistration) {
			await connection.client.register(DidChangeConfigurationNotification.type, { section: 'promptCredits' });
		}
		if (can?.didChangeWatchedFiles?.dynamicRegistration) {
			await connection.client.register(DidChangeWatchedFilesNotification.type, {
				watchers: watched.map((globPattern) => ({ globPattern })),
			});
		}
		if (can?.workspaceFolders) {
			connection.workspace.onDidChangeWorkspaceFolders(async () => {
				useFolders((await connection.workspace.getWorkspaceFolders()) ?? []);
				await reconfigure();
			});
		}
		around.configured = readEditorSettings();
		await reconfigure();
	});

	function useFolders(folders: readonly WorkspaceFolder[]): void {
		around.folders = folders;
		workspace.closed.forget();
	}

	async function readEditorSettings(): Promise<void> {
		if (!around.client.capabilities.workspace?.configuration) return;
		useSettings(await connection.workspace.getConfiguration('promptCredits'));
	}

	/** The editor's settings, in the shape of the `promptCredits` section. */
	function useSettings(settings: unknown): void {
		around.configurations.editor = settings;
		library.settings = readLibrarySettings(settings);
	}

	async function reconfigure(): Promise<void> {
		workspace.closed.forget();
		await sheets.reconfigure();
	}

	connection.onDidOpenTextDocument(({ textDocument }) => {
		sheets.open(textDocument);
	});

	connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
		sheets.change(uri, version, contentChanges);
	});

	connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
		workspace.closed.changed(uri);
		around.elsewhere.changed(uri);
		sheets.close(uri);
	});

	connection.onDidChangeConfiguration(async ({ settings }: { settings: unknown }) => {
		if (around.client.capabilities.workspace?.configuration) around.configured = readEditorSettings();
		else if (typeof settings === 'object' && settings !== null && 'promptCredits' in settings)
			useSettings(settings.promptCredits);
		await reconfigure();
	});

	connection.onDidChangeWatchedFiles(async ({ changes }) => {
		const isSheet = (uri: string): boolean => sheetEndings.some((ending) => uri.endsWith(ending));
		const saved = changes.map(({ uri }) => uri).filter(isSheet);
		for (const uri of saved) {
			workspace.closed.changed(uri);
			around.elsewhere.changed(uri);
			await sheets.saved(uri);
		}
		library.changed(saved);
		const ledgers = changes.filter(({ uri }) => uri.endsWith(`/${ledgerFileName}`));
		if (ledgers.length > 0 && (await sheets.ledgersChanged())) workspace.closed.forget();
		const lists = changes.filter(({ uri }) => !uri.includes('/wildcards/') && around.wordLists.changed(uri));
		if (saved.length + ledgers.length + lists.length === changes.length) return;
		around.forget();
		await reconfigure();
	});

	connection.onNotification(protocol.recentTermsChanged, ({ terms }: protocol.RecentTerms) => {
		around.recentTerms = terms.filter((term) => typeof term === 'string').slice(0, mostRecentTerms);
	});

	answerLanguage(connection, sheets);
	answerNavigation(connection, around, sheets, workspace);
	answerSheets(connection, sheets);
	answerCosts(connection, host, {
		find: (uri) => workspace.find(uri),
		all: () => workspace.all(),
		ledgers: around.ledgers,
		written(uri) {
			workspace.closed.changed(uri);
			return sheets.ledgerWritten(uri);
		},
	});
	answerImports(connection, host.inflate);
	answerLibrary(connection, library, sheets);
	answerRemoteLibraries(connection, library, host);

	connection.listen();
}

/** The files whose changes change what sheets say. */
const watched = [
	`**/${configFile}`,
	`**/${ledgerFileName}`,
	'**/wildcards',
	'**/wildcards/**',
	'**/*.{csv,txt}',
	...sheetEndings.map((end) => `**/*${end}`),
];
