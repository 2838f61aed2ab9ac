import { Ledger, type SheetLedger } from '../ledger/ledger.ts';
import { spendingOf } from '../ledger/spending.ts';
import type { Spending } from '../platforms/spending.ts';
import type { FoundLedger, Host } from './host.ts';
import { decoded } from './wildcardFolders.ts';

/** The ledgers of the workspace: the nearest one of each sheet that was asked for, and those of the workspace's folders. */
export class WorkspaceLedgers {
	readonly #host: Host;
	#folders: readonly string[] = [];
	/** Sheets and folders that were asked for, as they were written, by their decoded URIs. */
	readonly #asked = new Map<string, string>();
	readonly #found = new Map<string, Omit<FoundLedger, 'ledger'>>();
	/** By where they lie: sheets that share one see it as it was read last. */
	readonly #ledgers = new Map<string, Ledger>();
	#joined: Ledger | undefined;
	#waiting: { readonly uris: string[]; readonly read: Promise<boolean> } | undefined;

	constructor(host: Host) {
		this.#host = host;
	}

	/** URIs of the workspace's folders. */
	set roots(uris: readonly string[]) {
		this.#folders = uris.map((uri) => (uri.endsWith('/') ? uri : `${uri}/`));
		this.#asked.clear();
		this.#found.clear();
		this.#ledgers.clear();
		this.#joined = undefined;
	}

	/** Reads the ledger of a sheet that was not asked for yet; those that are asked for together are looked for at once. */
	async know(uri: string): Promise<void> {
		if (!this.#host.ledgers || this.#asked.has(decoded(uri))) return;
		if (!this.#waiting) {
			const uris: string[] = [];
			const read = Promise.resolve().then(() => {
				this.#waiting = undefined;
				return this.read(uris);
			});
			this.#waiting = { uris, read };
		}
		this.#waiting.uris.push(uri);
		await this.#waiting.read;
	}

	/** Looks again at the ledgers of these sheets and of the folders. True where one is not as it was. */
	async read(uris: readonly string[]): Promise<boolean> {
		const { ledgers } = this.#host;
		if (!ledgers) return false;
		const all = [...this.#folders, ...uris];
		const found = await ledgers.find(all);
		let isChanged = false;
		for (const uri of all) {
			const key = decoded(uri);
			const at = found.get(uri);
			isChanged ||= this.#asked.has(key) && this.#found.get(key)?.at !== at?.at;
			this.#asked.set(key, uri);
			if (at) this.#found.set(key, at);
			else this.#found.delete(key);
		}
		for (const { at, ledger } of found.values()) {
			const before = this.#ledgers.get(at);
			if (before === ledger) continue;
			isChanged ||= before !== undefined;
			this.#ledgers.set(at, ledger);
			this.#joined = undefined;
		}
		return isChanged;
	}

	/** Looks again at every ledger. True where one is not as it was. */
	refresh(): Promise<boolean> {
		return this.read([...this.#asked.values()]);
	}

	/** Where a sheet's entries are, as far as it was asked for. */
	of(uri: string): SheetLedger | undefined {
		const found = this.#found.get(decoded(uri));
		const ledger = found && this.#ledgers.get(found.at);
		return ledger && { ledger, sheet: found.sheet };
	}

	/** All that are known, as one. */
	get all(): Ledger | undefined {
		const used = new Set([...this.#found.values()].map(({ at }) => at));
		for (const at of this.#ledgers.keys()) if (!used.has(at)) this.#drop(at);
		const [first, ...others] = this.#ledgers.values();
		if (!first || others.length === 0) return first;
		if (!this.#joined) {
			this.#joined = new Ledger();
			for (const ledger of [first, ...others]) this.#joined.merge(ledger);
		}
		return this.#joined;
	}

	#drop(at: string): void {
		this.#ledgers.delete(at);
		this.#joined = undefined;
	}

	/** What was spent, for whoever works out a sheet; it follows the ledgers. Undefined where there can be none. */
	spending(uri: string): { readonly spending?: Spending } {
		if (!this.#host.ledgers) return {};
		return {
			spending: spendingOf(
				() => this.of(uri),
				() => this.all,
			),
		};
	}
}
