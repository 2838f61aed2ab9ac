import { Ledger } from './ledger.ts';
import { maxLineBytes, type LedgerEvent } from './event.ts';
import type { IdHash } from './id.ts';
import { IdSet } from './idSet.ts';
import { Descriptions, type Decode } from './descriptions.ts';
import { KeyRing, textsOf } from './keys.ts';
import { LineCutter } from './lines.ts';
import { PlainLines } from './plainLine.ts';
import { postingOf, type Posting } from './posting.ts';
import type { LedgerProblem } from './problem.ts';
import { readLine, type ReadLine } from './readEvent.ts';

/** An entry and its line, which counts from 1. */
export interface LedgerEntry {
	readonly line: number;
	readonly event: LedgerEvent;
}

export interface ReaderOptions {
	readonly decode: Decode;
	/** Is told every problem, in the order in which they are found. */
	readonly onProblem?: (problem: LedgerProblem) => void;
	/** Is told every entry that counts, in order. Reading takes several times as long then. */
	readonly onEntry?: (entry: LedgerEntry) => void;
	/** Only entries of these days are added up, both included; as day numbers. */
	readonly days?: { readonly first: number; readonly last: number };
}

/** Merges bring earlier entries after later ones, and clocks differ a little: less than this is not said. */
const clockToleranceMillis = 60_000;

/**
 * Reads a ledger chunk by chunk, and adds it up. What it holds grows with the prompts, days and ids in the ledger, not with
 * its text. Whatever the bytes are, it reads what can be read and tells of every line that it does not use.
 */
export class LedgerReader {
	readonly ledger = new Ledger();
	readonly #options: ReaderOptions;
	readonly #ring = new KeyRing();
	readonly #plain: PlainLines;
	readonly #lines = new LineCutter((bytes, start, end) => this.#line(bytes, start, end));
	readonly #ids = new IdSet();
	readonly #corrected = new IdSet();
	readonly #corrections: { line: number; id: IdHash }[] = [];
	#number = 0;
	#latest = Number.NEGATIVE_INFINITY;

	constructor(options: ReaderOptions) {
		this.#options = options;
		this.#plain = new PlainLines(new Descriptions(options.decode, this.#ring));
	}

	/** The next bytes of the file. They are not kept. */
	push(chunk: Uint8Array): void {
		this.#lines.push(chunk);
	}

	/** After the last bytes. A last line without its end counts where it is whole. */
	end(): Ledger {
		const { rest } = this.#lines;
		if (rest.length > 0) this.#line(rest, 0, rest.length);
		for (const { line, id } of this.#corrections) {
			if (!this.#ids.has(id))
				this.#tell({ line, kind: 'corrects-nothing', message: 'takes back an entry that is not there', used: true });
		}
		return this.ledger;
	}

	#line(bytes: Uint8Array, from: number, end: number): void {
		const line = ++this.#number;
		const start = line === 1 && hasByteOrderMark(bytes, from) ? from + 3 : from;
		if (isBlank(bytes, start, end)) return;
		const { onEntry } = this.#options;
		const plain = onEntry ? undefined : this.#plain.read(bytes, start, end);
		if (plain) this.#post(plain);
		else {
			const event = this.#judged(bytes.subarray(start, end));
			if (event && this.#post(postingOf(event, this.#ring.of(textsOf(event))))) onEntry?.({ line, event });
		}
	}

	/** What `readLine` says of the line. */
	#judged(bytes: Uint8Array): LedgerEvent | undefined {
		const read = readBytes(bytes, this.#options.decode);
		if ('event' in read) return read.event;
		this.#tell({ line: this.#number, kind: read.refusal, message: read.message, used: false });
		return undefined;
	}

	/** True where the entry counts. */
	#post(posting: Posting): boolean {
		const counts = this.#isNew(posting) && this.#isChosen(posting);
		if (counts) this.ledger.post(posting);
		return counts;
	}

	/** False where the entry, or what it takes back, has been counted. */
	#isNew({ id, corrects, millis }: Posting): boolean {
		const line = this.#number;
		if (!this.#ids.add(id)) {
			this.#tell({
				line,
				kind: 'repeated-id',
				message: 'has the id of an entry above; the first one counts',
				used: false,
			});
			return false;
		}
		if (corrects) {
			if (!this.#corrected.add(corrects)) {
				const message = 'takes back an entry that was taken back before';
				this.#tell({ line, kind: 'corrected-twice', message, used: false });
				return false;
			}
			this.#corrections.push({ line, id: corrects });
		}
		if (millis < this.#latest - clockToleranceMillis)
			this.#tell({ line, kind: 'clock-back', message: 'is earlier than the entry before it', used: true });
		this.#latest = millis;
		return true;
	}

	#isChosen({ day }: Posting): boolean {
		const { days } = this.#options;
		return !days || (day >= days.first && day <= days.last);
	}

	#tell(problem: LedgerProblem): void {
		this.#options.onProblem?.(problem);
	}
}

/** Reads a line's bytes, without their end. */
function readBytes(bytes: Uint8Array, decode: Decode): ReadLine {
	if (bytes.length > maxLineBytes)
		return { refusal: 'too-long', message: `is longer than ${maxLineBytes.toLocaleString('en')} bytes` };
	const text = decode(bytes);
	return text === undefined ? { refusal: 'not-utf8', message: 'is not UTF-8 text' } : readLine(text);
}

const hasByteOrderMark = (bytes: Uint8Array, at: number): boolean =>
	bytes[at] === 0xef && bytes[at + 1] === 0xbb && bytes[at + 2] === 0xbf;

function isBlank(bytes: Uint8Array, start: number, end: number): boolean {
	for (let at = start; at < end; at++) {
		const byte = bytes[at];
		if (byte !== 0x20 && byte !== 0x09 && byte !== 0x0d) return false;
	}
	return true;
}
