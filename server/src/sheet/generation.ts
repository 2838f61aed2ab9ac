import { codeAt } from '../text/codes.ts';
import type { GenerationEntry } from './block.ts';
import { span } from './span.ts';

/**
 * Reads a line of generation settings, `Steps: 28, Sampler: Euler a, Seed: 42`, as AUTOMATIC1111 does: `key: value`
 * pairs, at least three of them; a value runs to the next comma, or is quoted. We ask besides that it starts with
 * `Steps:`, for many a prompt has three colons. Returns undefined where the line is prompt text. Spans count from `base`.
 */
export function readGeneration(text: string, start: number, end: number, base: number): GenerationEntry[] | undefined {
	let at = start;
	while (at < end && isBlank(codeAt(text, at))) at++;
	if (!text.startsWith('Steps:', at)) return undefined;
	const entries: GenerationEntry[] = [];
	while (at < end) {
		const entry = readPair(text, at, end, base);
		if (entry) entries.push(entry.entry);
		at = entry ? entry.next : nextComma(text, at, end) + 1;
	}
	return entries.length >= 3 ? entries : undefined;
}

function readPair(
	text: string,
	at: number,
	end: number,
	base: number,
): { entry: GenerationEntry; next: number } | undefined {
	while (at < end && isBlank(codeAt(text, at))) at++;
	const keyStart = at;
	while (at < end && isKeyCharacter(text[at] ?? '')) at++;
	if (text[at] !== ':' || at - keyStart < 2 || at >= end) return undefined;
	const keyEnd = at;
	at++;
	while (at < end && isBlank(codeAt(text, at))) at++;
	const valueStart = at;
	const quotedEnd = text[at] === '"' ? endOfQuoted(text, at, end) : undefined;
	let valueEnd = quotedEnd ?? nextComma(text, at, end);
	const next = valueEnd + 1;
	while (valueEnd > valueStart && isBlank(codeAt(text, valueEnd - 1))) valueEnd--;
	const value = text.slice(valueStart, valueEnd);
	return {
		entry: {
			key: text.slice(keyStart, keyEnd),
			value: quotedEnd === undefined ? value : value.slice(1, -1),
			keySpan: span(keyStart - base, keyEnd - base),
			valueSpan: span(valueStart - base, valueEnd - base),
		},
		next,
	};
}

/** The offset after the closing quote, where a comma or the end follows it. */
function endOfQuoted(text: string, at: number, end: number): number | undefined {
	for (let i = at + 1; i < end; i++) {
		if (text[i] === '\\') i++;
		else if (text[i] === '"') return i > at + 1 && (i + 1 === end || text[i + 1] === ',') ? i + 1 : undefined;
	}
	return undefined;
}

function nextComma(text: string, at: number, end: number): number {
	const comma = text.indexOf(',', at);
	return comma < 0 || comma > end ? end : comma;
}

const isBlank = (code: number): boolean => code === 32 || code === 9;
const isKeyCharacter = (character: string): boolean => /[\w \-/]/.test(character);
