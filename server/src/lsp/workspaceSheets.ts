import type { Host } from './host.ts';

/** Endings of the files that are sheets. */
export const sheetEndings = ['.prompt', '.artprompt'];

/** URIs of the sheets below the workspace's folders, each once, open or not. */
export async function listSheets(host: Pick<Host, 'listFiles'>, roots: readonly string[]): Promise<string[]> {
	const found = await Promise.all(
		roots.map((root) => host.listFiles(root.endsWith('/') ? root : `${root}/`, sheetEndings)),
	);
	return [...new Set(found.flat())];
}
