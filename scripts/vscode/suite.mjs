import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { openBrowser } from './browser.mjs';
import { project } from './install.mjs';
import { startOwnLibrary } from './ownLibrary.mjs';
import { startServer } from './server.mjs';

/** A suite that has said nothing for this long hangs. */
const silenceMs = 90_000;

/** Begins the lines of the suite's reporter, among all that VS Code and its extensions log. */
const mark = '[prompt-credits test] ';

/** The suite as one script, for Node and for a worker alike: tests in ES modules hang inside VS Code. */
export async function bundleSuite() {
	await build({
		entryPoints: [join(project, 'test/vscode/index.ts')],
		outfile: join(project, 'dist/test/vscode.cjs'),
		bundle: true,
		format: 'cjs',
		platform: 'browser',
		external: ['vscode'],
		logLevel: 'warning',
	});
}

/** The example sheets in a folder that a test may change, with these settings for it. */
export async function exampleFolder(settings = {}) {
	const parent = await mkdtemp(join(tmpdir(), 'prompt-credits-sheets-'));
	const folder = join(parent, 'examples');
	await cp(join(project, 'examples'), folder, { recursive: true });
	await mkdir(join(folder, '.vscode'), { recursive: true });
	await writeFile(join(folder, '.vscode', 'settings.json'), JSON.stringify(settings));
	return { folder, remove: () => rm(parent, { recursive: true, force: true }) };
}

/**
 * The extension as the browser's extension host takes it. With a `main` it would run in Node, silently,
 * so this copy has none; everything it loads at run time comes along.
 */
export async function browserExtension() {
	const folder = await mkdtemp(join(tmpdir(), 'prompt-credits-browser-'));
	const manifest = JSON.parse(await readFile(join(project, 'package.json'), 'utf8'));
	delete manifest.main;
	await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
	for (const part of ['package.nls.json', 'language-configuration.json', 'dist', 'syntaxes', 'snippets', 'docs']) {
		await cp(join(project, part), join(folder, part), { recursive: true });
	}
	return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

/**
 * Runs the suite in VS Code's server and Chromium. With `browserHost` the extension and the suite run in the
 * browser's worker, else in Node. Resolves when all tests pass; what mocha prints goes to the terminal.
 */
export async function runInServer(release, chromiumPath, { browserHost = false } = {}) {
	const extension = browserHost ? await browserExtension() : { folder: project, remove: async () => undefined };
	const sheets = await exampleFolder();
	const library = await startOwnLibrary();
	const server = await startServer(release, { driver: true, env: library.env });
	const browser = await openBrowser(chromiumPath);
	try {
		const page = await browser.newPage();
		const suite = await followSuite(page);
		const remote = `vscode-remote://${server.authority}${extension.folder}`;
		const payload = [
			['extensionDevelopmentPath', remote],
			['extensionTestsPath', `${remote}/dist/test/vscode.cjs`],
			['skipWelcome', 'true'],
			...(browserHost ? [['extensionDevelopmentKind', 'web']] : []),
		];
		const query = `folder=${encodeURIComponent(sheets.folder)}&payload=${encodeURIComponent(JSON.stringify(payload))}`;
		await page.goto(`http://${server.authority}/?${query}`);
		await suite.finished;
	} finally {
		await browser.close();
		await server.stop();
		library.stop();
		await Promise.all([sheets.remove(), extension.remove()]);
	}
}

/**
 * Follows the suite through the two functions that VS Code's test driver calls in the page: prints what it reports,
 * and rejects `finished`, with the last errors that VS Code logged, when it fails or hangs.
 */
async function followSuite(page) {
	const errors = [];
	let end;
	const finished = new Promise((resolve, reject) => {
		end = (problem) => (problem === undefined ? resolve() : reject(new Error([problem, ...errors].join('\n'))));
	});
	// It may fail before anybody waits for it.
	finished.catch(() => undefined);
	const timer = setTimeout(() => end(`the suite has said nothing for ${silenceMs / 1000} seconds`), silenceMs);
	page.once('crash', () => end('the page crashed'));
	page.once('close', () => clearTimeout(timer));
	await page.exposeFunction('codeAutomationLog', (type, args) => {
		timer.refresh();
		const text = args.map((arg) => (typeof arg === 'string' ? arg : JSON.stringify(arg))).join(' ');
		const at = text.indexOf(mark);
		if (at >= 0) console.log(text.slice(at + mark.length));
		else if (type === 'error' && /prompt-credits/.test(text)) errors.push(text.slice(0, 1000));
	});
	await page.exposeFunction('codeAutomationExit', (code) => end(code === 0 ? undefined : 'the suite failed'));
	return { finished };
}
