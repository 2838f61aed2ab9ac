import { CompletionItemKind, type CompletionItem } from 'vscode-languageserver-types';
import { lineAt } from '../../sheet/lines.ts';
import { promptAt } from '../../sheet/sheet.ts';
import type { Span } from '../../sheet/span.ts';
import type { View } from '../view.ts';
import { caretLine } from './caretLine.ts';
import data from './generation.json' with { type: 'json' };
import { sortText } from './place.ts';

/** A setting of the line below a prompt that says how an image was made: `Steps: 28, Sampler: Euler a`. */
export interface GenerationKey {
	readonly key: string;
	readonly summary: string;
	/** All there are, or good examples; none where anything goes. */
	readonly values: readonly string[];
}

const keys: readonly GenerationKey[] = data.keys;
const first = 'Steps:';

/** The caret in such a line. */
export interface GenerationPlace {
	readonly kind: 'key' | 'value';
	readonly key: string;
	/** What typing a completion replaces, in offsets of the sheet. */
	readonly replace: Span;
	/** Keys of the line's other settings, in lower case. */
	readonly others: readonly string[];
}

/** Where the caret stands in a prompt's line of settings; undefined elsewhere. Linear in the line. */
export function generationAt({ analysis }: View, offset: number): GenerationPlace | undefined {
	const { sheet } = analysis;
	if (!caretLine(sheet, offset).trimStart().startsWith(first) || !promptAt(sheet, offset)) return undefined;
	const { text } = sheet;
	let start = offset;
	while (start > 0 && text[start - 1] !== '\n' && text[start - 1] !== '\r') start--;
	const { end } = lineAt(text, start);
	if (offset < text.indexOf(first, start)) return undefined;
	const pieces = piecesOf(text, start, end);
	const piece = pieces.findLast((each) => each.start <= offset);
	if (!piece) return undefined;
	const keyOf = (each: Span): string => text.slice(each.start, each.end).split(':', 1)[0]?.trim() ?? '';
	const others = pieces.filter((each) => each !== piece).map((each) => keyOf(each).toLowerCase());
	const colon = text.slice(piece.start, piece.end).indexOf(':') + piece.start;
	const isKey = colon < piece.start || offset <= colon;
	const from = isKey ? piece.start : colon + 1;
	const to = isKey && colon >= piece.start ? colon : piece.end;
	let begin = from;
	while (begin < Math.min(offset, to) && text[begin] === ' ') begin++;
	let last = to;
	while (last > offset && text[last - 1] === ' ') last--;
	return { kind: isKey ? 'key' : 'value', key: keyOf(piece), replace: { start: begin, end: last }, others };
}

/** The stretches between the commas of a line that are not within quotes. */
function piecesOf(text: string, start: number, end: number): Span[] {
	const pieces: Span[] = [];
	let from = start;
	let quoted = false;
	for (let at = start; at < end; at++) {
		if (text[at] === '"') quoted = !quoted;
		else if (text[at] === ',' && !quoted) {
			pieces.push({ start: from, end: at });
			from = at + 1;
		}
	}
	return [...pieces, { start: from, end }];
}

/** What is known of a key, in any case. */
export const generationKey = (name: string): GenerationKey | undefined =>
	keys.find(({ key }) => key.toLowerCase() === name.toLowerCase());

export function generationItems(view: View, place: GenerationPlace): CompletionItem[] {
	const { text } = view.analysis.sheet;
	const range = view.places.range(place.replace);
	const isColonThere = text[place.replace.end] === ':';
	const space = text[place.replace.start - 1] === ' ' ? '' : ' ';
	if (place.kind === 'key') {
		return keys
			.filter(({ key }) => !place.others.includes(key.toLowerCase()))
			.map(({ key, summary }, rank) => ({
				label: key,
				kind: CompletionItemKind.Property,
				sortText: sortText(rank),
				documentation: summary,
				textEdit: { range, newText: `${rank === 0 && key === 'Steps' ? '' : space}${key}${isColonThere ? '' : ': '}` },
			}));
	}
	const known = generationKey(place.key);
	return (known?.values ?? []).map((value, rank) => ({
		label: value,
		kind: CompletionItemKind.Value,
		sortText: sortText(rank),
		documentation: known?.summary ?? '',
		textEdit: { range, newText: `${space}${value}` },
	}));
}
