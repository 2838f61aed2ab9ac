import type { TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { editSheet } from '../sheet/edit.ts';
import { parseSheet, type Sheet } from '../sheet/sheet.ts';
import { Positions, type Encoding } from './positions.ts';

/** A document that the client has open. Each change makes a new sheet that shares what it did not touch. */
export class OpenSheet {
	#sheet: Sheet;
	#positions: Positions;
	/** Where the caret must be if the last change was typing; undefined after anything else. */
	typingAt: number | undefined;

	constructor(
		readonly uri: string,
		readonly languageId: string,
		public version: number,
		text: string,
		readonly encoding: Encoding,
	) {
		this.#sheet = parseSheet(text);
		this.#positions = new Positions(this.#sheet, encoding);
	}

	get sheet(): Sheet {
		return this.#sheet;
	}

	get positions(): Positions {
		return this.#positions;
	}

	update(changes: readonly TextDocumentContentChangeEvent[], version: number): void {
		this.version = version;
		this.typingAt = undefined;
		for (const change of changes) {
			if ('range' in change) {
				const span = this.#positions.span(change.range);
				this.#sheet = editSheet(this.#sheet, { span, newText: change.text });
				const isTyping = changes.length === 1 && change.text.length <= 2 && span.end - span.start <= 1;
				this.typingAt = isTyping ? span.start + change.text.length : undefined;
			} else this.#sheet = parseSheet(change.text);
			this.#positions = new Positions(this.#sheet, this.encoding);
		}
	}
}
