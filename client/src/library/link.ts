/** Of ids: letters, digits, spaces and what stands between them. No id leads to a file: it is looked up among entries. */
const id = /^entry=([\p{L}\p{N} ._:/-]{1,300})$/u;

/** The entry's id that a link `vscode://prompt-credits.prompt-credits/library?entry=ID` names; undefined for any other link. */
export const linkedEntry = ({ path, query }: { readonly path: string; readonly query: string }): string | undefined =>
	path === '/library' ? id.exec(query)?.[1] : undefined;

/** What following a link needs of the editor. */
export interface LinkHost<Entry> {
	find(id: string): Promise<Entry | null>;
	/** Shows the entry, read-only. */
	show(entry: Entry): Promise<void>;
	/** Asks the user, who may have come by the link anywhere; undefined where the answer is no. */
	confirm(entry: Entry): Promise<'prompt' | 'sheet' | undefined>;
	insert(entry: Entry, place: 'prompt' | 'sheet'): Promise<void>;
	/** The link names nothing. `find` tells of an entry that there is not. */
	refuse(): void;
}

/** Shows the entry that a link names, and inserts it only after the user said so. No link does anything else. */
export async function followLink<Entry>(
	uri: { readonly path: string; readonly query: string },
	host: LinkHost<Entry>,
): Promise<void> {
	const id = linkedEntry(uri);
	if (id === undefined) {
		host.refuse();
		return;
	}
	const entry = await host.find(id);
	if (!entry) return;
	await host.show(entry);
	const place = await host.confirm(entry);
	if (place !== undefined) await host.insert(entry, place);
}
