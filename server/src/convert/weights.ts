import { hasMultiPrompts, takesWholeWeights } from '../dialects/midjourney/segments.ts';
import { defaultVersion, versionOfModel, type Version } from '../dialects/midjourney/versions.ts';
import type { DialectId } from '../dialects/dialect.ts';

/** Words and how strongly they are asked for. Spaces and commas at their ends count. */
export interface Weighted {
	readonly text: string;
	/** 1 is neutral; below 0 they are not wanted. */
	readonly weight: number;
}

/** To four places: what brackets multiply to has many more. */
export const rounded = (weight: number): number => Math.round(weight * 1e4) / 1e4;

/** A weight that a language can write at all. */
export const isWritable = (weight: number, dialect: DialectId): boolean =>
	Number.isFinite(weight) &&
	Math.abs(weight) < 1e6 &&
	(weight >= 0 || dialect === 'a1111' || dialect === 'comfyui' || dialect === 'dynamic-prompts');

/** Whether a language has weights; of Midjourney, whether the version has. */
export function hasWeights(dialect: DialectId, version: string | undefined): boolean {
	if (dialect === 'midjourney') return hasMultiPrompts(versionOf(version));
	return dialect !== 'plain';
}

const versionOf = (model: string | undefined): Version =>
	(model === undefined ? undefined : versionOfModel(model)) ?? defaultVersion;

/** The words as the language writes them, escapes included. `words` escapes what is no weight. */
export function writeWeights(
	parts: readonly Weighted[],
	dialect: DialectId,
	words: (text: string) => string,
	version?: string,
): string {
	const isFlat = !hasWeights(dialect, version) || parts.every(({ weight }) => rounded(weight) === 1);
	if (isFlat) return parts.map(({ text }) => words(text)).join('');
	if (dialect === 'midjourney') return concepts(parts, words, versionOf(version));
	return parts.reduce((text, part) => text + one(part, dialect, words, text), '');
}

function one({ text, weight }: Weighted, dialect: DialectId, words: (text: string) => string, before: string): string {
	const { head, core, tail } = ends(text);
	if (rounded(weight) === 1 || core === '' || !isWritable(weight, dialect)) return words(text);
	const number = String(rounded(weight));
	if (dialect === 'invokeai') return `${words(head)}(${words(core)})${number}${words(tail)}`;
	if (dialect === 'novelai') {
		const glued = head === '' && /[\d.-]$/.test(before) ? ' ' : '';
		return `${head}${glued}${number}::${words(core)} ::${tail}`;
	}
	return `${head}(${words(core)}:${number})${tail}`;
}

/** `a::2 b::1`. A version with whole weights only gets the same relation in whole numbers. */
function concepts(parts: readonly Weighted[], words: (text: string) => string, version: Version): string {
	const kept = parts
		.map(({ text, weight }) => ({ core: ends(text).core, weight: rounded(weight) }))
		.filter(({ core }) => core !== '');
	const times = takesWholeWeights(version)
		? ([1, 2, 4, 5, 10].find((each) => kept.every(({ weight }) => Number.isInteger(rounded(weight * each)))) ?? 10)
		: 1;
	return kept
		.map(
			({ core, weight }) => `${words(core)}::${String(times === 1 ? weight : Math.max(1, Math.round(weight * times)))}`,
		)
		.join(' ');
}

/** Spaces and commas around words stay outside of their brackets. */
export function ends(text: string): { readonly head: string; readonly core: string; readonly tail: string } {
	let start = 0;
	let end = text.length;
	while (start < end && ' ,\n\t'.includes(text[start] ?? '')) start++;
	while (end > start && ' ,\n\t'.includes(text[end - 1] ?? '')) end--;
	return { head: text.slice(0, start), core: text.slice(start, end), tail: text.slice(end) };
}
