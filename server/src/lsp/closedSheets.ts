import type { View } from '../features/view.ts';
import type { Host } from './host.ts';
import { decoded } from './wildcardFolders.ts';
import { listSheets } from './workspaceSheets.ts';

/** The workspace's sheets as they are saved. Nothing is read before somebody asks; each is worked out once until it changes. */
export class ClosedSheets {
	readonly #host: Host;
	readonly #viewOf: (uri: string, text: string) => Promise<View>;
	readonly #views = new Map<string, Promise<View | undefined>>();
	#listed: Promise<readonly string[]> | undefined;

	constructor(host: Host, viewOf: (uri: string, text: string) => Promise<View>) {
		this.#host = host;
		this.#viewOf = viewOf;
	}

	/** After the workspace's folders, or what sheets are priced with, have changed. */
	forget(): void {
		this.#views.clear();
		this.#listed = undefined;
	}

	/** A file was written, is gone or is new. */
	changed(uri: string): void {
		this.#views.delete(decoded(uri));
		this.#listed = undefined;
	}

	/** Those below the workspace's folders, whose URIs these are. */
	async all(roots: readonly string[]): Promise<View[]> {
		this.#listed ??= listSheets(this.#host, roots);
		const views = await Promise.all((await this.#listed).map((uri) => this.find(uri)));
		return views.filter((view) => view !== undefined);
	}

	find(uri: string): Promise<View | undefined> {
		const key = decoded(uri);
		let view = this.#views.get(key);
		if (!view) this.#views.set(key, (view = this.#read(uri)));
		return view;
	}

	async #read(uri: string): Promise<View | undefined> {
		const text = await this.#host.readFile(uri);
		return text === undefined ? undefined : this.#viewOf(uri, text);
	}
}
