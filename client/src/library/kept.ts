import { EventEmitter, type Memento } from 'vscode';
import { groupings, type Grouping } from './groups.ts';

const keys = {
	favourites: 'library.favourites',
	recent: 'library.recent',
	grouping: 'library.grouping',
	author: 'library.author',
};
const mostRecent = 20;

/** What is kept of the library on this machine alone: favourites, what was used lately, and how the tree is shown. */
export class Kept {
	readonly #memory: Memento;
	readonly #changed = new EventEmitter<void>();
	readonly onDidChange = this.#changed.event;

	constructor(memory: Memento) {
		this.#memory = memory;
	}

	/** Ids, latest first. */
	get favourites(): readonly string[] {
		return this.#memory.get<readonly string[]>(keys.favourites, []);
	}

	/** Ids, latest first. */
	get recent(): readonly string[] {
		return this.#memory.get<readonly string[]>(keys.recent, []);
	}

	get grouping(): Grouping {
		const kept = this.#memory.get<string>(keys.grouping);
		return groupings.find((one) => one === kept) ?? 'category';
	}

	/** Who signed the last entry. */
	get author(): string {
		return this.#memory.get<string>(keys.author, '');
	}

	async setFavourite(id: string, isFavourite: boolean): Promise<void> {
		const others = this.favourites.filter((other) => other !== id);
		await this.#keep(keys.favourites, isFavourite ? [id, ...others] : others);
	}

	async used(id: string): Promise<void> {
		await this.#keep(keys.recent, [id, ...this.recent.filter((other) => other !== id)].slice(0, mostRecent));
	}

	async groupBy(grouping: Grouping): Promise<void> {
		await this.#keep(keys.grouping, grouping);
	}

	async signedBy(author: string): Promise<void> {
		await this.#keep(keys.author, author);
	}

	async #keep(key: string, value: unknown): Promise<void> {
		await this.#memory.update(key, value);
		this.#changed.fire();
	}

	dispose(): void {
		this.#changed.dispose();
	}
}
