import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './processes.mjs';

export const project = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
/** Everything that is fetched for tests in a real VS Code; not in git, and kept between runs. */
export const cache = join(project, '.vscode-test');

/** Something a test needs and this machine cannot have. The message says what to do about it. */
export class Unavailable extends Error {}

/** The newest VS Code we test in, and the oldest one we support, by the release of code-server that carries it. */
export const releases = [
	{ vscode: '1.139', codeServer: '4.139.1', node: 24 },
	{ vscode: '1.99', codeServer: '4.99.4', node: 20 },
];

/** Makes `cache/name` once: `fill` fills a folder beside it, which takes its place when it is complete. */
async function once(name, fill) {
	const folder = join(cache, name);
	if (existsSync(folder)) return folder;
	console.log(`fetching ${name} (once)`);
	await mkdir(cache, { recursive: true });
	const fresh = await mkdtemp(join(cache, 'fetching-'));
	try {
		await fill(fresh);
		await rename(fresh, folder);
	} catch (error) {
		await rm(fresh, { recursive: true, force: true });
		if (!existsSync(folder)) throw new Unavailable(`${name} cannot be fetched: ${error.message}`);
	}
	return folder;
}

const npm = (args, cwd) => run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, { cwd });

/** Node of at least this major version: our own, else the one npm carries. */
async function node(major) {
	if (Number(process.versions.node.split('.')[0]) >= major) return process.execPath;
	const folder = await once(`node-${major}`, async (fresh) => {
		await writeFile(join(fresh, 'package.json'), '{ "private": true }');
		await npm(['install', '--ignore-scripts', '--no-audit', '--no-fund', `node@${major}`], fresh);
		// The package chooses the binary for this machine in its install script and leaves the rest to it.
		await run(process.execPath, ['installArchSpecificPackage.js'], { cwd: join(fresh, 'node_modules', 'node') });
	});
	return join(folder, 'node_modules', 'node', 'bin', 'node');
}

/** VS Code's own server as code-server ships it, with its dependencies: the program and first argument to start it with. */
export async function vscodeServer(release) {
	if (process.platform === 'win32') throw new Unavailable('VS Code’s server from npm does not run on Windows');
	const folder = await once(`code-server-${release.codeServer}`, async (fresh) => {
		await npm(['pack', '--silent', `code-server@${release.codeServer}`], fresh);
		const [archive] = (await readdir(fresh)).filter((file) => file.endsWith('.tgz'));
		await run('tar', ['-xzf', archive, '--strip-components=1'], { cwd: fresh });
		await rm(join(fresh, archive));
		const server = join(fresh, 'lib', 'vscode');
		// Its native modules (terminal, file watcher, keyring) are not built: it logs their absence and works.
		await npm(['install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund'], server);
	});
	return { program: await node(release.node), main: join(folder, 'lib', 'vscode', 'out', 'server-main.js') };
}

const browsers = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

function installedChromium() {
	const named = process.env.CHROMIUM;
	if (named) {
		if (existsSync(named)) return named;
		throw new Unavailable(`$CHROMIUM names ${named}, which does not exist`);
	}
	const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin'];
	const places = browsers.flatMap((name) => folders.map((folder) => join(folder, name)));
	places.push('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome');
	return places.find((place) => existsSync(place));
}

/** A Chromium to drive; Debian's package is installed where we are root and there is none. */
export async function chromium() {
	const found = installedChromium();
	if (found) return found;
	if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
		console.log('installing Debian’s chromium (once)');
		try {
			const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
			await run('apt-get', ['update'], { env });
			await run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], { env });
		} catch (error) {
			throw new Unavailable(`there is no Chromium, and apt-get cannot install it: ${error.message}`);
		}
		const installed = installedChromium();
		if (installed) return installed;
	}
	throw new Unavailable('there is no Chromium; install it (apt-get install chromium) or name one in $CHROMIUM');
}
