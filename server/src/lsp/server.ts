import {
	CodeLensRefreshRequest,
	DidChangeConfigurationNotification,
	DidChangeWatchedFilesNotification,
	type CancellationToken,
	type ClientCapabilities,
	type Connection,
	type InitializeParams,
} from 'vscode-languageserver';
import { createAnalyst, type SheetAnalysis } from '../analysis/analyse.ts';
import { emptyConfig, type Config } from '../config/config.ts';
import { codeActions } from '../features/codeActions.ts';
import { codeLenses } from '../features/codeLens.ts';
import { completion, resolveCompletion } from '../features/completion/completion.ts';
import { diagnostics } from '../features/diagnostics.ts';
import { foldingRanges } from '../features/folding.ts';
import { hover } from '../features/hover.ts';
import { inlayHints } from '../features/inlayHints.ts';
import { documentLinks } from '../features/links.ts';
import { outline } from '../features/outline.ts';
import { semanticTokens } from '../features/semanticTokens.ts';
import { summary, summaryChange } from '../features/summary.ts';
import type { Abilities, View } from '../features/view.ts';
import { isLibrarySheet } from '../library/entry.ts';
import { bundledVocabulary } from '../vocabulary/bundled.ts';
import { capabilities } from './capabilities.ts';
import type { Host } from './host.ts';
import { BundledLibrary } from './library.ts';
import { OpenSheet } from './openSheet.ts';
import type { Encoding } from './positions.ts';
import type { Sheet } from '../sheet/sheet.ts';
import * as protocol from './protocol.ts';
import { configFile, Configurations } from './settings.ts';

/** How long after the last keystroke the words under the caret are judged too. */
const settleDelayMs = 900;

interface Open {
	readonly sheet: OpenSheet;
	config: Config;
	/** Settled when the document's configuration has been read; requests wait for it. */
	ready: Promise<void>;
	analyse: (sheet: Sheet) => SheetAnalysis;
	analysis: SheetAnalysis | undefined;
	settle: () => void;
}

