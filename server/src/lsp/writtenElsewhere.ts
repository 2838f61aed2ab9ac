import { isLibrarySheet } from '../library/entry.ts';
import { limits } from '../sheet/limits.ts';
import { parseSheet } from '../sheet/sheet.ts';
import { readWritten, type Written, type WrittenPrompt } from '../vocabulary/written.ts';
import { WrittenIndex } from '../vocabulary/writtenIndex.ts';
import type { Host } from './host.ts';
import { decoded } from './wildcardFolders.ts';
import { listSheets } from './workspaceSheets.ts';

/** No further sheet is read once so many prompts are known: more of them say little that is new. */
const mostPrompts = 10_000;
/** Prompts that are read in one step. */
const stepSize = 100;

/**
 * What the workspace's sheets say, as they are saved, so that a prompt is completed from all that its author wrote. Nothing
 * is read before somebody asks; then one sheet after the other, between other work. Entries of libraries are no one's own.
 */
export class WrittenElsewhere {
	#roots: readonly string[] = [];
	/** By sheet, once it is read. */
	#sheets = new Map<string, WrittenIndex>();
	#prompts = 0;
	/** What was asked to be read, one after the other; none before somebody asked. */
	#reading: Promise<void> | undefined;

	constructor(private readonly host: Pick<Host, 'readFile' | 'listFiles' | 'later'>) {}

	/** URIs of the workspace's folders. */
	set roots(uris: readonly string[]) {
		this.#roots = uris;
		this.#sheets = new Map();
		this.#prompts = 0;
		this.#reading = undefined;
	}

	/** What other sheets than this one say, as far as they are read; begins to read them. */
	of(uri: string): readonly Written[] {
		this.#reading ??= this.#readAll();
		const own = decoded(uri);
		return [...this.#sheets].filter(([sheet]) => sheet !== own).map(([, written]) => written);
	}

	/** A sheet was written, or is gone. */
	changed(uri: string): void {
		const sheets = this.#sheets;
		this.#reading &&= this.#reading.then(() => this.#read(uri, sheets));
	}

	async #readAll(): Promise<void> {
		const sheets = this.#sheets;
		for (const uri of await listSheets(this.host, this.#roots)) {
			if (this.#prompts >= mostPrompts) return;
			await this.#read(uri, sheets);
		}
	}

	/** Reads a sheet anew; in vain where the workspace has other folders by now. */
	async #read(uri: string, sheets: Map<string, WrittenIndex>): Promise<void> {
		const text = await this.host.readFile(uri);
		const prompts = await this.#promptsIn(text ?? '');
		if (sheets !== this.#sheets) return;
		const sheet = decoded(uri);
		this.#prompts += prompts.length - (sheets.get(sheet)?.size ?? 0);
		if (prompts.length > 0) sheets.set(sheet, new WrittenIndex(prompts));
		else sheets.delete(sheet);
	}

	/** A step at a time, so that a request never waits for more than one. */
	async #promptsIn(text: string): Promise<WrittenPrompt[]> {
		if (text.length > limits.sheetLength) return [];
		const sheet = parseSheet(text);
		if (isLibrarySheet(sheet)) return [];
		const read: WrittenPrompt[] = [];
		for (const { block } of sheet.prompts.slice(0, mostPrompts)) {
			read.push(readWritten(block.text.value));
			if (read.length % stepSize === 0) await new Promise<void>((resolve) => this.host.later(0, resolve));
		}
		return read;
	}
}
