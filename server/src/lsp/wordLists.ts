import { ownTerms, readOwnTerms, type OwnTerms } from '../vocabulary/ownTerms.ts';
import type { Config } from '../config/config.ts';
import type { Host } from './host.ts';

const listEndings = ['.csv', '.txt'];

interface List {
	terms: OwnTerms | undefined;
}

/**
 * The user's own lists of words, read between other work: completion goes without a list until it is there. Paths are
 * relative to the workspace's folder and never lead out of it, since a sheet's folder may come from anywhere.
 */
export class WordLists {
	#roots: readonly string[] = [];
	readonly #lists = new Map<string, List>();
	readonly #folders = new Map<string, readonly string[]>();
	readonly #accepted = new WeakMap<readonly string[], OwnTerms>();

	constructor(private readonly host: Host) {}

	/** URIs of the workspace's folders. */
	set roots(uris: readonly string[]) {
		this.#roots = uris.map((uri) => (uri.endsWith('/') ? uri : `${uri}/`));
		this.forget();
	}

	/** Forgets what was read, after a file changed. */
	forget(): void {
		this.#lists.clear();
		this.#folders.clear();
	}

	/** The lists for a sheet as far as they are read; begins to read those that are not. */
	of(uri: string, { wordLists, accept }: Pick<Config, 'wordLists' | 'accept'>): readonly OwnTerms[] {
		const root = this.#roots.find((each) => uri.startsWith(each)) ?? uri.slice(0, uri.lastIndexOf('/') + 1);
		const lists = wordLists.filter(staysWithin).flatMap((path) => {
			const at = root + path.split('/').map(encodeURIComponent).join('/');
			return path.endsWith('/') ? this.#folder(at).flatMap((each) => this.#list(each)) : this.#list(at);
		});
		return accept.length === 0 ? lists : [...lists, this.#acceptedTerms(accept)];
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
		void this.host.listFiles(uri, listEndings).then((files) => this.#folders.set(uri, files));
		return [];
	}

	#list(uri: string): readonly OwnTerms[] {
		const known = this.#lists.get(uri);
		if (known) return known.terms ? [known.terms] : [];
		const list: List = { terms: undefined };
		this.#lists.set(uri, list);
		void this.host.readFile(uri).then((text) => {
			if (text !== undefined) this.#read(list, text, uri.slice(uri.lastIndexOf('/') + 1));
		});
		return [];
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
