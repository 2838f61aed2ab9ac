import { dirname, resolve } from 'node:path';
import { Ledger, type SheetLedger } from '../../ledger/ledger.ts';
import { spendingOf } from '../../ledger/spending.ts';
import type { Spending } from '../../platforms/spending.ts';
import { sayUnusable, whyUnreadable } from '../inputs.ts';
import type { Io } from '../io.ts';
import { nearestLedger, sheetName } from './ledgerFile.ts';
import { loadLedger, Problems } from './readLedger.ts';

/** The nearest ledgers of sheets, each read once. One that may not be read, and lines that cannot be used, are named on standard error. */
export class SheetLedgers {
	readonly #io: Io;
	readonly #paths = new Map<string, Promise<string | undefined>>();
	readonly #ledgers = new Map<string, Promise<Ledger | undefined>>();
	readonly #read = new Set<Ledger>();
	#joined: Ledger | undefined;

	constructor(io: Io) {
		this.#io = io;
	}

	/** `sheet` as given; standard input belongs to the current folder. */
	async for(sheet: string): Promise<SheetLedger | undefined> {
		const { cwd } = this.#io;
		const folder = sheet === '-' ? cwd : dirname(resolve(cwd, sheet));
		let path = this.#paths.get(folder);
		if (!path) this.#paths.set(folder, (path = nearestLedger(folder, this.#io)));
		const found = await path;
		if (found === undefined) return undefined;
		let read = this.#ledgers.get(found);
		if (!read) this.#ledgers.set(found, (read = this.#load(found)));
		const ledger = await read;
		return ledger && { ledger, sheet: sheetName(found, sheet, this.#io) };
	}

	/** All that were read so far, as one. */
	get all(): Ledger | undefined {
		const [first, ...others] = this.#read;
		if (!first || others.length === 0) return first;
		if (!this.#joined) {
			this.#joined = new Ledger();
			for (const ledger of this.#read) this.#joined.merge(ledger);
		}
		return this.#joined;
	}

	/** What was spent on a sheet, and on budgets in all ledgers that are read by the time of the question. */
	async spending(sheet: string): Promise<Spending> {
		const own = await this.for(sheet);
		return spendingOf(
			() => own,
			() => this.all,
		);
	}

	async #load(path: string): Promise<Ledger | undefined> {
		const problems = new Problems();
		try {
			const ledger = await loadLedger(path, this.#io, problems);
			await problems.say(path, this.#io);
			this.#read.add(ledger);
			this.#joined = undefined;
			return ledger;
		} catch (error) {
			await sayUnusable(this.#io, path, whyUnreadable(error));
			return undefined;
		}
	}
}
