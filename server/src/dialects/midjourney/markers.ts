import type { Span } from '../../sheet/span.ts';
import { isSpace } from './braces.ts';
import { rowOf, type ParameterRow } from './parameters.ts';

/**
 * How the dashes before a parameter's name are written: `--name`, or a form that Midjourney reads as something else
 * and that we read as meant, so that the rest of the prompt can still be checked.
 */
export type Dashes =
	| 'double'
	/** `word--name` */
	| 'glued'
	/** `- - name`, `-- name` */
	| 'spaced'
	/** `—name`: accepted */
	| 'em'
	/** `-name` */
	| 'single'
	/** `–name`, `−name`, `---name`, ... */
	| 'lookalike';

/** The start of a parameter: its dashes and its name. */
export interface Marker {
	readonly dashes: Dashes;
	/** From the first dash to the end of the name. */
	readonly span: Span;
	readonly name: Span;
	/** A known parameter; undefined for one that Midjourney's list does not have. */
	readonly row: ParameterRow | undefined;
}

/** True for a hyphen and for every sign that is mistaken for one. */
export const isDash = (character: string | undefined): boolean => character !== undefined && dashes.has(character);

const dashes = new Set('-‐‑‒–—―−⸺－﹣');

/** Every parameter start of a text, in order. Addresses are skipped. Linear in the text. */
export function* markersIn(text: string, custom: ReadonlySet<string> | undefined): Generator<Marker> {
	for (let at = 0; at < text.length;) {
		if (isAddressAt(text, at) && (at === 0 || isSpace(text[at - 1]))) {
			while (at < text.length && !isSpace(text[at])) at++;
		} else if (isDash(text[at])) {
			const marker = readMarker(text, at, custom);
			if (marker) yield marker;
			at = marker ? marker.span.end : endOfDashes(text, at);
		} else at++;
	}
}

export const isAddressAt = (text: string, at: number): boolean =>
	text.startsWith('http', at) && (text.startsWith('http://', at) || text.startsWith('https://', at));

function readMarker(text: string, at: number, custom: ReadonlySet<string> | undefined): Marker | undefined {
	const end = endOfDashes(text, at);
	const written = text.slice(at, Math.min(end, at + 4));
	const spaced = at === 0 || isSpace(text[at - 1]);
	const known = readName(text, end, custom);
	if (!known) return isSpace(text[end]) && spaced ? readSpaced(text, at, end, written, custom) : undefined;
	const marker = (kind: Dashes): Marker => ({
		dashes: kind,
		span: { start: at, end: known.name.end },
		name: known.name,
		row: known.row,
	});
	const fits = (): boolean => known.row !== undefined && isValueAhead(text, known.name.end, known.row);
	if (written === '--')
		return spaced
			? marker('double')
			: known.row && !isDigitOrLetter(text[known.name.end])
				? marker('glued')
				: undefined;
	if (!known.row && !known.custom) return undefined;
	if (written === '—')
		return spaced ? marker('em') : fits() && known.row?.type !== 'words' ? marker('glued') : undefined;
	if (!spaced) return undefined;
	if (written === '-') return fits() ? marker('single') : undefined;
	return fits() ? marker('lookalike') : undefined;
}

/** `- - ar 2:3` and `-- ar 2:3`; a dash between words is left alone. */
function readSpaced(
	text: string,
	at: number,
	end: number,
	written: string,
	custom: ReadonlySet<string> | undefined,
): Marker | undefined {
	let second = skipBlanks(text, end);
	const twice = written === '-' && text[second] === '-' && text[second + 1] !== '-';
	if (twice) second = skipBlanks(text, second + 1);
	else if (written !== '--') return undefined;
	const known = readName(text, second, custom);
	if (!known?.row) return undefined;
	const isProse = known.row.type === 'words' || known.row.type === 'flag';
	if (!twice && (isProse || !isValueAhead(text, known.name.end, known.row))) return undefined;
	return { dashes: 'spaced', span: { start: at, end: known.name.end }, name: known.name, row: known.row };
}

interface Name {
	readonly name: Span;
	readonly row: ParameterRow | undefined;
	readonly custom: boolean;
}

/** Letters, digits, hyphens and underscores after a first letter. `ar16` is `ar` with its value stuck to it. */
function readName(text: string, start: number, custom: ReadonlySet<string> | undefined): Name | undefined {
	if (!isLetter(text[start])) return undefined;
	let letters = start;
	while (isLetter(text[letters])) letters++;
	let end = letters;
	while (isDigitOrLetter(text[end]) || text[end] === '_' || (text[end] === '-' && isDigitOrLetter(text[end + 1])))
		end++;
	const whole = text.slice(start, end);
	if (custom?.has(whole) || custom?.has(whole.toLowerCase()))
		return { name: { start, end }, row: undefined, custom: true };
	const row = rowOf(whole);
	if (row) return { name: { start, end }, row, custom: false };
	const stuck = end > letters && isDigit(text[letters]) ? rowOf(text.slice(start, letters)) : undefined;
	if (stuck && stuck.type !== 'flag') return { name: { start, end: letters }, row: stuck, custom: false };
	return { name: { start, end }, row: undefined, custom: false };
}

/** True where what follows looks like a value of the parameter: tells a mistyped parameter from prose. */
function isValueAhead(text: string, at: number, row: ParameterRow): boolean {
	const start = skipBlanks(text, at);
	if (row.type === 'flag') return start >= text.length || isDash(text[start]) || text[start] === '\n';
	if (start === at && !isDigit(text[at])) return false;
	if (row.type === 'words') return isLetter(text[start]);
	if (row.type === 'address') return isAddressAt(text, start);
	const isNumber = isDigit(text[start]) || ((text[start] === '.' || text[start] === '-') && isDigit(text[start + 1]));
	if (isNumber || row.type === 'integer' || row.type === 'decimal' || row.type === 'ratio') return isNumber;
	if (row.type === 'references' && isAddressAt(text, start)) return true;
	let end = start;
	while (end < text.length && end < start + 32 && !isSpace(text[end])) end++;
	const word = text.slice(start, end).toLowerCase();
	return word === 'random' || row.on.some(({ values }) => values?.includes(word));
}

function endOfDashes(text: string, at: number): number {
	while (isDash(text[at])) at++;
	return at;
}

function skipBlanks(text: string, at: number): number {
	while (text[at] === ' ' || text[at] === '\t') at++;
	return at;
}

export const isDigit = (character: string | undefined): boolean =>
	character !== undefined && character >= '0' && character <= '9';

const isLetter = (character: string | undefined): boolean =>
	character !== undefined && ((character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z'));

const isDigitOrLetter = (character: string | undefined): boolean => isDigit(character) || isLetter(character);
