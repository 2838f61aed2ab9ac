import type { WorkspaceFolder } from 'vscode-languageserver';
import { bookedIn } from '../analysis/totals.ts';
import type { Booked } from '../platforms/bookings.ts';
import { parseSheet } from '../sheet/sheet.ts';
import { unknownClient, type Client } from './client.ts';
import { ClipTable } from './clipTable.ts';
import type { Host } from './host.ts';
import { Library } from './library.ts';
import { Configurations, type FolderProblem } from './settings.ts';
import { WildcardFolders } from './wildcardFolders.ts';
import { WordLists } from './wordLists.ts';
import { WorkspaceBooks } from './workspaceBooks.ts';
import { WorkspaceLedgers } from './workspaceLedgers.ts';
import { WrittenElsewhere } from './writtenElsewhere.ts';

/** What sheets are worked out with besides their own text: whom they are for, and what lies around them. */
export class Surroundings {
	client: Client = unknownClient;
	/** Terms that the user chose lately, the last one first. */
	recentTerms: readonly string[] = [];
	/** Settled when the editor's settings are there. */
	configured: Promise<void> = Promise.resolve();

	readonly configurations: Configurations;
	readonly wildcards: WildcardFolders;
	readonly wordLists: WordLists;
	readonly clip: ClipTable;
	readonly ledgers: WorkspaceLedgers;
	readonly books: WorkspaceBooks;
	readonly library: Library;
	readonly elsewhere: WrittenElsewhere;
	#roots: readonly string[] = [];

	constructor(
		readonly host: Host,
		report: (problem: FolderProblem) => void,
	) {
		this.configurations = new Configurations(host, report);
		this.wildcards = new WildcardFolders(host);
		this.wordLists = new WordLists(host);
		this.clip = new ClipTable(host);
		this.library = new Library(host);
		this.elsewhere = new WrittenElsewhere(host);
		this.ledgers = new WorkspaceLedgers(host);
		this.books = new WorkspaceBooks(host, (uri, text) => this.#bookedIn(uri, text));
	}

	/** URIs of the workspace's folders. */
	get roots(): readonly string[] {
		return this.#roots;
	}

	set folders(folders: readonly WorkspaceFolder[]) {
		this.#roots = folders.map(({ uri }) => uri);
		this.library.roots = folders;
		const { books, configurations, elsewhere, ledgers, wildcards, wordLists } = this;
		for (const one of [books, configurations, elsewhere, ledgers, wildcards, wordLists]) one.roots = this.#roots;
	}

	/** Forgets what was read of the workspace, after a file that is no sheet has changed. */
	forget(): void {
		for (const one of [this.configurations, this.wildcards, this.wordLists, this.library]) one.forget();
	}

	async #bookedIn(uri: string, text: string): Promise<Booked> {
		const { configurations, ledgers, wildcards } = this;
		const [config, folder] = await Promise.all([configurations.of(uri), wildcards.of(uri), ledgers.know(uri)]);
		const context = { config, on: this.host.today(), isLibrarySheet: false, ...ledgers.spending(uri) };
		return bookedIn(parseSheet(text), { ...context, ...(folder && { wildcards: folder.index }) });
	}
}
