import type { Estimate } from '../platforms/estimate.ts';
import { findPlatform } from '../platforms/catalogue.ts';
import type { Entry } from './entry.ts';
import { entryEnding, entryPathProblem } from './entryPath.ts';
import { nearDuplicates } from './similarity.ts';

/** The least specificity of an entry's prompts, from 0 to 1: far above what is reported as vague. */
export const leastSpecificity = 0.9;

/** Licences that an entry may be under, by their SPDX ids: whoever uses a prompt owes at most a name. */
export const licences: readonly string[] = ['CC0-1.0', 'CC-BY-4.0'];

/** Longest texts, in UTF-16 code units, and counts: what a list and a card can show. */
const most = { title: 60, description: 120, author: 80, tag: 40, tags: 8, bytes: 16 * 1024 } as const;
const fewestTags = 3;

/** An entry with what was found out about its sheet. The library knows of no rules; who calls it has asked them. */
export interface Examined {
	readonly entry: Entry;
	readonly bytes: number;
	readonly findings: readonly { readonly rule: string; readonly message: string }[];
	readonly prompts: readonly {
		readonly name: string | null;
		/** What is sent, without parameters. */
		readonly words: string;
		readonly specificity: number;
		/** Defaults of its places to fill in. */
		readonly defaults: readonly string[];
	}[];
	readonly cost: Estimate;
}

/** What keeps an entry out of the library. */
export interface EntryProblem {
	readonly id: string;
	/** A sentence for the author. */
	readonly message: string;
}

/** All that is wrong with a library's entries, in their order: each for itself, then each beside the others. */
export function validate(library: readonly Examined[]): EntryProblem[] {
	const alone = library.flatMap((examined) =>
		[...problemsOf(examined)].map((message) => ({ id: examined.entry.id, message })),
	);
	const texts = library.map(({ prompts }) => prompts.map(({ words }) => words).join('\n'));
	const alike = nearDuplicates(texts).map(({ first, second, similarity }) => ({
		id: library[second]?.entry.id ?? '',
		message: `Shares ${String(Math.round(similarity * 100))} % of its words with ${library[first]?.entry.id ?? ''}: one idea needs one entry.`,
	}));
	return [...alone, ...alike, ...sameTitles(library)];
}

function* problemsOf({ entry, bytes, findings, prompts, cost }: Examined): Generator<string> {
	const path = entryPathProblem(entry.id + entryEnding);
	if (path !== undefined) yield `Its path ${path}.`;
	if (bytes > most.bytes) yield `It has ${String(bytes)} bytes; an entry has at most ${String(most.bytes)}.`;
	yield* describedBadly(entry);
	if (prompts.length === 0) yield 'It has no prompt.';
	if (prompts.every(({ defaults }) => defaults.length === 0))
		yield 'It has no place to fill in, such as `${1:a silver ring}`.';
	for (const { name, specificity, defaults } of prompts) {
		if (specificity < leastSpecificity)
			yield `“${name ?? entry.title}” has a specificity of ${specificity.toFixed(2)}; an entry has at least ${String(leastSpecificity)}.`;
		if (defaults.some((text) => text.trim() === ''))
			yield `“${name ?? entry.title}” has a place to fill in without a default: it must run as it stands.`;
	}
	for (const { rule, message } of findings) yield `${rule}: ${message}`;
	if (cost.kind === 'unknown') yield `Nobody can say what it costs: ${cost.reason}.`;
	if (cost.kind === 'partial') yield `Nobody can say what ${String(cost.unpriced)} of its prompts cost.`;
}

function* describedBadly({ title, description, author, license, tags, platforms, text }: Entry): Generator<string> {
	yield* textProblems('title', title, most.title);
	yield* textProblems('description', description, most.description);
	yield* textProblems('author', author, most.author);
	if (!licences.includes(license)) yield `Its license is \`${license}\`; it must be one of ${licences.join(', ')}.`;
	if (tags.length < fewestTags || tags.length > most.tags)
		yield `It has ${String(tags.length)} tags; an entry has ${String(fewestTags)} to ${String(most.tags)}.`;
	for (const tag of tags) yield* textProblems('tag', tag, most.tag);
	if (new Set(tags.map((tag) => tag.toLowerCase())).size < tags.length) yield 'It has a tag twice.';
	if (platforms.length === 0) yield 'It does not say its platform.';
	for (const platform of platforms) if (!findPlatform(platform)) yield `There is no platform \`${platform}\`.`;
	if (!text.includes('// What to vary:')) yield 'It does not say what to vary: a line `// What to vary: ...`.';
}

/** Control characters and those that turn the direction of writing could make a list show what is not there. */
const hidden = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

function* textProblems(what: string, text: string, longest: number): Generator<string> {
	if (text.trim() === '') yield `It has no ${what}.`;
	if (text.length > longest)
		yield `Its ${what} has ${String(text.length)} characters; at most ${String(longest)} are shown.`;
	if (hidden.test(text)) yield `Its ${what} has a character in it that cannot be seen.`;
}

function sameTitles(library: readonly Examined[]): EntryProblem[] {
	const byTitle = new Map<string, string>();
	return library.flatMap(({ entry: { id, title } }) => {
		const key = title.toLowerCase();
		const other = byTitle.get(key);
		byTitle.set(key, other ?? id);
		return other === undefined ? [] : [{ id, message: `Has the title of ${other}: “${title}”.` }];
	});
}
