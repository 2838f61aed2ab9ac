import { EventEmitter, Uri, workspace, type Disposable, type TextDocumentContentProvider } from 'vscode';

/** Sheets as they would be, for the right side of a difference. They are read-only, and not checked. */
export class Converted implements TextDocumentContentProvider, Disposable {
	static readonly scheme = 'prompt-credits-converted';
	readonly #texts = new Map<string, string>();
	readonly #changed = new EventEmitter<Uri>();
	readonly #registration = workspace.registerTextDocumentContentProvider(Converted.scheme, this);
	readonly onDidChange = this.#changed.event;

	/** The address under which the text of this sheet can be opened. */
	keep(sheet: Uri, text: string): Uri {
		const uri = Uri.from({
			scheme: Converted.scheme,
			path: sheet.path.startsWith('/') ? sheet.path : `/${sheet.path}`,
		});
		this.#texts.clear();
		this.#texts.set(uri.toString(), text);
		this.#changed.fire(uri);
		return uri;
	}

	provideTextDocumentContent(uri: Uri): string {
		return this.#texts.get(uri.toString()) ?? '';
	}

	dispose(): void {
		this.#registration.dispose();
		this.#changed.dispose();
	}
}
