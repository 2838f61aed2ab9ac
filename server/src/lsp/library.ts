import { createAnalyst } from '../analysis/analyse.ts';
import { emptyConfig } from '../config/config.ts';
import { readEntry, snippetOf, type Entry } from '../library/entry.ts';
import { createLibraryIndex, type LibraryIndex } from '../library/search.ts';
import { inDollars } from '../platforms/costWords.ts';
import { parseSheet } from '../sheet/sheet.ts';
import type { Host } from './host.ts';
import type { LibraryEntry, LibraryHit } from './protocol.ts';

/** The bundled library, read when somebody first asks for it. */
export class BundledLibrary {
	#index: Promise<LibraryIndex> | undefined;

	readonly #host: Host;

	constructor(host: Host) {
		this.#host = host;
	}

	async search(query: string, limit?: number): Promise<LibraryHit[]> {
		return (await this.#load()).search(query, limit).map(hitOf);
	}

	async find(id: string): Promise<LibraryEntry | null> {
		const entry = (await this.#load()).find(id);
		if (!entry) return null;
		const analyse = createAnalyst({ config: emptyConfig, on: this.#host.today(), isLibrarySheet: true });
		const cost = inDollars.cost(analyse(parseSheet(entry.text)).total);
		return {
			...hitOf(entry),
			author: entry.author,
			license: entry.license,
			text: entry.text,
			snippet: snippetOf(entry),
			cost,
		};
	}

	#load(): Promise<LibraryIndex> {
		this.#index ??= this.#host
			.readAsset('library.json')
			.then((json) => createLibraryIndex(entriesOf(JSON.parse(json))));
		return this.#index;
	}
}

const hitOf = ({ id, title, description, category, tags, platforms }: Entry): LibraryHit => ({
	id,
	title,
	description,
	category,
	tags,
	platforms,
});

function entriesOf(json: unknown): Entry[] {
	if (!Array.isArray(json)) return [];
	return json.flatMap((item: unknown) => {
		if (typeof item !== 'object' || item === null || !('id' in item) || !('text' in item)) return [];
		return typeof item.id === 'string' && typeof item.text === 'string' ? [readEntry(item.id, item.text)] : [];
	});
}
