import { Booked, Books, type ClientBudget, type Elsewhere } from '../platforms/bookings.ts';
import type { Host } from './host.ts';
import { decoded } from './wildcardFolders.ts';
import { listSheets } from './workspaceSheets.ts';

/**
 * What the workspace's sheets put on clients and projects: open ones as they stand in the editor, the others as they are
 * saved. Nothing is read before a configuration has a budget.
 */
export class WorkspaceBooks {
	#books = new Books();
	#roots: readonly string[] = [];
	#reading: Promise<void> | undefined;
	readonly #open = new Set<string>();
	readonly #host: Host;
	readonly #bookedIn: (uri: string, text: string) => Promise<Booked>;

	constructor(host: Host, bookedIn: (uri: string, text: string) => Promise<Booked>) {
		this.#host = host;
		this.#bookedIn = bookedIn;
	}

	/** URIs of the workspace's folders. */
	set roots(uris: readonly string[]) {
		this.#roots = uris;
		this.forget();
	}

	/** Forgets what was read, after what sheets are priced with has changed. */
	forget(): void {
		this.#books = new Books();
		this.#reading = undefined;
	}

	get isKept(): boolean {
		return this.#reading !== undefined;
	}

	/** Reads the sheets that are not open; calls back when that is done, and not where they have been read already. */
	keep(done: () => void): void {
		this.#reading ??= this.#readAll().then(done);
	}

	elsewhere(uri: string, budget: ClientBudget): Elsewhere {
		return this.#books.elsewhere(decoded(uri), budget);
	}

	opened(uri: string): void {
		this.#open.add(decoded(uri));
	}

	/** True where others must be told. */
	put(uri: string, booked: Booked): boolean {
		return this.isKept && this.#books.put(decoded(uri), booked);
	}

	/** A sheet counts from now on as it is saved. True where others must be told. */
	closed(uri: string): Promise<boolean> {
		this.#open.delete(decoded(uri));
		return this.saved(uri);
	}

	/** A file was written or is gone. True where others must be told. */
	async saved(uri: string): Promise<boolean> {
		return this.isKept && this.#read(uri, this.#books);
	}

	async #readAll(): Promise<void> {
		const books = this.#books;
		for (const uri of await listSheets(this.#host, this.#roots)) await this.#read(uri, books);
	}

	/** What is not there any more, or was opened meanwhile, is not read. */
	async #read(uri: string, books: Books): Promise<boolean> {
		const sheet = decoded(uri);
		if (this.#open.has(sheet)) return false;
		const text = await this.#host.readFile(uri);
		const booked = text === undefined ? undefined : await this.#bookedFrom(uri, text);
		if (this.#open.has(sheet)) return false;
		return booked ? books.put(sheet, booked) : books.drop(sheet);
	}

	/** Most sheets name nobody, and need not be worked out for that. */
	async #bookedFrom(uri: string, text: string): Promise<Booked> {
		const words = text.toLowerCase();
		return words.includes('client') || words.includes('project') ? this.#bookedIn(uri, text) : new Booked();
	}
}
