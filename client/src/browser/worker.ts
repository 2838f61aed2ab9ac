import { Uri, workspace, type ExtensionContext } from 'vscode';

interface RunningWorker {
	terminate(): void;
}

/** What we use of the platform's own class; the compiler knows it only together with the whole DOM. */
declare const Worker: new (address: string) => RunningWorker;

/** The server itself, which Node runs too, and then what connects it here. */
const scriptNames = ['server.core.cjs', 'server.browser.js'];

let current: { readonly worker: RunningWorker; readonly address: string } | undefined;

/**
 * Starts the server, and ends the one before, which a restart leaves running. A worker cannot be made from the address
 * of a remote extension's file, so the scripts are read and handed over as one blob, which lives as long as the worker: VS
 * Code loads it some time after it was told to.
 */
export async function startWorker(context: ExtensionContext): Promise<never> {
	const scripts = await Promise.all(
		scriptNames.map((name) => workspace.fs.readFile(Uri.joinPath(context.extensionUri, 'dist', name))),
	);
	stopWorker();
	const parts = scripts.flatMap((script) => [Uint8Array.from(script), '\n']);
	const address = URL.createObjectURL(new Blob(parts, { type: 'text/javascript' }));
	current = { worker: new Worker(address), address };
	return current.worker as never;
}

function stopWorker(): void {
	if (!current) return;
	current.worker.terminate();
	URL.revokeObjectURL(current.address);
	current = undefined;
}
