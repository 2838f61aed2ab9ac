import {
	CodeLensRefreshRequest,
	DidChangeConfigurationNotification,
	DidChangeWatchedFilesNotification,
	type CancellationToken,
	type ClientCapabilities,
	type Connection,
	type InitializeParams,
	type WorkspaceFolder,
} from 'vscode-languageserver';
import { createAnalyst, type Analyst, type SheetAnalysis } from '../analysis/analyse.ts';
import { bookedIn } from '../analysis/totals.ts';
import { emptyConfig, type Config } from '../config/config.ts';
import { isReadByClip } from '../features/clip.ts';
import { codeActions } from '../features/codeActions.ts';
import { conversionOffer, conversionsAt } from '../features/conversions.ts';
import { codeLenses } from '../features/codeLens.ts';
import { completion, resolveCompletion } from '../features/completion/completion.ts';
import { createDiagnosing, type Diagnosing } from '../features/diagnostics.ts';
import { expansion } from '../features/expansion.ts';
import { foldingRanges } from '../features/folding.ts';
import { formatting } from '../features/formatting.ts';
import { hover } from '../features/hover.ts';
import { inlayHints } from '../features/inlayHints.ts';
import { documentLinks } from '../features/links.ts';
import { outline } from '../features/outline.ts';
import { semanticTokens } from '../features/semanticTokens.ts';
import { summary, summaryChange } from '../features/summary.ts';
import type { Abilities, View } from '../features/view.ts';
import { promptsRun } from '../ledger/spent.ts';
import { isLibrarySheet } from '../library/entry.ts';
import { readLibrarySettings } from '../library/settings.ts';
import type { Booked } from '../platforms/bookings.ts';
import { parseSheet } from '../sheet/sheet.ts';
import type { ClipEncoder } from '../tokens/clip.ts';
import { signatureHelp } from '../features/signatureHelp.ts';
import { bundledVocabulary } from '../vocabulary/bundled.ts';
import { capabilities } from './capabilities.ts';
import { ClipTable } from './clipTable.ts';
import { ClosedSheets } from './closedSheets.ts';
import { answerCosts } from './costs.ts';
import type { Host } from './host.ts';
import { answerImports } from './imports.ts';
import { Library } from './library.ts';
import { draftAt } from './libraryPrompts.ts';
import { answerNavigation } from './navigation.ts';
import { OpenSheet } from './openSheet.ts';
import type { Encoding } from './positions.ts';
import * as protocol from './protocol.ts';
import { answerRemoteLibraries } from './remoteLibraries.ts';
import { configFile, Configurations } from './settings.ts';
import { decoded, WildcardFolders, type WildcardFolder } from './wildcardFolders.ts';
import { WordLists } from './wordLists.ts';
import { WorkspaceBooks } from './workspaceBooks.ts';
import { listSheets, sheetEndings } from './workspaceSheets.ts';

/** How long after the last keystroke the words under the caret are judged too. */
const settleDelayMs = 900;

interface Open {
	readonly sheet: OpenSheet;
	config: Config;
	folder: WildcardFolder | undefined;
	/** Settled when the document's configuration has been read; requests wait for it. */
	ready: Promise<void>;
	analyse: Analyst;
	analysis: SheetAnalysis | undefined;
	readonly diagnose: Diagnosing;
	settle: () => void;
	wasRun: View['wasRun'];
	folderSettings: View['folderSettings'];
}

/** More of what the user chose lately is no longer recent. */
const mostRecentTerms = 200;

