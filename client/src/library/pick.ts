import { Disposable, l10n, window, type QuickPickItem } from 'vscode';
import type { LibraryHit } from '../../../server/src/lsp/protocol.ts';
import type { Entries } from './entries.ts';
import { plainText } from './plainText.ts';
import type { EntryPreview } from './preview.ts';

interface EntryItem extends QuickPickItem {
	readonly id: string;
}

/** Lets the user search the library with a preview beside. Resolves to an entry's id, or undefined where none is taken. */
export function pickEntry(library: Entries, preview: EntryPreview): Promise<string | undefined> {
	const pick = window.createQuickPick<EntryItem>();
	pick.title = l10n.t('Insert from the Prompt Library');
	pick.placeholder = l10n.t('Search by subject, style, category or platform');
	pick.matchOnDescription = true;
	pick.matchOnDetail = true;

	/** Answers may come late and out of order: only the newest question's is shown. */
	let question = 0;
	const search = async (query: string): Promise<void> => {
		const asked = ++question;
		pick.busy = true;
		const hits = await library.search(query).catch(() => []);
		if (asked !== question) return;
		pick.busy = false;
		pick.items = hits.map(item);
	};
	let shown = '';
	const show = async (id: string): Promise<void> => {
		shown = id;
		const entry = await library.entry(id).catch(() => null);
		if (entry && shown === id) await preview.show(id, entry.text);
		// The pick may have closed, and its preview with it, while this one was being opened.
		if (shown === '') await preview.close();
	};

	return new Promise((resolve) => {
		const watch = Disposable.from(
			pick,
			pick.onDidChangeValue((value) => void search(value)),
			pick.onDidChangeActive(([active]) => {
				if (active) void show(active.id);
			}),
			pick.onDidAccept(() => {
				resolve(pick.activeItems[0]?.id);
				pick.hide();
			}),
			pick.onDidHide(() => {
				question++;
				shown = '';
				resolve(undefined);
				watch.dispose();
				void preview.close();
			}),
		);
		void search('');
		pick.show();
	});
}

/** The server has ranked them already, by more than the label, so VS Code must not filter them again. */
const item = (hit: LibraryHit): EntryItem => ({
	id: hit.id,
	label: plainText(hit.title),
	description: plainText([hit.category, ...hit.platforms].join(' · ')),
	detail: plainText(hit.description),
	alwaysShow: true,
});
