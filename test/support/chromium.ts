import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';

interface Installing {
	readonly chromium: () => Promise<string>;
	readonly Unavailable: typeof Error;
}

/** Chromium without a window. Undefined, after saying why, where this machine has none and cannot get one. */
export async function openChromium(): Promise<Browser | undefined> {
	const [install, open] = (await Promise.all(
		['install', 'browser'].map((name) => import(pathToFileURL(`scripts/vscode/${name}.mjs`).href)),
	)) as [Installing, { openBrowser(path: string): Promise<Browser> }];
	try {
		return await open.openBrowser(await install.chromium());
	} catch (error) {
		if (!(error instanceof install.Unavailable)) throw error;
		console.log(`      SKIPPED: ${error.message}`);
		return undefined;
	}
}
