import {
	languages,
	TabInputText,
	Uri,
	ViewColumn,
	window,
	workspace,
	type Disposable,
	type TextDocumentContentProvider,
} from 'vscode';
import { languageId, previewScheme } from '../ids.ts';
import type { Entries } from './entries.ts';

/** What a preview's name ends in, so that it is read as a sheet. */
const ending = '.artprompt';

/** A library entry as a read-only document beside the editor. It is not a sheet of the user's, and is not checked. */
export class EntryPreview implements TextDocumentContentProvider, Disposable {
	readonly #entries: Entries;
	readonly #texts = new Map<string, string>();
	readonly #registration = workspace.registerTextDocumentContentProvider(previewScheme, this);

	constructor(entries: Entries) {
		this.#entries = entries;
	}

	/** Also of an entry that was not shown yet: a sheet's link leads here, and so does a window that opens again. */
	async provideTextDocumentContent({ path }: Uri): Promise<string> {
		return this.#texts.get(path) ?? (await this.#entries.entry(path.slice(1, -ending.length)))?.text ?? '';
	}

	async show(id: string, text: string): Promise<void> {
		const uri = Uri.from({ scheme: previewScheme, path: `/${id}${ending}` });
		this.#texts.set(uri.path, text);
		const document = await workspace.openTextDocument(uri);
		if (document.languageId !== languageId) await languages.setTextDocumentLanguage(document, languageId);
		const isInFront = window.activeTextEditor?.document.uri.scheme === previewScheme;
		const viewColumn = isInFront ? ViewColumn.Active : ViewColumn.Beside;
		await window.showTextDocument(document, { viewColumn, preview: true, preserveFocus: true });
	}

	async close(): Promise<void> {
		const tabs = window.tabGroups.all.flatMap((group) => group.tabs);
		const ours = tabs.filter(({ input }) => input instanceof TabInputText && input.uri.scheme === previewScheme);
		await window.tabGroups.close(ours);
		this.#texts.clear();
	}

	dispose(): void {
		this.#registration.dispose();
	}
}
