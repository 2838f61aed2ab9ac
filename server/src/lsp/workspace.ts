import type { View } from '../features/view.ts';
import { isLibrarySheet } from '../library/entry.ts';
import { ClosedSheets } from './closedSheets.ts';
import { OpenSheet } from './openSheet.ts';
import type { OpenSheets } from './openSheets.ts';
import type { Surroundings } from './surroundings.ts';
import { decoded, type WildcardFolder } from './wildcardFolders.ts';
import { WorkingSheet } from './workingSheet.ts';
import { listSheets } from './workspaceSheets.ts';

/** All sheets of the workspace: as they stand in the editor where they are open, else as they are saved. */
export class Workspace {
	readonly #around: Surroundings;
	readonly #open: OpenSheets;
	readonly closed: ClosedSheets;

	constructor(around: Surroundings, open: OpenSheets) {
		this.#around = around;
		this.#open = open;
		this.closed = new ClosedSheets(around.host, (uri, text) => this.#viewOf(uri, text));
	}

	/** A sheet that is open, or one that is read from its file; undefined where there is none. */
	async find(uri: string): Promise<View | undefined> {
		return (await this.#open.find(uri))?.view ?? this.closed.find(uri);
	}

	/** Every sheet but entries of libraries. */
	async all(): Promise<View[]> {
		const { roots } = this.#around;
		const opened = this.#open.all.filter(({ uri }) => roots.some((root) => uri.startsWith(root)));
		await Promise.all(opened.map(({ ready }) => ready));
		const known = new Set(opened.map(({ uri }) => decoded(uri)));
		const others = (await this.closed.all(roots)).filter(({ uri }) => !known.has(decoded(uri)));
		return [...opened.map(({ view }) => view), ...others].filter(({ analysis }) => !isLibrarySheet(analysis.sheet));
	}

	/** Every sheet that draws from a folder of wildcard lists. */
	async drawingFrom(folder: WildcardFolder): Promise<View[]> {
		const { host, roots, wildcards } = this.#around;
		const opened = this.#open.all;
		const known = new Set(opened.map(({ uri }) => decoded(uri)));
		const files = (await listSheets(host, roots)).filter((uri) => !known.has(decoded(uri)));
		const closed = await Promise.all(files.map((uri) => this.#viewIfDrawing(uri)));
		const all = [...opened.map(({ view }) => view), ...closed.filter((view) => view !== undefined)];
		const isFrom = await Promise.all(all.map(async ({ uri }) => (await wildcards.of(uri))?.uri === folder.uri));
		return all.filter((_, index) => isFrom[index]);
	}

	async #viewIfDrawing(uri: string): Promise<View | undefined> {
		const text = await this.#around.host.readFile(uri);
		return text?.includes('__') === true ? this.#viewOf(uri, text) : undefined;
	}

	async #viewOf(uri: string, text: string): Promise<View> {
		const sheet = new OpenSheet(uri, '', 0, text, this.#around.client.encoding);
		const working = new WorkingSheet(sheet, this.#around, () => undefined);
		await working.read();
		return working.view;
	}
}
