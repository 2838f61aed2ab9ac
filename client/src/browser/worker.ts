import { Uri, workspace, type ExtensionContext } from 'vscode';

/** What we use of the platform's own class; the compiler knows it only together with the whole DOM. */
declare const Worker: new (address: string) => { terminate(): void };

let current: { terminate(): void } | undefined;

/**
 * Starts the server, and ends the one before, which a restart leaves running. A worker cannot be made from the address
 * of a remote extension's file, so the script is read and handed over as a blob.
 */
export async function startWorker(context: ExtensionContext): Promise<never> {
	const script = await workspace.fs.readFile(Uri.joinPath(context.extensionUri, 'dist', 'server.browser.js'));
	const address = URL.createObjectURL(new Blob([Uint8Array.from(script)], { type: 'text/javascript' }));
	current?.terminate();
	current = new Worker(address);
	URL.revokeObjectURL(address);
	return current as never;
}
