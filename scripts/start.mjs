/**
 * Opens the example sheets with the extension loaded: in the VS Code that is installed here, else in VS Code's server
 * from npm, to be opened in a browser. Expects the bundles in dist/.
 */
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { project, releases, Unavailable } from './vscode/install.mjs';
import { run } from './vscode/processes.mjs';
import { startServer } from './vscode/server.mjs';

const examples = join(project, 'examples');

/** The program `code` starts; on Windows that is not the script of this name, which needs a shell. */
function installedCode() {
	const isWindows = process.platform === 'win32';
	const folders = (process.env.PATH ?? '').split(delimiter);
	const places = folders.map((folder) => (isWindows ? join(dirname(folder), 'Code.exe') : join(folder, 'code')));
	return places.find((place) => existsSync(place));
}

async function openInCode(code) {
	await run(code, ['--new-window', `--extensionDevelopmentPath=${project}`, examples]);
	console.log('The examples are open in VS Code, with Prompt Credits loaded.');
}

async function openInBrowser() {
	const token = randomBytes(16).toString('hex');
	const server = await startServer(releases[0], { linked: project, token });
	console.log(`The examples are open in VS Code, with Prompt Credits loaded, at

  http://${server.authority}/?tkn=${token}&folder=${encodeURIComponent(examples)}

Ctrl-C ends it.`);
	process.prependListener('SIGINT', () => process.exit(0));
	await server.exited;
}

if (!existsSync(join(project, 'dist', 'client.cjs'))) {
	console.error('dist/client.cjs is missing: run npm run build first');
	process.exit(2);
}
try {
	const code = installedCode();
	const isOpen =
		code !== undefined &&
		(await openInCode(code).then(
			() => true,
			(error) => console.error(error.message),
		));
	if (!isOpen) await openInBrowser();
} catch (error) {
	if (!(error instanceof Unavailable)) throw error;
	console.error(error.message);
	process.exitCode = 1;
}
