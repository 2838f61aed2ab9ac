import { readInfotext, readPairs } from '../dialects/a1111/infotext.ts';
import { promptOf, type ImportedPrompt } from './imported.ts';

/** The prompt of one image, as AUTOMATIC1111 and Forge write it into the image or beside it. */
export function fromInfotext(text: string): ImportedPrompt {
	const { prompt, negative, entries } = readInfotext(text);
	return promptOf(prompt, { negative, generation: withSize(entries) });
}

/** Several of them in one text, each ended by its settings line; a text without such a line is none. */
export function fromInfotexts(text: string): ImportedPrompt[] {
	const found: ImportedPrompt[] = [];
	let lines: string[] = [];
	for (const line of text.split('\n')) {
		lines.push(line);
		if (!isSettingsLine(line)) continue;
		found.push(fromInfotext(lines.join('\n')));
		lines = [];
	}
	return found;
}

const isSettingsLine = (line: string): boolean => line.trimStart().startsWith('Steps:') && readPairs(line).length >= 3;

/** The reader takes a size apart; a sheet has it in one. */
function withSize(entries: readonly (readonly [string, string])[]): (readonly [string, string])[] {
	const values = new Map(entries);
	return entries.flatMap(([key, value]): (readonly [string, string])[] => {
		const whole = key.slice(0, -2);
		if (key.endsWith('-1') && values.has(`${whole}-2`)) return [[whole, `${value}x${values.get(`${whole}-2`) ?? ''}`]];
		return key.endsWith('-2') && values.has(`${whole}-1`) ? [] : [[key, value]];
	});
}
