import { wildcardsOf } from '../dialects/dynamic-prompts/wildcards.ts';
import { ownTerms, readOwnTerms, type OwnTerms } from '../vocabulary/ownTerms.ts';
import type { Config } from '../config/config.ts';
import type { Host } from './host.ts';
import type { LocalLibraries } from './library.ts';

const listEndings = ['.csv', '.txt'];

/** What lists are read through. */
type ListHost = Pick<Host, 'readFile' | 'listFiles' | 'later'> & {
	readonly libraries?: Pick<LocalLibraries, 'ownFolder'>;
};

interface List {
	terms: OwnTerms | undefined;
}

/**
 * The user's own lists of words, read between other work: completion goes without a list until it is there. Paths are
 * relative to the workspace's folder and never lead out of it, since a sheet's folder may come from anywhere; those that
 * begin with `~/` are relative to the user's own. A path is a file, a folder if it ends in a slash, or a pattern in which
 * `*` stands for any characters. Nothing but `.csv` and `.txt` is read.
 */
export class WordLists {
	#roots: readonly string[] = [];
	readonly #lists = new Map<string, List>();
	/** The files that a folder has, by its URI. */
	readonly #folders = new Map<string, readonly string[]>();
	/** The files that a pattern stands for, by folder and pattern. */
	readonly #matches = new Map<string, readonly string[]>();
	readonly #accepted = new WeakMap<readonly string[], OwnTerms>();

	constructor(private readonly host: ListHost) {}

	/** URIs of the workspace's folders. */
	set roots(uris: readonly string[]) {
		this.#roots = uris.map((uri) => (uri.endsWith('/') ? uri : `${uri}/`));
		this.forget();
	}

	/** Forgets what was read, after a file changed. */
	forget(): void {
		this.#lists.clear();
		this.#folders.clear();
		this.#matches.clear();
	}

	/**
	 * A file was saved, made or deleted. A list that is read from it, or from a folder that it is in, is read again and
	 * stays as it was meanwhile. False where no list can be in such a file.
	 */
	changed(uri: string): boolean {
		if (!listEndings.some((ending) => uri.toLowerCase().endsWith(ending))) return false;
		const list = this.#lists.get(uri);
		if (list) this.#readFile(uri, list);
		for (const folder of this.#folders.keys()) if (uri.startsWith(folder)) this.#listFolder(folder);
		return true;
	}

	/** The lists for a sheet as far as they are read; begins to read those that are not. */
	of(uri: string, { wordLists, accept }: Pick<Config, 'wordLists' | 'accept'>): readonly OwnTerms[] {
		const root = this.#roots.find((each) => uri.startsWith(each)) ?? uri.slice(0, uri.lastIndexOf('/') + 1);
		const home = this.host.libraries?.ownFolder('~');
		const lists = wordLists.filter(staysWithin).flatMap((path) => {
			if (!path.startsWith('~/')) return this.#at(root, path);
			return home === undefined ? [] : this.#at(home, path.slice(2));
		});
		return accept.length === 0 ? lists : [...lists, this.#acceptedTerms(accept)];
	}

	/** The lists at a path below a folder, whose URI ends in a slash. */
	#at(folder: string, path: string): readonly OwnTerms[] {
		const encoded = (part: string): string => part.split('/').map(encodeURIComponent).join('/');
		if (path.includes('*')) {
			return this.#matching(folder, encoded(path.slice(0, path.lastIndexOf('/', path.indexOf('*')) + 1)), path).flatMap(
				(uri) => this.#list(uri),
			);
		}
		if (path.endsWith('/')) return this.#folder(folder + encoded(path)).flatMap((uri) => this.#list(uri));
		return listEndings.some((ending) => path.toLowerCase().endsWith(ending)) ? this.#list(folder + encoded(path)) : [];
	}

	/** The files below `folder` whose path from there is like the pattern; all of them are below `base`. */
	#matching(folder: string, base: string, pattern: string): readonly string[] {
		const question = `${folder}\n${pattern}`;
		const known = this.#matches.get(question);
		if (known) return known;
		const files = this.#folder(folder + base);
		const matching = wildcardsOf(new Map(files.map((uri) => [decodeURIComponent(uri.slice(folder.length)), [uri]])))(
			pattern,
		);
		if (files.length > 0) this.#matches.set(question, matching ?? []);
		return matching ?? [];
	}

	#acceptedTerms(accept: readonly string[]): OwnTerms {
		const known = this.#accepted.get(accept) ?? ownTerms(accept.join('\n'), { title: 'accepted', withSensitive: true });
		this.#accepted.set(accept, known);
		return known;
	}

	#folder(uri: string): readonly string[] {
		const known = this.#folders.get(uri);
		if (known) return known;
		this.#folders.set(uri, []);
		this.#listFolder(uri);
		return [];
	}

	#listFolder(uri: string): void {
		void this.host.listFiles(uri, listEndings).then((files) => {
			this.#folders.set(uri, files);
			this.#matches.clear();
		});
	}

	#list(uri: string): readonly OwnTerms[] {
		const known = this.#lists.get(uri);
		if (known) return known.terms ? [known.terms] : [];
		const list: List = { terms: undefined };
		this.#lists.set(uri, list);
		this.#readFile(uri, list);
		return [];
	}

	#readFile(uri: string, list: List): void {
		void this.host.readFile(uri).then((text) => {
			if (text === undefined) list.terms = undefined;
			else this.#read(list, text, uri.slice(uri.lastIndexOf('/') + 1));
		});
	}

	/** A step at a time, so that a request never waits for more than one. */
	#read(list: List, text: string, title: string): void {
		const reading = readOwnTerms(text, { title });
		const step = (): void => {
			const { done, value } = reading.next();
			if (done === true) list.terms = value;
			else this.host.later(0, step);
		};
		step();
	}
}

const staysWithin = (path: string): boolean =>
	!path.startsWith('/') &&
	!path.includes('\\') &&
	!path.includes(':') &&
	path.split('/').every((step) => step !== '..');
