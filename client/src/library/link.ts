/** Of ids: letters, digits, spaces and what stands between them. No id leads to a file: it is looked up among entries. */
const id = /^entry=([\p{L}\p{N} ._:/-]{1,300})$/u;

/** The entry's id that a link `vscode://prompt-credits.prompt-credits/library?entry=ID` names; undefined for any other link. */
export const linkedEntry = ({ path, query }: { readonly path: string; readonly query: string }): string | undefined =>
	path === '/library' ? id.exec(query)?.[1] : undefined;
