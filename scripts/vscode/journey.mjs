import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { openBrowser } from './browser.mjs';
import { keepBooksByKeyboard } from './costJourney.mjs';
import { takePromptsFromImages } from './imageJourney.mjs';
import { cache, project } from './install.mjs';
import { run } from './processes.mjs';
import { startServer } from './server.mjs';
import { exampleFolder } from './suite.mjs';
import { Workbench } from './workbench.mjs';

const themes = [
	{ name: 'light', colorTheme: 'Default Light Modern' },
	{ name: 'dark', colorTheme: 'Default Dark Modern' },
	{ name: 'high-contrast', colorTheme: 'Default High Contrast' },
];
const shown = 'spring-campaign.prompt';

/**
 * The main job as a user does it, with the packaged extension and without a test driver: write a vague prompt, see it
 * underlined, fix it, complete a term, read what it costs, insert from the library, open the summary. Then the summary by
 * keyboard alone, prompts taken from images, and the summary in every kind of theme. Screenshots go to `images`.
 */
export async function runJourney(release, chromiumPath, images) {
	await mkdir(images, { recursive: true });
	const server = await startServer(release, { vsix: await packaged() });
	const browser = await openBrowser(chromiumPath);
	try {
		await inNewWindow(browser, server, themes[0], (window) => writeAPrompt(window, images));
		await inNewWindow(browser, server, themes[1], (window, folder) => keepBooksByKeyboard(window, folder, step));
		await inNewWindow(browser, server, themes[0], (window, folder) => takePromptsFromImages(window, folder, step));
		for (const theme of themes)
			await inNewWindow(browser, server, theme, (window) => readTheSummary(window, theme, images));
	} finally {
		await browser.close();
		await server.stop();
	}
}

/** The extension as it is published. */
async function packaged() {
	const vsix = join(cache, 'prompt-credits.vsix');
	const options = { cwd: project };
	await run(process.execPath, ['esbuild.mjs', '--production'], options);
	const vsce = createRequire(import.meta.url).resolve('@vscode/vsce/vsce');
	await run(process.execPath, [vsce, 'package', '--no-dependencies', '--out', vsix], options);
	return vsix;
}

const mostWindows = 3;

/**
 * A window loses a key now and then while it moves its focus, as it does to a person. So a visit that fails is made again,
 * from its beginning, in a new window with sheets of its own, and that is said; what always fails fails.
 */
async function inNewWindow(...visit) {
	for (let left = mostWindows - 1; ; left--) {
		try {
			return await inWindow(...visit);
		} catch (error) {
			if (left === 0) throw error;
			step(`again in a new window, for here it failed: ${String(error.message).split('\n')[0]}`);
		}
	}
}

async function inWindow(browser, { authority }, { name, colorTheme }, visit) {
	const settings = {
		'workbench.colorTheme': colorTheme,
		'workbench.reduceMotion': 'on',
		'window.autoDetectColorScheme': false,
		'editor.minimap.enabled': false,
		'files.exclude': { '**/.vscode': true },
	};
	const sheets = await exampleFolder(settings);
	await writeFile(join(sheets.folder, 'new.prompt'), '');
	const window = await Workbench.open(browser, authority, sheets.folder);
	try {
		await visit(window, sheets.folder);
	} catch (error) {
		const picture = join(cache, `failed-${name}.png`);
		await window.page.screenshot({ path: picture });
		throw new Error(`${error.message}\nThe window as it was: ${picture}`, { cause: error });
	} finally {
		await window.close();
		await sheets.remove();
	}
}

function step(text) {
	console.log(`  ${text}`);
}

