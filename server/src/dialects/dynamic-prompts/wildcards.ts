import type { Wildcards } from '../dialect.ts';

/**
 * Wildcards as the library finds them among lists by name (`animals/birds`, without an ending): `*` and `?` and `[ab]`
 * match across slashes, a name that is nowhere is looked for in all folders, and values are sorted, each once.
 */
export const wildcardsOf = (lists: ReadonlyMap<string, readonly string[]>): Wildcards => {
	const valuesOf = (pattern: string): readonly string[] =>
		[...lists].filter(([name]) => matches(pattern, name)).flatMap(([, values]) => values);
	return (name) => {
		const pattern = clean(name);
		if (pattern === undefined) return undefined;
		const exact = valuesOf(pattern);
		const values = exact.length > 0 || pattern.startsWith('**') ? exact : valuesOf(`**/${pattern}`);
		return values.length === 0 ? undefined : [...new Set(values)].sort();
	};
};

/** The name without underscores and slashes around it; a path may not go up. */
const clean = (name: string): string | undefined => {
	const path = name
		.replace(/^__|__$/g, '')
		.replaceAll('\\', '/')
		.replace(/^\/+/, '')
		.trim();
	return path.split('/').includes('..') ? undefined : path;
};

/**
 * Python's `fnmatch`: `*` any characters, slashes too; `?` any one; `[a-z]`, `[!a]` one of a set. The last `*` is the
 * only one ever gone back to, so the time is at most the product of the two lengths.
 */
const matches = (pattern: string, name: string): boolean => {
	const steps = stepsOf(pattern);
	let step = 0;
	let at = 0;
	let star = -1;
	let starAt = 0;
	while (at < name.length) {
		const test = steps[step];
		if (test === 'any') {
			star = step++;
			starAt = at;
		} else if (test?.(name[at] ?? '')) {
			step++;
			at++;
		} else if (star >= 0) {
			step = star + 1;
			at = ++starAt;
		} else return false;
	}
	while (steps[step] === 'any') step++;
	return step === steps.length;
};

type Step = 'any' | ((char: string) => boolean);

const stepsOf = (pattern: string): readonly Step[] => {
	const steps: Step[] = [];
	for (let at = 0; at < pattern.length; at++) {
		const char = pattern[at] ?? '';
		const close = char === '[' ? pattern.indexOf(']', at + (pattern[at + 1] === '!' ? 3 : 2)) : -1;
		if (char === '*') steps.push('any');
		else if (char === '?') steps.push(() => true);
		else if (close > 0) {
			const isNot = pattern[at + 1] === '!';
			const set = pattern.slice(at + (isNot ? 2 : 1), close);
			steps.push((one) => isInSet(set, one) !== isNot);
			at = close;
		} else steps.push((one) => one === char);
	}
	return steps;
};

const isInSet = (set: string, char: string): boolean => {
	for (let at = 0; at < set.length; at++) {
		if (set[at + 1] === '-' && at + 2 < set.length) {
			if (char >= (set[at] ?? '') && char <= (set[at + 2] ?? '')) return true;
			at += 2;
		} else if (set[at] === char) return true;
	}
	return false;
};
