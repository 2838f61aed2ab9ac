import { placeholderMarks } from '../sheet/placeholders.ts';
import { codeAt } from '../text/codes.ts';

const first = 0xe000;
const last = 0xf8ff;

/**
 * Places to fill in, carried over from one prompt language to another, none of which knows `${1:subject}`: while a text
 * is rewritten, one private character of Unicode stands for each.
 */
export class StandIns {
	readonly #places: string[] = [];

	/** False for texts that have such characters of their own, or more places than there are characters. */
	static canStandIn(texts: readonly string[]): boolean {
		let places = 0;
		for (const text of texts) {
			for (let at = 0; at < text.length; at++) {
				const code = codeAt(text, at);
				if (code >= first && code <= last) return false;
				if (code === 0x24) places++;
			}
		}
		return places <= last - first;
	}

	/** As written: `${1:subject}`. */
	get places(): readonly string[] {
		return this.#places;
	}

	/** The text with a character for each of its places, which are remembered. */
	of(text: string): string {
		let result = '';
		let from = 0;
		let depth = 0;
		let open = 0;
		for (const { start, end } of placeholderMarks(text)) {
			if (text[start] === '$') {
				if (depth++ === 0) open = start;
			} else if (--depth === 0) {
				result += text.slice(from, open) + String.fromCharCode(first + this.#places.length);
				this.#places.push(text.slice(open, end));
				from = end;
			}
		}
		return result + text.slice(from);
	}

	/** The text with the places back in it. */
	putBack(text: string): string {
		if (this.#places.length === 0) return text;
		return Array.from(text, (char) => this.#places[codeAt(char, 0) - first] ?? char).join('');
	}

	/** The places that none of the texts has. */
	missingFrom(texts: readonly string[]): string[] {
		return this.#places.filter((_, index) => {
			const char = String.fromCharCode(first + index);
			return !texts.some((text) => text.includes(char));
		});
	}
}
