import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vscodeServer } from './install.mjs';
import { run, start } from './processes.mjs';

/** The server believes itself a child of code-server where this is set, and waits for its parent. */
function environment() {
	const { CODE_SERVER_PARENT_PID: _parent, ...rest } = process.env;
	return rest;
}

/**
 * Starts VS Code's server on a free port of this machine with folders of its own.
 * `vsix` is installed first. With `driver`, the page accepts extensions and tests in its address.
 * `stop` ends it with its extension hosts and removes the folders.
 */
export async function startServer(release, { vsix, driver = false } = {}) {
	const { program, main } = await vscodeServer(release);
	const data = await mkdtemp(join(tmpdir(), 'prompt-credits-vscode-'));
	const folders = ['--server-data-dir', join(data, 'server'), '--extensions-dir', join(data, 'extensions')];
	const env = environment();
	if (vsix)
		await run(program, [main, '--install-extension', vsix, '--accept-server-license-terms', ...folders], { env });
	const server = start(
		program,
		[
			...[main, '--host', '127.0.0.1', '--port', '0', '--without-connection-token', '--accept-server-license-terms'],
			...['--telemetry-level', 'off', '--disable-workspace-trust', ...folders],
			...(driver ? ['--enable-smoke-test-driver'] : []),
		],
		{ env },
	);
	const stop = async () => {
		await server.stop();
		await rm(data, { recursive: true, force: true, maxRetries: 5 });
	};
	try {
		return { authority: `127.0.0.1:${await listeningPort(server)}`, stop };
	} catch (error) {
		await stop();
		throw error;
	}
}

/** The port, once the server says that it listens. It goes on printing, and must be read. */
function listeningPort({ child, exited }) {
	return new Promise((resolve, reject) => {
		let output = '';
		const read = (chunk) => {
			output = (output + chunk).slice(-4000);
			const port = /Extension host agent listening on (\d+)/.exec(output)?.[1];
			if (port) resolve(port);
		};
		child.stdout.on('data', read);
		child.stderr.on('data', read);
		exited.then((code) => reject(new Error(`VS Code’s server ended with ${code}\n${output}`)), reject);
	});
}