/** Serves a client until the connection ends. All state is that of the open documents. */
export function serve(connection: Connection, host: Host): void {
	const open = new Map<string, Open>();
	const library = new BundledLibrary(host);
	const configurations = new Configurations(host, ({ uri, path, message }) => {
		connection.console.warn(`${uri}${path === '' ? '' : `, ${path}`}: ${message}`);
	});
	let encoding: Encoding = 'utf-16';
	let abilities: Abilities = { snippets: false, commands: {} };
	let client: ClientCapabilities = {};
	let given: protocol.InitializationOptions = {};
	/** Documents with changes that are not published yet. */
	const stale = new Set<string>();
	/** Settled when the editor's settings are there. */
	let configured: Promise<void> = Promise.resolve();

	connection.onInitialize((params: InitializeParams) => {
		client = params.capabilities;
		given = readOptions(params.initializationOptions);
		encoding = client.general?.positionEncodings?.includes('utf-8') ? 'utf-8' : 'utf-16';
		abilities = {
			snippets: client.textDocument?.completion?.completionItem?.snippetSupport ?? false,
			commands: given.commands ?? {},
		};
		configurations.editor = given.settings;
		configurations.roots = params.workspaceFolders?.map(({ uri }) => uri) ?? [];
		return capabilities(encoding);
	});

	connection.onInitialized(async () => {
		if (client.workspace?.didChangeConfiguration?.dynamicRegistration) {
			await connection.client.register(DidChangeConfigurationNotification.type, { section: 'promptCredits' });
		}
		if (client.workspace?.didChangeWatchedFiles?.dynamicRegistration) {
			await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern: `**/${configFile}` }] });
		}
		if (client.workspace?.workspaceFolders) {
			connection.workspace.onDidChangeWorkspaceFolders(async () => {
				const folders = await connection.workspace.getWorkspaceFolders();
				configurations.roots = folders?.map(({ uri }) => uri) ?? [];
				await reconfigureAll();
			});
		}
		configured = readEditorSettings();
		await reconfigureAll();
	});

	async function readEditorSettings(): Promise<void> {
		if (!client.workspace?.configuration) return;
		configurations.editor = await connection.workspace.getConfiguration('promptCredits');
	}

	async function reconfigureAll(): Promise<void> {
		await Promise.all([...open.values()].map((one) => reconfigure(one)));
		if (client.workspace?.codeLens?.refreshSupport) void connection.sendRequest(CodeLensRefreshRequest.type);
	}

	async function reconfigure(one: Open): Promise<void> {
		await configured;
		configure(one, await configurations.of(one.sheet.uri));
		publish(one);
	}

	function configure(one: Open, config: Config): void {
		one.config = config;
		one.analyse = analystFor(one.sheet, config);
		one.analysis = undefined;
	}

	const analystFor = (sheet: OpenSheet, config: Config): Open['analyse'] =>
		createAnalyst({ config, on: host.today(), isLibrarySheet: isLibrarySheet(sheet.sheet) });

	function analysisOf(one: Open): SheetAnalysis {
		one.analysis ??= one.analyse(one.sheet.sheet);
		return one.analysis;
	}

	const viewOf = (one: Open): View => ({
		uri: one.sheet.uri,
		version: one.sheet.version,
		analysis: analysisOf(one),
		places: one.sheet.positions,
		config: one.config,
		abilities,
		vocabulary: bundledVocabulary(),
		on: host.today(),
	});

	function publish(one: Open): void {
		if (open.get(one.sheet.uri) !== one) return;
		stale.delete(one.sheet.uri);
		const { typingAt, uri, version } = one.sheet;
		const view = viewOf(one);
		void connection.sendDiagnostics({ uri, version, diagnostics: diagnostics(view, typingAt) });
		void connection.sendNotification(protocol.summaryChanged, summaryChange(uri, version, view.analysis));
		one.settle();
		if (typingAt !== undefined) {
			one.settle = host.later(settleDelayMs, () => {
				one.sheet.typingAt = undefined;
				publish(one);
			});
		}
	}

	/** Several changes that arrive together are answered once. */
	function publishSoon(one: Open): void {
		if (stale.has(one.sheet.uri)) return;
		stale.add(one.sheet.uri);
		host.later(0, () => {
			if (stale.has(one.sheet.uri)) publish(one);
		});
	}

	connection.onDidOpenTextDocument(({ textDocument: { uri, languageId, version, text } }) => {
		const sheet = new OpenSheet(uri, languageId, version, text, encoding);
		const one: Open = { sheet, ready: Promise.resolve(), config: emptyConfig, analyse: analystFor(sheet, emptyConfig), analysis: undefined, settle: () => undefined };
		open.set(uri, one);
		one.ready = reconfigure(one);
	});

	connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
		const one = open.get(uri);
		if (!one) return;
		const wasLibrary = isLibrarySheet(one.sheet.sheet);
		one.sheet.update(contentChanges, version);
		one.analysis = undefined;
		if (wasLibrary !== isLibrarySheet(one.sheet.sheet)) configure(one, one.config);
		publishSoon(one);
	});

	connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
		open.get(uri)?.settle();
		open.delete(uri);
		stale.delete(uri);
		void connection.sendDiagnostics({ uri, diagnostics: [] });
	});

	connection.onDidChangeConfiguration(async ({ settings }: { settings: unknown }) => {
		if (client.workspace?.configuration) configured = readEditorSettings();
		else if (typeof settings === 'object' && settings !== null && 'promptCredits' in settings) configurations.editor = settings.promptCredits;
		await reconfigureAll();
	});

	connection.onDidChangeWatchedFiles(async () => {
		configurations.forget();
		await reconfigureAll();
	});

	/** Answers from an open sheet; `otherwise` for a document that is not open, a Dotprompt, or a cancelled request. */
	function answer<P extends { textDocument: { uri: string } }, R>(otherwise: R, from: (view: View, params: P) => R) {
		return async (params: P, token: CancellationToken): Promise<R> => {
			const one = open.get(params.textDocument.uri);
			await one?.ready;
			if (!one || token.isCancellationRequested || one.sheet.sheet.isDotprompt) return otherwise;
			return from(viewOf(one), params);
		};
	}

	connection.onCompletion(
		answer({ isIncomplete: false, items: [] }, (view, { position, context }) =>
			completion(view, view.places.offset(position), { trigger: context?.triggerCharacter }),
		),
	);
	connection.onCompletionResolve((item) => resolveCompletion(item, { vocabulary: bundledVocabulary() }));
	connection.onHover(answer(null, (view, { position }) => hover(view, view.places.offset(position))));
	connection.onCodeAction(answer([], (view, { range, context }) => codeActions(view, view.places.span(range), context.only)));
	connection.onCodeLens(answer([], codeLenses));
	connection.onDocumentSymbol(answer([], outline));
	connection.onFoldingRanges(answer([], foldingRanges));
	connection.onDocumentLinks(answer([], documentLinks));
	connection.languages.inlayHint.on(answer([], (view, { range }) => inlayHints(view, view.places.span(range))));
	connection.languages.semanticTokens.on(answer({ data: [] }, (view) => semanticTokens(view)));
	connection.languages.semanticTokens.onRange(answer({ data: [] }, (view, { range }) => semanticTokens(view, view.places.span(range))));

	connection.onRequest(protocol.summaryRequest, async ({ uri }: protocol.DocumentParams) => {
		const one = open.get(uri);
		await one?.ready;
		return one ? summary(viewOf(one)) : null;
	});
	connection.onRequest(protocol.librarySearchRequest, ({ query, limit }: protocol.LibraryQuery) => library.search(query, limit));
	connection.onRequest(protocol.libraryEntryRequest, ({ id }: { id: string }) => library.find(id));

	connection.listen();
}

function readOptions(value: unknown): protocol.InitializationOptions {
	if (typeof value !== 'object' || value === null) return {};
	const commands = 'commands' in value && typeof value.commands === 'object' && value.commands !== null ? value.commands : {};
	const names = Object.entries(commands).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
	return {
		readsFiles: 'readsFiles' in value && value.readsFiles === true,
		commands: Object.fromEntries(names),
		...('settings' in value && { settings: value.settings }),
	};
}
