import { createAnalyst } from '../analysis/analyse.ts';
import { examined } from '../analysis/examined.ts';
import { emptyConfig } from '../config/config.ts';
import { joined, readBundle } from '../library/bundle.ts';
import type { EntriesAtHand } from '../features/view.ts';
import { categoryTitle } from '../library/categories.ts';
import { readEntry, type Entry } from '../library/entry.ts';
import type { RemoteLibraries } from '../library/remote.ts';
import { createLibrarySearch, type LibrarySearch } from '../library/search.ts';
import { noLibrarySettings, type LibrarySettings } from '../library/settings.ts';
import { validate } from '../library/validate.ts';
import { bundledSource, ownSource, remoteSource, workspaceSource, type Source } from '../library/source.ts';
import { inDollars } from '../platforms/costWords.ts';
import { parseSheet, type Sheet } from '../sheet/sheet.ts';
import type { Client } from './client.ts';
import type { Host } from './host.ts';
import { convertedFor, snippetsOf } from './libraryPrompts.ts';
import type { LibraryConversion, LibraryEntry, LibraryHit, LibrarySource } from './protocol.ts';
import { decoded } from './wildcardFolders.ts';

/** Name of the folder of a workspace that is a library. */
const libraryFolder = 'library';
const endings = ['.prompt', '.artprompt'];

/** What reaches beyond the workspace: there is none in the browser. */
export interface LocalLibraries {
	/** URI, ending in a slash, of the folder of the user's own entries; undefined is the usual one. */
	ownFolder(path: string | undefined): string;
	readonly remote: RemoteLibraries;
}

/**
 * Every entry there is: of the workspace's folders `library`, the user's own, those of remote libraries that were
 * fetched, and those that come with the product. Read when somebody first asks, and again after something changed.
 */
export class Library {
	#roots: readonly { readonly uri: string; readonly name: string }[] = [];
	#settings = noLibrarySettings;
	#bundled: Promise<readonly Entry[]> | undefined;
	#search: Promise<LibrarySearch> | undefined;
	#loaded: LibrarySearch | undefined;
	/** Files of the entries that are some, by id. */
	readonly #files = new Map<string, string>();

	readonly #host: Host;

	constructor(host: Host) {
		this.#host = host;
	}

	/** The workspace's folders. */
	set roots(folders: readonly { readonly uri: string; readonly name: string }[]) {
		this.#roots = folders;
		this.forget();
	}

	get settings(): LibrarySettings {
		return this.#settings;
	}

	set settings(settings: LibrarySettings) {
		this.#settings = settings;
		this.forget();
	}

	/** Forgets what was read, after a file or a remote library changed. */
	forget(): void {
		this.#search = undefined;
		this.#loaded = undefined;
		this.#files.clear();
	}

