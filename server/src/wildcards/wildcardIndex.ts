import type { Wildcards } from '../dialects/dialect.ts';
import { wildcardsOf } from '../dialects/dynamic-prompts/wildcards.ts';
import { readLists, type ListFile, type WildcardList } from './list.ts';

/** The lists of one `wildcards` folder. */
export interface WildcardIndex {
	/** Values of a name or pattern, sorted and each once, as a prompt draws them. */
	readonly find: Wildcards;
	/** Each once, in order. */
	readonly names: readonly string[];
	readonly lists: readonly WildcardList[];
	/** The lists that a name or pattern stands for. */
	listsOf(name: string): readonly WildcardList[];
}

/** Reads the files of a `wildcards` folder. Lists of one name are one list. */
export function createWildcardIndex(files: readonly ListFile[]): WildcardIndex {
	const lists = files.flatMap(readLists);
	const byName = new Map<string, WildcardList[]>();
	for (const list of lists) byName.set(list.name, [...(byName.get(list.name) ?? []), list]);
	const names = [...byName.keys()].sort();
	const namesOf = wildcardsOf(new Map(names.map((name) => [name, [name]])));
	const find = remembered(wildcardsOf(new Map(names.map((name) => [name, textsOf(byName.get(name) ?? [])]))));
	return { find, names, lists, listsOf: (name) => (namesOf(name) ?? []).flatMap((each) => byName.get(each) ?? []) };
}

const textsOf = (lists: readonly WildcardList[]): string[] =>
	lists.flatMap(({ values }) => values.map(({ text }) => text));

/** A sheet asks for the same few names again and again. */
function remembered(find: Wildcards): Wildcards {
	const known = new Map<string, readonly string[] | undefined>();
	return (name) => {
		if (!known.has(name)) known.set(name, find(name));
		return known.get(name);
	};
}
