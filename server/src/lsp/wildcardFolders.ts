import { listEndings, type ListFile } from '../wildcards/list.ts';
import { createWildcardIndex, type WildcardIndex } from '../wildcards/wildcardIndex.ts';
import type { Host } from './host.ts';

/** A `wildcards` folder and what is in it. */
export interface WildcardFolder {
	/** Ends in a slash. */
	readonly uri: string;
	readonly index: WildcardIndex;
}

const folderName = 'wildcards';

/** Finds the wildcards of a sheet: the nearest folder `wildcards` in its folder or above. Each is read once. */
export class WildcardFolders {
	#roots: readonly string[] = [];
	readonly #folders = new Map<string, Promise<WildcardFolder | undefined>>();

	constructor(private readonly host: Host) {}

	/** URIs of the workspace's folders: above them nothing is looked for. */
	set roots(uris: readonly string[]) {
		this.#roots = uris.map((uri) => (uri.endsWith('/') ? uri : `${uri}/`));
		this.#folders.clear();
	}

	/** Forgets what was read, after a file changed. */
	forget(): void {
		this.#folders.clear();
	}

	/** Undefined for a sheet that has no file, and where there is no folder with lists. */
	async of(uri: string): Promise<WildcardFolder | undefined> {
		const own = uri.slice(0, uri.lastIndexOf('/') + 1);
		if (!own.includes('://')) return undefined;
		const root = this.#roots.filter((each) => own.startsWith(each)).sort((a, b) => a.length - b.length)[0] ?? own;
		for (
			let folder = own;
			folder.length >= root.length;
			folder = folder.slice(0, folder.lastIndexOf('/', folder.length - 2) + 1)
		) {
			const found = await this.#read(`${folder}${folderName}/`);
			if (found) return found;
		}
		return undefined;
	}

	#read(uri: string): Promise<WildcardFolder | undefined> {
		let reading = this.#folders.get(uri);
		if (!reading) {
			reading = this.#list(uri);
			this.#folders.set(uri, reading);
		}
		return reading;
	}

	async #list(uri: string): Promise<WildcardFolder | undefined> {
		const uris = await this.host.listFiles(uri, listEndings);
		if (uris.length === 0) return undefined;
		const files = await Promise.all(uris.map((each) => this.#file(each, uri)));
		return { uri, index: createWildcardIndex(files.filter((file) => file !== undefined)) };
	}

	/** A file that cannot be read is as one that is not there. */
	async #file(uri: string, folder: string): Promise<ListFile | undefined> {
		const text = await this.host.readFile(uri);
		return text === undefined ? undefined : { uri, path: decoded(uri.slice(folder.length)), text };
	}
}

/** The path of a URI as people write it; one that is wrongly encoded stays as it is. */
export function decoded(uri: string): string {
	try {
		return decodeURIComponent(uri);
	} catch {
		return uri;
	}
}
