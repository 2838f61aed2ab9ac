import { span, type Span } from '../../sheet/span.ts';
import type { CaretContext, ReadContext } from '../dialect.ts';
import { isSpace } from './braces.ts';
import { isAddressAt, isDash, markersIn, type Marker } from './markers.ts';

/** Where a caret stands in a prompt, for completion. Linear in the text. */
export function caretAt(text: string, offset: number, { customParameters }: ReadContext): CaretContext {
	const caret = Math.max(0, Math.min(offset, text.length));
	const dashes = dashesBefore(text, caret);
	if (dashes !== undefined) return at(text, caret, 'parameter-name', span(dashes, endOfName(text, caret)));
	const separated = separate(text);
	const markers = [...markersIn(separated, customParameters)];
	const marker = markers.findLast(({ span: { end } }) => end <= caret);
	if (marker && caret > marker.span.end) {
		const next = markers.find(({ span: { start } }) => start >= caret)?.span.start ?? text.length;
		return valueAt(text, caret, marker, next);
	}
	return termAt(
		text,
		caret,
		0,
		markers.find(({ span: { start } }) => start >= caret)?.span.start ?? text.length,
		'term',
	);
}

/** Options of permutations are words of their own: their edges count as spaces. */
const separate = (text: string): string => {
	let result = '';
	let from = 0;
	for (let index = 0; index < text.length; index++) {
		if (text[index] !== '{' && text[index] !== '}') continue;
		if (text[index] === '{' && isDash(text[index - 1])) continue;
		result += `${text.slice(from, index)} `;
		from = index + 1;
	}
	return result + text.slice(from);
};

function valueAt(text: string, caret: number, { row, name }: Marker, end: number): CaretContext {
	if (!row) return at(text, caret, 'none', span(caret, caret));
	if (row.type === 'words') return termAt(text, caret, name.end, end, 'negative-term');
	if (row.type === 'flag') return termAt(text, caret, name.end, end, 'term');
	const word = wordAt(text, caret, name.end, end);
	const isFirst =
		text.slice(name.end, word.start).trim().replaceAll(/[{},]/gu, '') === '' || isInBraces(text, name.end, word.start);
	if (!isFirst && row.type !== 'references') return termAt(text, caret, name.end, end, 'term');
	return { ...at(text, caret, 'parameter-value', word), parameter: row.name };
}

/** True where braces that open after `from` are still open at `to`. */
function isInBraces(text: string, from: number, to: number): boolean {
	let depth = 0;
	for (let index = from; index < to; index++) {
		if (text[index] === '{') depth++;
		else if (text[index] === '}') depth--;
	}
	return depth > 0;
}

/** The words between the separators around the caret. */
function termAt(text: string, caret: number, from: number, to: number, kind: 'term' | 'negative-term'): CaretContext {
	const word = wordAt(text, caret, from, to);
	if (isAddressAt(text, word.start)) return at(text, caret, 'none', word);
	let start = caret;
	while (start > from && !isBoundary(text, start - 1) && !isWeightEnd(text, start)) start--;
	let end = caret;
	while (end < to && !isBoundary(text, end) && text[end] !== ':') end++;
	while (start < caret && isSpace(text[start])) start++;
	while (end > caret && isSpace(text[end - 1])) end--;
	return at(text, caret, kind, span(start, end));
}

const separators = new Set([',', '{', '}', '|', '\n', ';', '"', '“', '”']);

/** A separator, or the full stop of a sentence. */
const isBoundary = (text: string, at: number): boolean =>
	separators.has(text[at] ?? '') || (text[at] === '.' && isSpace(text[at + 1]));

/** Just after `::` or `::2 `. */
function isWeightEnd(text: string, at: number): boolean {
	let index = at;
	if (text[index - 1] === ':') return text[index - 2] === ':';
	if (!isSpace(text[index - 1])) return false;
	index--;
	while (index > 0 && '0123456789.-'.includes(text[index - 1] ?? ' ') && at - index < 12) index--;
	return text[index - 1] === ':' && text[index - 2] === ':';
}

function wordAt(text: string, caret: number, from: number, to: number): Span {
	const isEdge = (character: string | undefined): boolean => isSpace(character) || separators.has(character ?? '');
	let start = caret;
	while (start > from && !isEdge(text[start - 1])) start--;
	let end = caret;
	while (end < to && !isEdge(text[end])) end++;
	return span(start, end);
}

/** Where the dashes start that stand right before the caret or before the letters before it. */
function dashesBefore(text: string, caret: number): number | undefined {
	let name = caret;
	while (name > 0 && isNameCharacter(text[name - 1])) name--;
	let start = name;
	while (start > 0 && isDash(text[start - 1]) && name - start < 4) start--;
	const written = text.slice(start, name);
	const isSpaced = start === 0 || isSpace(text[start - 1]) || text[start - 1] === '{' || text[start - 1] === ',';
	return isSpaced && (written === '--' || written === '—') ? start : undefined;
}

function endOfName(text: string, caret: number): number {
	while (isNameCharacter(text[caret])) caret++;
	return caret;
}

const isNameCharacter = (character: string | undefined): boolean =>
	character !== undefined &&
	((character >= 'a' && character <= 'z') ||
		(character >= 'A' && character <= 'Z') ||
		(character >= '0' && character <= '9') ||
		character === '_');

const at = (text: string, caret: number, kind: CaretContext['kind'], replace: Span): CaretContext => ({
	kind,
	replace,
	typed: text.slice(replace.start, caret),
});
