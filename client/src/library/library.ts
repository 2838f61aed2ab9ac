import { commands as registry, Disposable, l10n, window, type ExtensionContext } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { LibraryEntry } from '../../../server/src/lsp/protocol.ts';
import { commands } from '../ids.ts';
import type { Summaries } from '../summaries.ts';
import { exportEntry, newEntry } from './contribute.ts';
import { Entries } from './entries.ts';
import { insertEntry, targetSheet, type Place } from './insert.ts';
import { Kept } from './kept.ts';
import { followLink, type LinkHost } from './link.ts';
import { AllNews } from './news.ts';
import { pickEntry } from './pick.ts';
import { plainText } from './plainText.ts';
import { EntryPreview } from './preview.ts';
import { saveEntry } from './save.ts';
import { registerSchedule } from './scheduled.ts';
import { syncLibraries } from './sync.ts';
import { LibraryTree } from './tree.ts';

/** The prompt library: its tree, its commands, and links from outside. */
export function registerLibrary(
	client: BaseLanguageClient,
	summaries: Summaries,
	{ globalState }: ExtensionContext,
): Disposable {
	const entries = new Entries(client);
	const kept = new Kept(globalState);
	const news = new AllNews();
	const preview = new EntryPreview(entries);

	const insert = async (entry: LibraryEntry, place: Place, target = targetSheet()): Promise<void> => {
		if (await insertEntry(entry, place, target, entries, summaries)) await kept.used(entry.id);
	};
	const found = async (id: string): Promise<LibraryEntry | null> => {
		const entry = await entries.entry(id);
		if (!entry) void window.showWarningMessage(l10n.t('The library has no entry “{0}”.', plainText(id)));
		return entry;
	};
	/** The entry that a command is for: that of the tree's row, of an id, or one that the user searches for. */
	const chosen = async (from: unknown): Promise<LibraryEntry | null> => {
		const id = idOf(from) ?? (await pickEntry(entries, preview));
		return id === undefined ? null : await found(id);
	};
	const inserting = (place: Place) => async (from?: unknown) => {
		const target = targetSheet();
		const entry = await chosen(from);
		if (entry) await insert(entry, place, target);
	};
	const withEntry = (run: (entry: LibraryEntry) => Promise<void>) => async (from?: unknown) => {
		const entry = await chosen(from);
		if (entry) await run(entry);
	};

	const confirm = async ({ title }: LibraryEntry): Promise<'prompt' | 'sheet' | undefined> => {
		const [asPrompt, asSheet] = [l10n.t('Insert'), l10n.t('Insert in a New Sheet')];
		const question = l10n.t('A link asks to insert “{0}” from the library.', plainText(title));
		const answer = await window.showInformationMessage(question, asPrompt, asSheet);
		return answer === undefined ? undefined : answer === asSheet ? 'sheet' : 'prompt';
	};
	const linkHost: LinkHost<LibraryEntry> = {
		find: found,
		show: ({ id, text }) => preview.show(id, text),
		confirm,
		insert: (entry, place) => insert(entry, place),
		refuse: () => void window.showWarningMessage(l10n.t('The link names no entry of the library.')),
	};

	return Disposable.from(
		entries,
		kept,
		preview,
		news,
		new LibraryTree(entries, kept, news),
		registerSchedule(entries, news, globalState),
		window.registerUriHandler({ handleUri: (uri) => followLink(uri, linkHost) }),
		registry.registerCommand(commands.insertFromLibrary, inserting('prompt')),
		registry.registerCommand(commands.libraryInsertAtCaret, inserting('caret')),
		registry.registerCommand(commands.libraryInsertInNewSheet, inserting('sheet')),
		registry.registerCommand(
			commands.libraryPreview,
			withEntry(({ id, text }) => preview.show(id, text)),
		),
		registry.registerCommand(
			commands.libraryAddFavourite,
			withEntry(({ id }) => kept.setFavourite(id, true)),
		),
		registry.registerCommand(
			commands.libraryRemoveFavourite,
			withEntry(({ id }) => kept.setFavourite(id, false)),
		),
		registry.registerCommand(
			commands.libraryExport,
			withEntry(({ id }) => exportEntry(entries, id)),
		),
		registry.registerCommand(commands.librarySave, (details?: unknown) => saveEntry(entries, kept, details)),
		registry.registerCommand(commands.librarySync, (only?: unknown) => syncLibraries(entries, news, only)),
		registry.registerCommand(commands.libraryNewEntry, newEntry),
	);
}

/** Of an id, or of a row of the tree. */
function idOf(from: unknown): string | undefined {
	if (typeof from === 'string') return from;
	if (typeof from !== 'object' || from === null || !('hit' in from)) return undefined;
	const { hit } = from;
	return typeof hit === 'object' && hit !== null && 'id' in hit && typeof hit.id === 'string' ? hit.id : undefined;
}
