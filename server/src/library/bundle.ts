import * as v from 'valibot';
import { readEntry, type Entry } from './entry.ts';

const shape = v.array(v.object({ id: v.string(), text: v.string() }));

/** The entries of `library.json`, which the build makes of the folder `library`. Throws valibot's error on anything else. */
export const readBundle = (json: string): Entry[] =>
	v.parse(shape, JSON.parse(json)).map(({ id, text }) => readEntry(id, text));

/** The entries of several sources, nearest first. What a farther source has word for word, such as a copy, is left out. */
export function joined(sources: readonly (readonly Entry[])[]): Entry[] {
	const seen = new Set<string>();
	return sources.flat().filter(({ id, text }) => {
		const isNew = !seen.has(text) && !seen.has(id);
		seen.add(text).add(id);
		return isNew;
	});
}
