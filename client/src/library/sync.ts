import { l10n, ProgressLocation, QuickPickItemKind, window, workspace, type QuickPickItem } from 'vscode';
import type { LibraryFetched, LibraryNews } from '../../../server/src/lsp/protocol.ts';
import type { Entries } from './entries.ts';
import { hasNews, newsCounts, type AllNews } from './news.ts';
import { plainText } from './plainText.ts';

/**
 * Fetches the remote libraries of the settings, or the one of them with the address `only`, one after the other, and uses
 * what the user has seen and agreed to. Resolves to what kept it from fetching some of them; each is shown too.
 */
export async function syncLibraries(entries: Entries, news: AllNews, only?: unknown): Promise<string[]> {
	const problems: string[] = [];
	if (!workspace.isTrusted) {
		void window.showWarningMessage(l10n.t('Libraries are not fetched in a workspace that is not trusted.'));
		return problems;
	}
	const remotes = (await entries.sources()).filter(
		({ kind, uri }) => kind === 'remote' && (typeof only !== 'string' || uri === only),
	);
	if (remotes.length === 0) {
		void window.showInformationMessage(
			l10n.t('There is no remote library: name one in the setting promptCredits.library.remotes.'),
		);
		return problems;
	}
	for (const { uri, title } of remotes) {
		if (uri === null) continue;
		const fetched = await fetchWithProgress(uri, title, entries);
		if (!fetched) break;
		if (fetched.problem !== null) {
			problems.push(fetched.problem);
			void window.showErrorMessage(plainText(fetched.problem));
			continue;
		}
		news.found({ url: uri, title, fetched });
		if (!hasNews(fetched))
			void window.showInformationMessage(l10n.t('Nothing has changed in {0}.', plainText(title)));
		else if (await isWanted(title, fetched)) {
			await entries.use(uri);
			news.used(uri);
		}
	}
	return problems;
}

/** Undefined where the user cancelled it. */
const fetchWithProgress = (url: string, title: string, entries: Entries): Thenable<LibraryFetched | undefined> =>
	window.withProgress(
		{
			location: ProgressLocation.Notification,
			cancellable: true,
			title: l10n.t('Fetching {0}', plainText(title)),
		},
		async (progress, cancellation) => {
			let done = 0;
			const report = ({ message, percentage = 0 }: { message?: string; percentage?: number }): void => {
				progress.report({ ...(message !== undefined && { message }), increment: percentage - done });
				done = percentage;
			};
			const fetched = await entries.fetch(url, report, cancellation).catch((error: unknown) => {
				if (cancellation.isCancellationRequested) return undefined;
				throw error;
			});
			return cancellation.isCancellationRequested ? undefined : fetched;
		},
	);

/** Lists what is new, changed and gone. True where the user takes it. */
async function isWanted(title: string, fetched: LibraryFetched): Promise<boolean> {
	const { added, changed, removed } = fetched;
	const use: QuickPickItem = {
		label: l10n.t('$(check) Use these changes'),
		description: newsCounts(fetched),
	};
	const items = [
		use,
		...section(l10n.t('New'), added),
		...section(l10n.t('Changed'), changed),
		...section(l10n.t('Gone'), removed),
	];
	for (;;) {
		const chosen = await window.showQuickPick(items, {
			title: l10n.t('What changes in {0}', plainText(title)),
			placeHolder: l10n.t('Escape leaves the library as it is'),
			ignoreFocusOut: true,
			matchOnDetail: true,
		});
		if (!chosen || chosen === use) return chosen === use;
	}
}

function section(label: string, news: readonly LibraryNews[]): QuickPickItem[] {
	if (news.length === 0) return [];
	const items = news.map(({ title, path, description }) => ({
		label: plainText(title),
		description: plainText(path),
		detail: plainText(description),
	}));
	return [{ label, kind: QuickPickItemKind.Separator }, ...items];
}
