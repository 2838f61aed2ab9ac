/** Where entries are from. */
export interface Source {
	readonly kind: 'bundled' | 'workspace' | 'own' | 'remote';
	/** As lists show it. */
	readonly title: string;
	/** Stands before the ids of its entries, so that no two sources have the same; the bundled library has none. */
	readonly prefix: string;
}

/** The library that comes with the product. */
export const bundledSource: Source = { kind: 'bundled', title: 'Prompt Credits', prefix: '' };

/** The folder of the user's own entries. */
export const ownSource: Source = { kind: 'own', title: 'My library', prefix: 'own:' };

/** The folder `library` of a workspace folder with this name. */
export const workspaceSource = (name: string): Source => ({ kind: 'workspace', title: name, prefix: `${name}:` });

/** A library that was fetched from this URL. */
export function remoteSource(url: string): Source {
	const place = url.replace(/^https:\/\//, '').replace(/\/?(?:index\.json)?$/, '');
	return { kind: 'remote', title: place, prefix: `${place}:` };
}
