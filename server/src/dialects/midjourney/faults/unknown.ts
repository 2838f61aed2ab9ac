import { parameterRows } from '../parameters.ts';
import type { ReadParameter } from '../prompt.ts';
import { fix, nameOf, replace, type FoundFaults } from './found.ts';

/** A name that Midjourney's list does not have and that the user has not defined. */
export function checkName(parameter: ReadParameter, isCustom: boolean, found: FoundFaults): void {
	if (parameter.row || isCustom) return;
	const near = nearestName(parameter.written.toLowerCase());
	const isWhole = parameter.nameSpan.end - parameter.nameSpan.start === parameter.written.length;
	const args = { parameter: nameOf(parameter), suggestion: `--${near ?? ''}` };
	const fixes = near && isWhole ? [fix(`Use --${near}`, replace(parameter.nameSpan, near))] : [];
	found.add('unknown-parameter', near ? 'near' : 'unknown', parameter.markerSpan, args, fixes);
}

const names = parameterRows.filter(({ retired }) => !retired).flatMap(({ name, aliases = [] }) => [name, ...aliases]);

/** Other words people write for a parameter. */
const synonyms: Readonly<Record<string, string>> = {
	ratio: 'ar',
	aspectratio: 'ar',
	negative: 'no',
	not: 'no',
	model: 'v',
	ver: 'v',
	speed: 'fast',
	private: 'stealth',
	hide: 'stealth',
	imageweight: 'iw',
	omni: 'oref',
	character: 'oref',
	moodboard: 'p',
	styleref: 'sref',
};

/** The parameter a mistyped name most likely means; undefined where none is near. */
export function nearestName(written: string): string | undefined {
	const synonym = Object.hasOwn(synonyms, written) ? synonyms[written] : undefined;
	if (synonym !== undefined) return synonym;
	if (written.length < 3 || written.length > 16) return undefined;
	const most = written.length < 5 ? 1 : 2;
	let best: { name: string; distance: number } | undefined;
	for (const name of names) {
		if (name.length < 2 || Math.abs(name.length - written.length) > most) continue;
		const distance = editDistance(written, name);
		if (distance <= most && distance < (best?.distance ?? Infinity)) best = { name, distance };
	}
	return best?.name;
}

/** Letters added, dropped, changed or swapped with their neighbour. */
function editDistance(a: string, b: string): number {
	let before: number[] = [];
	let row = Array.from({ length: b.length + 1 }, (_, index) => index);
	for (let i = 1; i <= a.length; i++) {
		const next = [i];
		for (let j = 1; j <= b.length; j++) {
			const cost = a[i - 1] === b[j - 1] ? 0 : 1;
			let least = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + cost);
			if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, (before[j - 2] ?? 0) + 1);
			next.push(least);
		}
		before = row;
		row = next;
	}
	return row[b.length] ?? 0;
}
