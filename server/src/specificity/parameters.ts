import { codeAt } from '../text/codes.ts';
import { classAt, isOfWord, isSpace } from './characters.ts';

/** The end of a run of anything but space that starts at `at`. */
export function endOfRun(text: string, at: number): number {
	while (at < text.length && !isSpace(codeAt(text, at))) at++;
	return at;
}

/** The end of a parameter `--name value` that starts at `at`; of `--no ...`, the end of all that is not wanted. */
export function endOfParameter(text: string, at: number): number {
	const nameEnd = endOfRun(text, at);
	const name = text.slice(at, nameEnd).replaceAll('—', '').replaceAll('-', '').toLowerCase();
	let end = nameEnd;
	while (end < text.length && isSpace(codeAt(text, end))) end++;
	if (name === 'no') {
		while (end < text.length && !startsParameter(text, end)) end++;
		return end;
	}
	if (end >= text.length || startsParameter(text, end)) return nameEnd;
	const valueEnd = endOfRun(text, end);
	// A comma ends the value and, as in any text, the clause.
	return codeAt(text, valueEnd - 1) === 0x2c ? valueEnd - 1 : valueEnd;
}

export function startsParameter(text: string, at: number): boolean {
	const code = codeAt(text, at);
	const length = code === 0x2014 ? 1 : code === 0x2d && codeAt(text, at + 1) === 0x2d ? 2 : 0;
	if (length === 0 || (at > 0 && !isSpace(codeAt(text, at - 1)))) return false;
	return isOfWord(classAt(text, at + length));
}