/** Serves a client until the connection ends. All state is that of the open documents. */
export function serve(connection: Connection, host: Host): void {
	const open = new Map<string, Open>();
	const library = new Library(host);
	const configurations = new Configurations(host, ({ uri, path, message }) => {
		connection.console.warn(`${uri}${path === '' ? '' : `, ${path}`}: ${message}`);
	});
	const wildcards = new WildcardFolders(host);
	const wordLists = new WordLists(host);
	const clip = new ClipTable(host);
	const books = new WorkspaceBooks(host, bookedInFile);
	const closed = new ClosedSheets(host, viewOfText);
	let roots: readonly string[] = [];
	let encoding: Encoding = 'utf-16';
	let abilities: Abilities = { snippets: false, commands: {}, ruleLinks: false, diagnosticTags: false };
	let client: ClientCapabilities = {};
	let given: protocol.InitializationOptions = {};
	let recentTerms: readonly string[] = [];
	/** Documents with changes that are not published yet. */
	const stale = new Set<string>();
	/** Sheets whose part of a budget has changed, and the other open ones do not know. */
	const unbalanced = new Set<string>();
	/** Documents with prompts that CLIP's table must be read for. */
	const awaitingClip = new Set<string>();
	/** Settled when the editor's settings are there. */
	let configured: Promise<void> = Promise.resolve();

	connection.onInitialize((params: InitializeParams) => {
		client = params.capabilities;
		given = readOptions(params.initializationOptions);
		encoding = client.general?.positionEncodings?.includes('utf-8') ? 'utf-8' : 'utf-16';
		abilities = {
			snippets: client.textDocument?.completion?.completionItem?.snippetSupport ?? false,
			commands: given.commands ?? {},
			ruleLinks: client.textDocument?.publishDiagnostics?.codeDescriptionSupport ?? false,
			diagnosticTags: client.textDocument?.publishDiagnostics?.tagSupport !== undefined,
		};
		useSettings(given.settings);
		setRoots(params.workspaceFolders ?? []);
		return capabilities(encoding);
	});

	connection.onInitialized(async () => {
		if (client.workspace?.didChangeConfiguration?.dynamicRegistration) {
			await connection.client.register(DidChangeConfigurationNotification.type, { section: 'promptCredits' });
		}
		if (client.workspace?.didChangeWatchedFiles?.dynamicRegistration) {
			await connection.client.register(DidChangeWatchedFilesNotification.type, {
				watchers: [
					`**/${configFile}`,
					'**/wildcards',
					'**/wildcards/**',
					...sheetEndings.map((end) => `**/*${end}`),
				].map((globPattern) => ({ globPattern })),
			});
		}
		if (client.workspace?.workspaceFolders) {
			connection.workspace.onDidChangeWorkspaceFolders(async () => {
				setRoots((await connection.workspace.getWorkspaceFolders()) ?? []);
				await reconfigureAll();
			});
		}
		configured = readEditorSettings();
		await reconfigureAll();
	});

	function setRoots(folders: readonly WorkspaceFolder[]): void {
		roots = folders.map(({ uri }) => uri);
		library.roots = folders;
		configurations.roots = roots;
		wildcards.roots = roots;
		wordLists.roots = roots;
		books.roots = roots;
		closed.roots = roots;
	}

	async function readEditorSettings(): Promise<void> {
		if (!client.workspace?.configuration) return;
		useSettings(await connection.workspace.getConfiguration('promptCredits'));
	}

	/** The editor's settings, in the shape of the `promptCredits` section. */
	function useSettings(settings: unknown): void {
		configurations.editor = settings;
		library.settings = readLibrarySettings(settings);
	}

	async function reconfigureAll(): Promise<void> {
		books.forget();
		closed.forget();
		await Promise.all([...open.values()].map((one) => reconfigure(one)));
		refreshLenses();
	}

	/** A client may have given up on lenses that it asked for before the sheet was ready. */
	function refreshLenses(): void {
		if (client.workspace?.codeLens?.refreshSupport) void connection.sendRequest(CodeLensRefreshRequest.type);
	}

	async function reconfigure(one: Open): Promise<void> {
		await read(one);
		publish(one);
	}

	/** Reads what the sheet is analysed with. */
	async function read(one: Open): Promise<void> {
		await configured;
		const { uri } = one.sheet;
		[one.config, one.folder, one.folderSettings] = await Promise.all([
			configurations.of(uri),
			wildcards.of(uri),
			writableSettings(uri),
			readRuns(one),
		]);
		if (one.config.budgets.length > 0) books.keep(bookOpenSheets);
		forgetAnalysis(one);
	}

	/** Where a code action may write the folder's settings: the client has to take edits of other files, and new ones. */
	async function writableSettings(uri: string): Promise<View['folderSettings']> {
		const can = client.workspace?.workspaceEdit;
		if (can?.documentChanges !== true) return undefined;
		const file = await configurations.fileOf(uri);
		return file?.text === undefined && can.resourceOperations?.includes('create') !== true ? undefined : file;
	}

	/** Only for lenses, which only some clients have. */
	async function readRuns(one: Open): Promise<void> {
		if (abilities.commands['keep'] === undefined) return;
		const { uri } = one.sheet;
		const [ledger, name] = await Promise.all([host.ledgers?.read(uri), host.ledgers?.nameOf(uri)]);
		if (!ledger || name === undefined) return;
		const wasRun = promptsRun(ledger);
		one.wasRun = (prompt) => wasRun(name, prompt);
	}

	function forgetAnalysis(one: Open): void {
		one.analyse = analystFor(one.sheet, one.config, one.folder);
		one.analysis = undefined;
	}

	/** CLIP's encoder. A sheet that asks before the table is read is worked out again once it is. */
	function encoderFor(uri: string): ClipEncoder | undefined {
		if (!clip.encoder && !awaitingClip.has(uri)) {
			awaitingClip.add(uri);
			void clip.load().then(() => {
				awaitingClip.delete(uri);
				const one = open.get(uri);
				if (!one || !clip.encoder) return;
				forgetAnalysis(one);
				publish(one);
			});
		}
		return clip.encoder;
	}

	const analystFor = ({ sheet, uri }: OpenSheet, config: Config, folder?: WildcardFolder): Open['analyse'] =>
		createAnalyst({
			config,
			on: host.today(),
			isLibrarySheet: isLibrarySheet(sheet),
			encoder: () => encoderFor(uri),
			elsewhere: (budget) => books.elsewhere(uri, budget),
			...(folder && { wildcards: folder.index }),
		});

	const created = (sheet: OpenSheet): Open => ({
		sheet,
		ready: Promise.resolve(),
		config: emptyConfig,
		folder: undefined,
		analyse: analystFor(sheet, emptyConfig),
		analysis: undefined,
		diagnose: createDiagnosing(),
		settle: () => undefined,
		wasRun: undefined,
		folderSettings: undefined,
	});

	function analysisOf(one: Open): SheetAnalysis {
		one.analysis ??= one.analyse(one.sheet.sheet, one.sheet.typingAt === undefined);
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
		own: wordLists.of(one.sheet.uri, one.config),
		recent: recentTerms,
		on: host.today(),
		...(one.folder && { wildcards: one.folder.index }),
		...(one.wasRun && { wasRun: one.wasRun }),
		...(one.folderSettings && { folderSettings: one.folderSettings }),
		...(clip.encoder && { clip: clip.encoder }),
	});

	function publish(one: Open): void {
		if (open.get(one.sheet.uri) !== one) return;
		stale.delete(one.sheet.uri);
		const { typingAt, uri, version } = one.sheet;
		const view = viewOf(one);
		void connection.sendDiagnostics({ uri, version, diagnostics: one.diagnose(view, typingAt) });
		void connection.sendNotification(protocol.summaryChanged, summaryChange(view));
		if (books.isKept && books.put(uri, view.analysis.booked())) unbalanced.add(uri);
		if (typingAt === undefined && unbalanced.size > 0) balance();
		one.settle();
		if (typingAt !== undefined) {
			one.settle = host.later(settleDelayMs, () => {
				one.sheet.typingAt = undefined;
				one.analysis = undefined;
				publish(one);
			});
		}
	}

	/** The sheets that were changed have put something else on budgets: the others that count on them are told. */
	function balance(): void {
		const [changed, ...more] = unbalanced;
		unbalanced.clear();
		tellOthers(more.length === 0 ? changed : undefined);
	}

	function tellOthers(except: string | undefined): void {
		for (const one of open.values()) {
			if (one.config.budgets.length === 0 || one.sheet.uri === except) continue;
			one.analysis = undefined;
			publishSoon(one);
		}
	}

	/** The sheets that are not open have been read: the open ones are put beside them. */
	function bookOpenSheets(): void {
		for (const one of open.values()) books.put(one.sheet.uri, analysisOf(one).booked());
		tellOthers(undefined);
	}

	async function bookedInFile(uri: string, text: string): Promise<Booked> {
		const [config, folder] = await Promise.all([configurations.of(uri), wildcards.of(uri)]);
		const context = { config, on: host.today(), isLibrarySheet: false };
		return bookedIn(parseSheet(text), { ...context, ...(folder && { wildcards: folder.index }) });
	}

	function balanceIf(isChanged: boolean, uri: string): void {
		if (!isChanged) return;
		unbalanced.add(uri);
		balance();
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
		const one = created(new OpenSheet(uri, languageId, version, text, encoding));
		open.set(uri, one);
		books.opened(uri);
		one.ready = reconfigure(one);
		void one.ready.then(refreshLenses);
	});

	connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
		const one = open.get(uri);
		if (!one) return;
		const wasLibrary = isLibrarySheet(one.sheet.sheet);
		one.sheet.update(contentChanges, version);
		one.analysis = undefined;
		if (wasLibrary !== isLibrarySheet(one.sheet.sheet)) forgetAnalysis(one);
		publishSoon(one);
	});

	connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
		open.get(uri)?.settle();
		open.delete(uri);
		stale.delete(uri);
		closed.changed(uri);
		void books.closed(uri).then((isChanged) => balanceIf(isChanged, uri));
		void connection.sendDiagnostics({ uri, diagnostics: [] });
	});

	connection.onDidChangeConfiguration(async ({ settings }: { settings: unknown }) => {
		if (client.workspace?.configuration) configured = readEditorSettings();
		else if (typeof settings === 'object' && settings !== null && 'promptCredits' in settings)
			useSettings(settings.promptCredits);
		await reconfigureAll();
	});

	connection.onDidChangeWatchedFiles(async ({ changes }) => {
		const isSheet = (uri: string): boolean => sheetEndings.some((ending) => uri.endsWith(ending));
		const sheets = changes.map(({ uri }) => uri).filter(isSheet);
		for (const uri of sheets) {
			closed.changed(uri);
			balanceIf(await books.saved(uri), uri);
		}
		library.changed(sheets);
		if (sheets.length === changes.length) return;
		configurations.forget();
		wildcards.forget();
		wordLists.forget();
		library.forget();
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

	/** An answer that tells of tokens where the sheet's prompts have some. */
	function withTokens<P extends { textDocument: { uri: string } }, R>(
		otherwise: R,
		from: (view: View, params: P) => R,
	) {
		const answered = answer(otherwise, from);
		return async (params: P, token: CancellationToken): Promise<R> => {
			const one = open.get(params.textDocument.uri);
			await one?.ready;
			if (one && analysisOf(one).prompts.some(({ subject }) => isReadByClip(subject))) await clip.load();
			return answered(params, token);
		};
	}

	connection.onCompletion(
		answer({ isIncomplete: false, items: [] }, (view, { position, context }) =>
			completion(view, view.places.offset(position), { trigger: context?.triggerCharacter }),
		),
	);
	connection.onSignatureHelp(answer(null, (view, { position }) => signatureHelp(view, view.places.offset(position))));

	connection.onNotification(protocol.recentTermsChanged, ({ terms }: protocol.RecentTerms) => {
		recentTerms = terms.filter((term) => typeof term === 'string').slice(0, mostRecentTerms);
	});

	connection.onCompletionResolve((item) => resolveCompletion(item, { vocabulary: bundledVocabulary() }));
	connection.onHover(withTokens(null, (view, { position }) => hover(view, view.places.offset(position))));
	connection.onCodeAction(
		answer([], (view, { range, context }) => codeActions(view, view.places.span(range), context.only)),
	);
	connection.onCodeLens(withTokens([], codeLenses));
	connection.onDocumentSymbol(answer([], outline));
	connection.onFoldingRanges(answer([], foldingRanges));
	connection.onDocumentFormatting(answer([], formatting));
	connection.onDocumentLinks(answer([], documentLinks));
	connection.languages.inlayHint.on(answer([], (view, { range }) => inlayHints(view, view.places.span(range))));
	connection.languages.semanticTokens.on(answer({ data: [] }, (view) => semanticTokens(view)));
	connection.languages.semanticTokens.onRange(
		answer({ data: [] }, (view, { range }) => semanticTokens(view, view.places.span(range))),
	);

	async function viewOfFile(uri: string): Promise<View | undefined> {
		const text = await host.readFile(uri);
		return text?.includes('__') === true ? viewOfText(uri, text) : undefined;
	}

	async function viewOfText(uri: string, text: string): Promise<View> {
		const one = created(new OpenSheet(uri, '', 0, text, encoding));
		await read(one);
		return viewOf(one);
	}

	async function sheetsDrawingFrom(folder: WildcardFolder): Promise<View[]> {
		const files = await listSheets(host, roots);
		const known = new Set([...open.keys()].map(decoded));
		const closed = await Promise.all(files.filter((uri) => !known.has(decoded(uri))).map(viewOfFile));
		const all = [...[...open.values()].map(viewOf), ...closed.filter((view) => view !== undefined)];
		const isFrom = await Promise.all(all.map(async ({ uri }) => (await wildcards.of(uri))?.uri === folder.uri));
		return all.filter((_, index) => isFrom[index]);
	}

	answerNavigation(connection, {
		async find(uri) {
			const one = open.get(uri);
			await one?.ready;
			return one?.folder && !one.sheet.sheet.isDotprompt ? { view: viewOf(one), folder: one.folder } : undefined;
		},
		drawingFrom: sheetsDrawingFrom,
		isOpen: (uri) => open.has(uri),
		get encoding() {
			return encoding;
		},
		get client() {
			return client;
		},
	});

	connection.onRequest(protocol.summaryRequest, async ({ uri }: protocol.DocumentParams) => {
		const one = open.get(uri);
		await one?.ready;
		return one ? summary(viewOf(one)) : null;
	});
	answerCosts(connection, host, {
		async find(uri) {
			const one = open.get(uri);
			await one?.ready;
			return one ? viewOf(one) : closed.find(uri);
		},
		async all() {
			const opened = [...open.values()].filter(({ sheet: { uri } }) => roots.some((root) => uri.startsWith(root)));
			await Promise.all(opened.map(({ ready }) => ready));
			const known = new Set(opened.map(({ sheet }) => decoded(sheet.uri)));
			const others = (await closed.all()).filter(({ uri }) => !known.has(decoded(uri)));
			return [...opened.map(viewOf), ...others].filter(({ analysis }) => !isLibrarySheet(analysis.sheet));
		},
		get roots() {
			return roots;
		},
		written(uri) {
			const one = open.get(uri);
			if (one) void readRuns(one).then(refreshLenses);
		},
	});
	connection.onRequest(protocol.expandRequest, async ({ uri, ...wanted }: protocol.ExpansionQuery) => {
		const one = open.get(uri);
		await one?.ready;
		return one ? expansion(viewOf(one), wanted) : null;
	});
	connection.onRequest(
		protocol.conversionsRequest,
		async ({ uri, position }: protocol.ConversionQuery): Promise<protocol.ConversionOffer[]> => {
			const one = open.get(uri);
			await one?.ready;
			if (!one) return [];
			const view = viewOf(one);
			return conversionsAt(view, view.places.offset(position)).map((conversion) => conversionOffer(view, conversion));
		},
	);
	answerImports(connection, host.inflate);
	connection.onRequest(protocol.librarySearchRequest, ({ query, limit }: protocol.LibraryQuery) =>
		library.search(query, limit),
	);
	connection.onRequest(protocol.libraryEntryRequest, ({ id }: { id: string }) => library.find(id));
	connection.onRequest(protocol.libraryConversionRequest, ({ id, uri }: { id: string; uri: string }) => {
		const one = open.get(uri);
		return one ? library.converted(id, one.sheet.sheet) : null;
	});
	connection.onRequest(protocol.libraryDraftRequest, async ({ uri, range }: protocol.LibraryDraftQuery) => {
		const one = open.get(uri);
		await one?.ready;
		return one ? draftAt(analysisOf(one), one.sheet.positions.span(range)) : null;
	});
	connection.onRequest(protocol.librarySourcesRequest, () => library.sources());
	answerRemoteLibraries(connection, library, host);

	connection.listen();
}

function readOptions(value: unknown): protocol.InitializationOptions {
	if (typeof value !== 'object' || value === null) return {};
	const commands =
		'commands' in value && typeof value.commands === 'object' && value.commands !== null ? value.commands : {};
	const names = Object.entries(commands).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
	return {
		readsFiles: 'readsFiles' in value && value.readsFiles === true,
		commands: Object.fromEntries(names),
		...('settings' in value && { settings: value.settings }),
	};
}
