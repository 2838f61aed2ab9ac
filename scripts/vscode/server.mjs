import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vscodeServer } from './install.mjs';
import { atEnd, run, start } from './processes.mjs';

/**
 * The server believes itself a child of code-server where CODE_SERVER_PARENT_PID is set, and waits for its parent. The own
 * library is one of the test's own.
 */
function environment(data, env) {
	const rest = { ...process.env, ...env, XDG_DATA_HOME: join(data, 'share') };
	delete rest.CODE_SERVER_PARENT_PID;
	return rest;
}

/**
 * Starts VS Code's server on a free port of this machine, with folders of its own.
 * `vsix` is installed first; `linked` is a folder with an unpacked extension, which is loaded from there.
 * With `driver`, the page accepts an extension and its tests in its address; with `token`, it asks for that token. `env`
 * is for the server and its extension hosts.
 * `stop` ends the server with its extension hosts and removes the folders.
 */
export async function startServer(release, { vsix, linked, driver = false, token, env: more = {} } = {}) {
	const { program, main } = await vscodeServer(release);
	const data = await mkdtemp(join(tmpdir(), 'prompt-credits-vscode-'));
	const extensions = join(data, 'extensions');
	const folders = ['--server-data-dir', join(data, 'server'), '--extensions-dir', extensions];
	const env = environment(data, more);
	const accept = '--accept-server-license-terms';
	const removeData = () => rmSync(data, { recursive: true, force: true, maxRetries: 5 });
	let server;
	const forget = atEnd(removeData);
	const stop = async () => {
		await server?.stop();
		removeData();
		forget();
	};
	try {
		if (vsix) await run(program, [main, '--install-extension', vsix, accept, ...folders], { env });
		if (linked) await link(linked, extensions);
		await writeSettings(join(data, 'server'));
		server = start(
			program,
			[
				...[
					main,
					'--host',
					'127.0.0.1',
					'--port',
					'0',
					accept,
					'--telemetry-level',
					'off',
					'--disable-workspace-trust',
				],
				...(token ? ['--connection-token', token] : ['--without-connection-token']),
				...(driver ? ['--enable-smoke-test-driver'] : []),
				...folders,
			],
			{ env },
		);
		return { authority: `127.0.0.1:${await listeningPort(server)}`, exited: server.exited, stop };
	} catch (error) {
		await stop();
		throw error;
	}
}

/** Enters an unpacked extension where it lies, as VS Code's own list of installed extensions has it. */
async function link(extension, extensions) {
	const { publisher, name, version } = JSON.parse(await readFile(join(extension, 'package.json'), 'utf8'));
	const location = { $mid: 1, path: extension, scheme: 'file' };
	await mkdir(extensions, { recursive: true });
	const entry = { identifier: { id: `${publisher}.${name}` }, version, location };
	await writeFile(join(extensions, 'extensions.json'), JSON.stringify([entry]));
}

/** Leaves the window to the sheets. */
async function writeSettings(data) {
	const folder = join(data, 'data', 'Machine');
	await mkdir(folder, { recursive: true });
	const settings = {
		'chat.disableAIFeatures': true,
		'workbench.startupEditor': 'none',
		'workbench.secondarySideBar.defaultVisibility': 'hidden',
		'workbench.tips.enabled': false,
		'git.openRepositoryInParentFolders': 'never',
	};
	await writeFile(join(folder, 'settings.json'), JSON.stringify(settings));
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