async function writeAPrompt(window, images) {
	const { page } = window;
	const picture = (name) => window.picture(join(images, `${name}.png`));

	await window.openFile('new.prompt');
	await page.locator('.editor-instance .view-lines').click();
	await window.type('a dog');
	await page.locator('.squiggly-warning, .squiggly-info, .squiggly-error').first().waitFor();
	await window.lenses().filter({ hasText: '$' }).first().waitFor();
	await window.hover('dog');
	await page.locator('.monaco-hover:not(.hidden)', { hasText: 'to chance' }).first().waitFor();
	await picture('vague');
	await window.press('Escape');
	step('a vague prompt is underlined, and says what it leaves to chance');

	await window.press('Control+.');
	await page.locator('.action-widget .monaco-list-row').first().waitFor();
	await picture('quick-fix');
	await window.press('Enter');
	await window.showsText('a dog, ');
	await page.locator('.squiggly-warning').first().waitFor({ state: 'detached' });
	await picture('fixed');
	step(`its fix makes it: ${(await window.text()).trim()}`);

	await window.press('Escape', 'Control+A', 'Delete');
	await window.type('a golden retriever, ');
	await page.locator('.suggest-widget.visible .monaco-list-row').first().waitFor();
	await picture('ideas');
	const idea = page.locator('.suggest-widget.visible .monaco-list-row').first();
	step(
		`behind the comma of a vague prompt the first offer is: ${(await idea.innerText()).replaceAll(/\s+/g, ' ').trim()}`,
	);
	await window.press('Escape', 'Control+A', 'Delete');
	await window.type('portrait of a golden retriever in a meadow, golden h');
	await page.locator('.suggest-widget.visible .monaco-list-row', { hasText: 'golden hour' }).first().waitFor();
	// Nothing is chosen until the user chooses: Enter alone would make a line.
	await window.press('ArrowDown', 'Enter');
	await window.showsText('golden hour');
	step('a term is completed');

	await window.type(' --ar 3:2');
	await window.press('Escape');
	await window.lenses().filter({ hasText: '$' }).first().waitFor();
	await window.hover('meadow');
	const hover = page.locator('.monaco-hover:not(.hidden)', { hasText: '$' }).first();
	await hover.waitFor();
	await picture('hover');
	step(`hovering it says: ${(await hover.innerText()).split('\n')[0]}`);

	await window.press('Escape', 'Control+End');
	await window.type('\n\n');
	await window.runCommand('Prompt Credits: Insert from Library');
	const input = page.locator('.quick-input-widget input');
	await input.fill('portrait');
	await page.locator('.quick-input-list .monaco-list-row').first().waitFor();
	await page.locator('.editor-group-container').nth(1).locator('.view-line').first().waitFor();
	await picture('library');
	await window.press('Enter');
	await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
	await window.lenses().nth(1).waitFor();
	step('a library entry is inserted');
	await window.press('Escape');

	await window.total().click();
	await window.panel().locator('.prompts tbody tr').nth(1).waitFor();
	const rows = await window.panel().locator('.prompts tbody tr').count();
	assert.equal(rows, 2, 'the summary lists the prompt that was written and the one that was inserted');
	const total = await window.panel().locator('.total').innerText();
	assert.match(total, /\$\d/);
	step(`the summary says: ${total}`);
}

async function readTheSummary(window, { name }, images) {
	const { page } = window;
	await window.openFile(shown);
	await window.lenses().filter({ hasText: '$' }).first().waitFor();
	await window.total().click();
	const panel = window.panel();
	const rows = panel.locator('.prompts tbody tr');
	await rows.nth(1).waitFor();
	await window.picture(join(images, `summary-${name}.png`));
	assert.deepEqual(await violations(page), []);

	const title = await rows.last().locator('button').innerText();
	await rows.last().locator('button').click();
	await window.showsText(`# ${title}`);
	step(`${name}: ${await rows.count()} prompts, accessible; a click goes to “${title}”`);
}

/** What axe finds wrong in the summary, as `rule: element`. */
async function violations(page) {
	const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
	const frame = page.frames().find((each) => each.name() === 'active-frame' || each.url().includes('fake.html'));
	assert.ok(frame, 'the summary has a frame');
	await frame.evaluate(axe);
	return frame.evaluate(async () => {
		const { violations: found } = await globalThis.axe.run(globalThis.document.querySelector('main'));
		return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
	});
}
