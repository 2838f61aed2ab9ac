import { codeAt } from '../text/codes.ts';
import type { Block, Setting } from './block.ts';
import type { Line } from './lines.ts';
import { span } from './span.ts';

/** Reads `@key: value`. Returns undefined where the line is not of that form, and so is prompt text. */
export function readSettingLine(text: string, line: Line, base: number): Setting | undefined {
	if (text[line.start] !== '@') return undefined;
	let at = line.start + 1;
	while (at < line.end && isKeyCharacter(codeAt(text, at), at === line.start + 1)) at++;
	const keyEnd = at;
	while (at < line.end && isSpace(codeAt(text, at))) at++;
	if (keyEnd === line.start + 1 || text[at] !== ':') return undefined;
	let from = at + 1;
	while (from < line.end && isSpace(codeAt(text, from))) from++;
	let to = line.end;
	while (to > from && isSpace(codeAt(text, to - 1))) to--;
	return {
		key: text.slice(line.start + 1, keyEnd),
		keySpan: span(line.start + 1 - base, keyEnd - base),
		value: unquoted(text.slice(from, to)),
		valueSpan: span(from - base, to - base),
		span: span(line.start - base, line.end - base),
	};
}

/** Quotes around a whole value are YAML's, where the same value may stand: `"8.2"` and `8.2` are one. */
const unquoted = (value: string): string => {
	const quote = value[0];
	return value.length >= 2 && (quote === '"' || quote === "'") && value.endsWith(quote) ? value.slice(1, -1) : value;
};

/** True where the block writes the setting of that name, in any case. */
export const hasSetting = (block: Block, name: string): boolean =>
	'settings' in block && block.settings.some(({ key }) => key.toLowerCase() === name);

export const isSpace = (code: number): boolean => code === 32 || code === 9;

const isKeyCharacter = (code: number, first: boolean): boolean =>
	(code >= 97 && code <= 122) ||
	(code >= 65 && code <= 90) ||
	(!first && ((code >= 48 && code <= 57) || code === 45 || code === 95));