	/** Forgets what was read if one of these files is in a folder that is read. */
	changed(uris: readonly string[]): void {
		if (uris.some((uri) => this.#folders().some((folder) => uri.startsWith(folder.uri)))) this.forget();
	}

	/** What has been read; undefined before `load` has, and nothing is read for it. */
	atHand({ entryScheme }: Pick<Client, 'entryScheme'>): EntriesAtHand | undefined {
		const search = this.#loaded;
		if (!search) return undefined;
		return {
			search,
			areNamed: this.#settings.areNamed,
			addressOf: ({ id }) =>
				this.#files.get(id) ?? (entryScheme === undefined ? undefined : `${entryScheme}:/${encoded(id)}.artprompt`),
		};
	}

	async search(query: string, limit?: number): Promise<LibraryHit[]> {
		return (await this.load()).search(query, limit).map(hitOf);
	}

	async find(id: string): Promise<LibraryEntry | null> {
		const entry = (await this.load()).find(id);
		if (!entry) return null;
		const analyse = createAnalyst({ config: emptyConfig, on: this.#host.today(), isLibrarySheet: true });
		const analysis = analyse(parseSheet(entry.text));
		const place = entry.id.slice(entry.source.prefix.length);
		const problems = entry.source.kind === 'own' ? validate([examined(place, analysis)]) : [];
		return {
			...hitOf(entry),
			author: entry.author,
			license: entry.license,
			text: entry.text,
			...snippetsOf(entry, this.#reference(id)),
			cost: inDollars.cost(analysis.total),
			problems: problems.map(({ message }) => message),
		};
	}

	/** An entry for the platform that a sheet names; null where that is none or no other. */
	async converted(id: string, sheet: Sheet): Promise<LibraryConversion | null> {
		const entry = (await this.load()).find(id);
		return (entry && convertedFor(entry, sheet, this.#host.today(), this.#reference(id))) ?? null;
	}

	/** The id of an entry where what is inserted names it. */
	#reference(id: string): string | undefined {
		return this.#settings.areNamed ? id : undefined;
	}

	async sources(): Promise<LibrarySource[]> {
		return (await this.#read()).map(({ source, uri, entries }) => ({
			kind: source.kind,
			title: source.title,
			uri: uri ?? null,
			entries: entries?.length ?? null,
		}));
	}

	/** Reads every entry, unless that is done. */
	load(): Promise<LibrarySearch> {
		if (!this.#search) {
			const search = this.#index();
			this.#search = search;
			void search.then(
				(read) => {
					if (this.#search === search) this.#loaded = read;
				},
				() => {
					if (this.#search === search) this.#search = undefined;
				},
			);
		}
		return this.#search;
	}

	async #index(): Promise<LibrarySearch> {
		const sources = await this.#read();
		return createLibrarySearch(joined(sources.map(({ entries }) => entries ?? [])));
	}

	async #read(): Promise<Found[]> {
		this.#bundled ??= this.#host.readAsset('library.json').then(readBundle);
		const { libraries } = this.#host;
		const folders = this.#folders().map(({ uri, source }) => this.#folder(uri, source));
		const remotes = this.#settings.remotes.map(async (url): Promise<Found> => ({
			source: remoteSource(url),
			uri: url,
			entries: await libraries?.remote.entries(url),
		}));
		const bundled = this.#bundled.then((entries): Found => ({ source: bundledSource, uri: undefined, entries }));
		return Promise.all([...folders, ...remotes, bundled]);
	}

	/** The workspace's and the user's own; their URIs end in a slash. */
	#folders(): { readonly uri: string; readonly source: Source }[] {
		const workspaces = this.#roots.map(({ uri, name }) => ({
			uri: `${uri.endsWith('/') ? uri : `${uri}/`}${libraryFolder}/`,
			source: workspaceSource(name),
		}));
		const { libraries } = this.#host;
		if (!libraries) return workspaces;
		return [...workspaces, { uri: libraries.ownFolder(this.#settings.folder), source: ownSource }];
	}

	async #folder(uri: string, source: Source): Promise<Found> {
		const files = await this.#host.listFiles(uri, endings);
		const entries = await Promise.all(
			files.map(async (file) => {
				const text = await this.#host.readFile(file);
				if (text === undefined) return [];
				const entry = readEntry(decoded(file.slice(uri.length)).replace(/\.\w+$/, ''), text, source);
				this.#files.set(entry.id, file);
				return [entry];
			}),
		);
		return { source, uri, entries: entries.flat() };
	}
}

interface Found {
	readonly source: Source;
	readonly uri: string | undefined;
	readonly entries: readonly Entry[] | undefined;
}

const encoded = (id: string): string => id.split('/').map(encodeURIComponent).join('/');

const hitOf = ({ id, source, title, description, category, tags, platforms }: Entry): LibraryHit => ({
	id,
	source: { kind: source.kind, title: source.title },
	title,
	description,
	category,
	categoryTitle: categoryTitle(category),
	tags,
	platforms,
});
