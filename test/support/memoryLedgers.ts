import { ledgerFileName, type LedgerEvent } from '../../server/src/ledger/event.ts';
import { eventLine } from '../../server/src/ledger/eventLine.ts';
import type { Ledger } from '../../server/src/ledger/ledger.ts';
import type { FoundLedger, LedgerFiles } from '../../server/src/lsp/host.ts';
import { read } from '../ledger/support.ts';

/** Ledgers among files that are held in memory, by their URIs. */
export class MemoryLedgers implements LedgerFiles {
	readonly #files: Map<string, string>;
	readonly #read = new Map<string, { readonly text: string; readonly ledger: Ledger }>();
	#count = 0;

	constructor(files: Map<string, string>) {
		this.#files = files;
	}

	find(uris: readonly string[]): Promise<ReadonlyMap<string, FoundLedger>> {
		const found = new Map<string, FoundLedger>();
		for (const uri of uris) {
			const at = this.#nearest(uri);
			const text = at === undefined ? undefined : this.#files.get(at);
			if (at === undefined || text === undefined) continue;
			let known = this.#read.get(at);
			if (known?.text !== text) this.#read.set(at, (known = { text, ledger: read(text, 4096).ledger }));
			found.set(uri, { at, ledger: known.ledger, sheet: uri.slice(at.length - ledgerFileName.length) });
		}
		return Promise.resolve(found);
	}

	nameOf(sheet: string): Promise<string | undefined> {
		const at = this.#nearest(sheet) ?? `file:///work/${ledgerFileName}`;
		return Promise.resolve(sheet.slice(at.length - ledgerFileName.length));
	}

	stamp(): Pick<LedgerEvent, 'id' | 'time'> {
		return { id: `written-${String(++this.#count)}`, time: '2026-11-22T12:00:00Z' };
	}

	append(sheet: string, event: LedgerEvent): Promise<string> {
		const at = this.#nearest(sheet) ?? `file:///work/${ledgerFileName}`;
		this.#files.set(at, `${this.#files.get(at) ?? ''}${eventLine(event)}\n`);
		return Promise.resolve(at);
	}

	#nearest(uri: string): string | undefined {
		for (let end = uri.lastIndexOf('/'); end > 'file://'.length; end = uri.lastIndexOf('/', end - 1)) {
			const at = `${uri.slice(0, end + 1)}${ledgerFileName}`;
			if (this.#files.has(at)) return at;
		}
		return undefined;
	}
}
