import { mkdtemp, rm } from 'node:fs/promises';
import { get } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { project, Unavailable } from './install.mjs';
import { startOwnLibrary } from './ownLibrary.mjs';
import { exampleFolder } from './suite.mjs';

const downloads = 'https://update.code.visualstudio.com/api/releases/stable';
const answerMs = 5_000;

/** Throws `Unavailable` where VS Code can be neither downloaded nor shown. */
export async function requireElectron() {
	const { DISPLAY, WAYLAND_DISPLAY } = process.env;
	if (process.platform === 'linux' && !DISPLAY && !WAYLAND_DISPLAY)
		throw new Unavailable('there is no display for Electron');
	await new Promise((resolve, reject) => {
		const refuse = (error) => reject(new Unavailable(`VS Code’s download host does not answer: ${error.message}`));
		const request = get(downloads, (response) => {
			response.resume();
			if (response.statusCode === 200) resolve();
			else refuse(new Error(`status ${response.statusCode}`));
		});
		request.setTimeout(answerMs, () => request.destroy(new Error(`nothing for ${answerMs / 1000} seconds`)));
		request.once('error', refuse);
	});
}

/** Runs the suite in the desktop VS Code, the extension in its Node host or in its web worker host. */
export async function runInElectron({ browserHost = false } = {}) {
	const [sheets, library] = await Promise.all([exampleFolder(), startOwnLibrary()]);
	const data = await mkdtemp(join(tmpdir(), 'prompt-credits-vscode-'));
	try {
		await runTests({
			extensionDevelopmentPath: project,
			extensionTestsPath: join(project, 'dist/test/vscode.cjs'),
			// The own library and what is fetched are the test's own, and not those of whoever runs it.
			extensionTestsEnv: { ...library.env, XDG_DATA_HOME: data },
			launchArgs: [
				...[sheets.folder, '--disable-extensions', '--disable-workspace-trust', '--skip-welcome'],
				...(browserHost ? ['--extensionDevelopmentKind=web'] : []),
			],
		});
	} finally {
		library.stop();
		await Promise.all([sheets.remove(), rm(data, { recursive: true, force: true })]);
	}
}
