import type { Inflate } from '../import/png.ts';
import type { LedgerEvent } from '../ledger/event.ts';
import type { SheetLedger } from '../ledger/ledger.ts';
import type { LocalLibraries } from './library.ts';

/** What the server needs from where it runs: Node, or a browser's worker. */
export interface Host {
	/** Today in the user's time zone: YYYY-MM-DD. */
	today(): string;
	/** Text of a file of the workspace; undefined where it is not there or cannot be read. */
	readFile(uri: string): Promise<string | undefined>;
	/**
	 * URIs of the files below a folder, whose URI ends in a slash, that have one of these endings: at most `mostFiles`,
	 * without those in `node_modules` and in folders whose names begin with a dot. None where there is no such folder.
	 */
	listFiles(folder: string, endings: readonly string[]): Promise<readonly string[]>;
	/** Text of a file that comes with the product, beside the bundle: `library.json`. */
	readAsset(name: string): Promise<string>;
	/** Unpacks zlib data of images. */
	readonly inflate: Inflate;
	/** The user's own prompt library and remote ones; absent in the browser. */
	readonly libraries?: LocalLibraries;
	/** Ledgers beside sheets; absent in the browser, where nothing can be appended safely. */
	readonly ledgers?: LedgerFiles;
	/** Calls back once, `delayMs` later, with 0 as soon as what has arrived is handled; the returned function calls it off. */
	later(delayMs: number, callback: () => void): () => void;
}

export interface FoundLedger extends SheetLedger {
	/** Where the ledger lies: another one lies elsewhere. */
	readonly at: string;
}

/** The ledgers of a disk. */
export interface LedgerFiles {
	/**
	 * The nearest ledgers of sheets, and of folders, whose URIs end in a slash, by those URIs; what has none is left out.
	 * A ledger is read again where it has grown, and is else the same object as before.
	 */
	find(uris: readonly string[]): Promise<ReadonlyMap<string, FoundLedger>>;
	/** Name of a sheet in its ledger; undefined where it lies on no disk. */
	nameOf(sheet: string): Promise<string | undefined>;
	/** A new entry's id and time. */
	stamp(): Pick<LedgerEvent, 'id' | 'time'>;
	/** Adds an entry to the sheet's ledger, and makes one where there is none. Resolves to its URI when it is on the disk. */
	append(sheet: string, event: LedgerEvent): Promise<string>;
}

/** Folders with more files than this are listed in part. */
export const mostFiles = 10_000;

/** `YYYY-MM-DD` of a moment, in its own time zone. */
export function isoDay(moment: Date): string {
	const two = (value: number): string => String(value).padStart(2, '0');
	return `${String(moment.getFullYear())}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}
