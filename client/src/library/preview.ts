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
import { languageId } from '../ids.ts';

export const previewScheme = 'prompt-credits-library';

/** A library entry as a read-only document beside the editor. It is not a sheet of the user's, and is not checked. */
export class EntryPreview implements TextDocumentContentProvider, Disposable {
	readonly #texts = new Map<string, string>();
	readonly #registration = workspace.registerTextDocumentContentProvider(previewScheme, this);

	provideTextDocumentContent(uri: Uri): string {
		return this.#texts.get(uri.path) ?? '';
	}

	async show(id: string, text: string): Promise<void> {
		const uri = Uri.from({ scheme: previewScheme, path: `/${id}.artprompt` });
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
