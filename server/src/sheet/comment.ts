import { codeAt } from '../text/codes.ts';
import type { Comment, Suppression } from './block.ts';
import type { Line } from './lines.ts';
import { isSpace } from './settings.ts';
import { span } from './span.ts';

const quiet = 'prompt-credits-ignore';
const quietFile = 'prompt-credits-ignore-file';

/** Reads a line that starts with `//`; spans count from `base`. */
export function readComment(text: string, line: Line, base: number): Comment {
	const suppression = readSuppression(text, line, base);
	return { span: span(line.start - base, line.end - base), ...(suppression && { suppression }) };
}

function readSuppression(text: string, line: Line, base: number): Suppression | undefined {
	let at = skipSpace(text, line.start + 2, line.end);
	const wordEnd = endOfWord(text, at, line.end);
	const word = text.slice(at, wordEnd);
	if (word !== quiet && word !== quietFile) return undefined;
	const rules: { id: string; span: { start: number; end: number } }[] = [];
	at = wordEnd;
	for (;;) {
		at = skipSpace(text, at, line.end);
		const end = endOfWord(text, at, line.end);
		if (end === at) break;
		rules.push({ id: text.slice(at, end), span: span(at - base, end - base) });
		at = skipSpace(text, end, line.end);
		if (text[at] !== ',' || at >= line.end) break;
		at++;
	}
	const reason = text[at] === ':' && at < line.end ? text.slice(at + 1, line.end).trim() : '';
	return { scope: word === quietFile ? 'file' : 'prompt', rules, reason };
}

function skipSpace(text: string, at: number, end: number): number {
	while (at < end && isSpace(codeAt(text, at))) at++;
	return at;
}

/** Rule ids are lower-case words with hyphens. */
function endOfWord(text: string, at: number, end: number): number {
	while (at < end && /[\w-]/.test(text[at] ?? '')) at++;
	return at;
}
