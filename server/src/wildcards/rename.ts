import type { TextEdit } from '../sheet/span.ts';
import type { ListFile, WildcardList } from './list.ts';
import { isPattern, referencesIn, type Reference } from './reference.ts';
import type { WildcardIndex } from './wildcardIndex.ts';

/** What gives a list another name. */
export interface Rename {
	/** Edits of the list files, by URI. */
	readonly edits: ReadonlyMap<string, readonly TextEdit[]>;
	/** Files that get another name, after their edits. */
	readonly moves: readonly { readonly from: string; readonly to: string }[];
	/** The name to write instead of one that stands in a sheet; undefined where it names another list. */
	readonly written: (name: string) => string | undefined;
}

/** Why a list cannot be given the name, to be shown as it is. */
export class RenameRefused extends Error {}

/** The one list that a name stands for; throws `RenameRefused` where it is none or several. */
export function renamedList(index: WildcardIndex, name: string): string {
	if (isPattern(name))
		throw new RenameRefused(`__${name}__ stands for every list that is like it: rename one of them.`);
	const names = namesOf(index, name);
	const [only] = names;
	if (only === undefined) throw new RenameRefused(`There is no wildcard list "${name}".`);
	if (names.length > 1) throw new RenameRefused(`"${name}" stands for several lists: ${names.join(', ')}.`);
	return only;
}

/**
 * Gives the list that is written `name` the name `newName`, written in the same way: with `birds` for `animals/birds`,
 * `fowl` makes `animals/fowl`. Throws `RenameRefused` where that cannot be.
 */
export function planRename(index: WildcardIndex, name: string, newName: string): Rename {
	const before = renamedList(index, name);
	const after = (before.endsWith(`/${name}`) ? before.slice(0, -name.length) : '') + newName.trim();
	if (!isName(after)) throw new RenameRefused(`"${newName}" is no name for a wildcard list.`);
	if (after !== before && index.names.includes(after))
		throw new RenameRefused(`There is already a wildcard list "${after}".`);
	const written = (one: string): string | undefined =>
		!isPattern(one) && namesOf(index, one).join() === before ? rewritten(one, before, after) : undefined;
	const edits = new Map<string, TextEdit[]>();
	const add = ({ uri }: ListFile, edit: TextEdit): void => {
		edits.set(uri, [...(edits.get(uri) ?? []), edit]);
	};
	for (const { file, reference } of listReferences(index)) {
		const newText = written(reference.name);
		if (newText !== undefined) add(file, { span: reference.nameSpan, newText });
	}
	const moves: { from: string; to: string }[] = [];
	for (const list of index.lists) {
		if (list.name !== before) continue;
		if (list.nameSpan) add(list.file, { span: list.nameSpan, newText: keyFor(list, after) });
		else moves.push({ from: list.file.uri, to: movedUri(list.file, after) });
	}
	return { edits, moves, written };
}

const namesOf = (index: WildcardIndex, name: string): string[] => [
	...new Set(index.listsOf(name).map((list) => list.name)),
];

/** Wildcards that the values of lists name. */
export const listReferences = ({
	lists,
}: WildcardIndex): { readonly file: ListFile; readonly reference: Reference }[] =>
	[...new Set(lists.map(({ file }) => file))].flatMap((file) =>
		referencesIn(file.text).map((reference) => ({ file, reference })),
	);

/** A name that is read back as itself from between underscores, and that a file may have on every system. */
const isName = (name: string): boolean =>
	referencesIn(`__${name}__`)[0]?.name === name &&
	!/[*?[\]():<>\\~@]/.test(name) &&
	!name.endsWith('_') &&
	name.split('/').every((segment) => segment !== '' && segment !== '..' && segment !== '.');

/** A reference that left out folders leaves them out again, where they stay the same. */
function rewritten(written: string, before: string, after: string): string {
	const kept = before.length - written.length;
	return before.endsWith(`/${written}`) && after.startsWith(before.slice(0, kept)) && after.length > kept
		? after.slice(kept)
		: after;
}

const parentOf = (name: string): string => name.slice(0, name.lastIndexOf('/') + 1);

/** Only the innermost key can be changed where it stands. */
function keyFor({ name, file, nameSpan }: WildcardList, after: string): string {
	const parent = parentOf(name);
	const key = file.text.slice(nameSpan?.start, nameSpan?.end);
	if (parentOf(after) !== parent || key !== name.slice(parent.length)) {
		throw new RenameRefused(
			`${file.path} says the name in its keys: only the part behind the last slash can be changed here.`,
		);
	}
	return after.slice(parent.length);
}

function movedUri({ uri, path }: ListFile, after: string): string {
	const folder = uri.split('/').slice(0, -path.split('/').length);
	return [...folder, ...`${after}${path.slice(path.lastIndexOf('.'))}`.split('/').map(encodeURIComponent)].join('/');
}
