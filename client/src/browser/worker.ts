import { Uri, workspace, type ExtensionContext } from 'vscode';
import { BrowserMessageReader, BrowserMessageWriter, type MessageTransports } from 'vscode-languageclient/browser';

interface RunningWorker {
	terminate(): void;
}

/** What we use of the platform's own class; the compiler knows it only together with the whole DOM. */
declare const Worker: new (address: string) => RunningWorker;

/** The server, which Node runs too, and then its connection to the browser. */
const parts = ['server.core.cjs', 'server.browser.js'];

let current: { readonly worker: RunningWorker; readonly address: string } | undefined;

/**
 * Starts the server, and ends the one before, which a restart leaves running. A worker cannot be made from the address
 * of a remote extension's file, so its scripts are read and handed over as a blob, which lives as long as the worker: VS
 * Code loads it some time after it was told to. The client gets the two ends and not the worker, because VS Code's
 * workers are no instances of the class that it looks for.
 */
export async function startWorker(context: ExtensionContext): Promise<MessageTransports> {
	const dist = Uri.joinPath(context.extensionUri, 'dist');
	const scripts = await Promise.all(parts.map((part) => workspace.fs.readFile(Uri.joinPath(dist, part))));
	stopWorker();
	const code = scripts.flatMap((script) => [Uint8Array.from(script), '\n']);
	const address = URL.createObjectURL(new Blob(code, { type: 'text/javascript' }));
	const worker = new Worker(address);
	current = { worker, address };
	return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
}

function stopWorker(): void {
	if (!current) return;
	current.worker.terminate();
	URL.revokeObjectURL(current.address);
	current = undefined;
}
