import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';

const sheet = 'spring-campaign.prompt';

/**
 * The cost summary without a mouse, in a window that has the examples: it is opened from the palette, asked for the
 * workspace, filtered and sorted, left for a prompt, priced otherwise, applied, exported, and is as it was after a reload.
 * Then a prompt is marked as run from the palette. `say` is told what was done, `folder` has the sheets.
 */
export async function keepBooksByKeyboard(window, folder, say) {
	const { page } = window;
	const panel = window.panel();
	const rows = panel.locator('.prompts tbody tr');
	const names = () => panel.locator('.prompts tbody th button').allTextContents();

	await window.openFile(sheet);
	await window.lenses().filter({ hasText: '$' }).first().waitFor();
	const all = (await openPanel(window, rows)).length;
	assert.ok(all > 3);
	say(`opened from the palette: ${await panel.locator('.total').innerText()}`);

	await tabTo(window, '#filter');
	await window.type('openai');
	await waitFor(async () => (await rows.count()) < all, 'the filter leaves all prompts');
	const left = await names();
	await tabTo(window, '.prompts thead button', 'Prompt');
	await window.press('Enter');
	assert.deepEqual(
		await names(),
		left.toSorted((a, b) => a.localeCompare(b)),
	);
	await tabTo(window, '.prompts tbody button');
	await window.press('End', 'Home', 'ArrowDown', 'ArrowUp');
	assert.equal(await focusedText(window), (await names())[0]);
	await focusIsSeen(window);
	say(`filtered and sorted: ${(await names()).join(', ')}`);

	const [title] = await names();
	await window.press('Enter');
	await window.showsText(`# ${title}`);
	await page.locator('.monaco-editor.focused').first().waitFor();
	say(`Enter goes to “${title}”`);

	await openPanel(window, rows);
	await tabTo(window, '#filter');
	await window.press('Control+A', 'Delete');
	await tabTo(window, '#what-if-mode');
	await window.type('relax');
	await panel.locator('.result', { hasText: 'saves' }).waitFor();
	say(`priced otherwise: ${await panel.locator('.result').innerText()}`);
	await tabTo(window, '#grouping');
	await window.type('Mode');
	await panel.locator('.totals thead th', { hasText: 'Mode' }).first().waitFor();

	await window.press('Control+1');
	await waitFor(
		() => page.evaluate(isStored, String.raw`relax\W.*grouping\W+mode`),
		'VS Code does not store what the summary keeps',
	);
	await page.reload();
	await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor();
	await rows.nth(all - 1).waitFor();
	await panel.locator('.result', { hasText: 'saves' }).waitFor();
	assert.equal(await panel.locator('#what-if-mode').inputValue(), 'relax');
	assert.equal(await panel.locator('#grouping').inputValue(), 'mode');
	assert.equal(await panel.locator('.prompts thead th').first().getAttribute('aria-sort'), 'ascending');
	say('it is as it was after a reload of the window');

	await openPanel(window, rows);
	const before = await panel.locator('.total').innerText();
	await tabTo(window, '#what-if-mode');
	await tabTo(window, '.outcome button');
	await window.press('Enter');
	await waitFor(async () => (await panel.locator('.total').innerText()) !== before, 'applying it changed nothing');
	say(`applied: ${before} became ${await panel.locator('.total').innerText()}`);

	await openPanel(window, rows);
	await tabTo(window, '.exports button', 'CSV');
	await window.press('Enter');
	const target = page.locator('.quick-input-widget input');
	await target.waitFor();
	// The dialog proposes a name a moment after it has opened, and what was written before that is lost.
	await waitFor(async () => (await target.inputValue()).endsWith('.csv'), 'no name is proposed for the export');
	const name = basename(await target.inputValue());
	await window.press('Enter');
	await page.locator('.tab.active', { hasText: name }).waitFor();
	assert.equal((await readFile(join(folder, name), 'utf8')).trim().split('\r\n').length, all + 1);
	say(`exported: ${name} with ${all} prompts`);

	await window.press('Control+1');
	await page.locator('.monaco-editor.focused').first().waitFor();
	await choose(window, 'Prompt Credits: Mark Prompt as Run');
	for (const [question, answer] of [
		['How many images', '4'],
		['What was charged', '$0.10'],
	]) {
		await page.locator('.quick-input-widget:visible', { hasText: question }).locator('input').fill(answer);
		await window.press('Enter');
	}
	// After a reload the caret may be out of sight, and with it what stands above its prompt: a step brings it back.
	await page.locator('.monaco-editor.focused').first().waitFor();
	await window.press('ArrowDown', 'ArrowUp');
	await window.lenses().filter({ hasText: 'Keep' }).first().waitFor();
	const [line] = (await readFile(join(folder, 'prompt-credits.ledger.jsonl'), 'utf8')).trim().split('\n');
	assert.equal(JSON.parse(line).event, 'run');
	await openPanel(window, rows);
	await panel.locator('.figures').waitFor();
	say('a prompt is marked as run, and the summary counts it');
}

/** Opens the summary, or goes to it, from the palette; its rows. */
async function openPanel(window, rows) {
	// The palette gives the focus back to where it was, which may be after the summary has taken it.
	let held = 0;
	const hasFocus = async () => {
		held = (await inPanel(window, () => globalThis.document.hasFocus())) ? held + 1 : 0;
		return held > steadyTimes;
	};
	await choose(window, showSummary);
	await rows.first().waitFor();
	// The first time the sheet keeps the focus; asked again, the summary takes it.
	const withoutFocus = 'the summary does not get the focus';
	await waitFor(hasFocus, withoutFocus, briefMs).catch(() => choose(window, showSummary));
	await waitFor(hasFocus, withoutFocus);
	return rows.all();
}

const showSummary = 'Prompt Credits: Show Cost Summary';

/** Runs a command from the palette. A window that is still loading, or moving its focus, may not hear the first key. */
async function choose(window, title) {
	const { page } = window;
	const palette = page.locator('.quick-input-widget input');
	await waitFor(async () => {
		if (!(await palette.isVisible())) await window.press('F1');
		return palette.fill(`>${title}`, { timeout: briefMs }).then(
			() => true,
			() => false,
		);
	}, `the palette does not open for ${title}`);
	await page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first().waitFor();
	await window.press('Enter');
	await palette.waitFor({ state: 'hidden' });
}

const briefMs = 2_000;
const steadyTimes = 6;

const mostStops = 60;

/** Presses Tab, or Shift+Tab where that is the way, until what has the focus is of this kind and has this text. */
async function tabTo(window, selector, text = '') {
	for (let stop = 0; stop < mostStops; stop++) {
		const next = await inPanel(window, keyTowards, [selector, text]);
		if (next === 'none') return;
		if (next === undefined) break;
		await window.press(next);
	}
	throw new Error(`the tabulator never comes to ${selector} ${text}`);
}

/** The key that brings the focus nearer: none where it is there, undefined where another frame has it. In the page. */
function keyTowards([kind, text]) {
	const { activeElement, body } = globalThis.document;
	if (!globalThis.document.hasFocus()) return undefined;
	const isMeant = (each) => each.matches(kind) && each.textContent.includes(text);
	if (activeElement && isMeant(activeElement)) return 'none';
	const target = [...body.querySelectorAll(kind)].find(isMeant);
	// Where nothing has the focus, Tab goes on from where it was last.
	if (!target || !activeElement || activeElement === body) return 'Tab';
	const isBefore = activeElement.compareDocumentPosition(target) & globalThis.Node.DOCUMENT_POSITION_PRECEDING;
	return isBefore ? 'Shift+Tab' : 'Tab';
}

const focusedText = (window) => inPanel(window, () => globalThis.document.activeElement?.textContent);

async function focusIsSeen(window) {
	const outline = await inPanel(
		window,
		() => globalThis.getComputedStyle(globalThis.document.activeElement).outlineStyle,
	);
	assert.notEqual(outline, 'none', 'what has the focus does not show it');
}

/** Runs a function in the summary's own frame, which is another one after a reload. */
async function inPanel({ page }, look, argument) {
	for (const frame of page.frames().toReversed()) {
		if (frame.isDetached() || !(await frame.locator('main .tools').count())) continue;
		return frame.evaluate(look, argument);
	}
	return undefined;
}

/** Whether VS Code has written this of what it keeps over a reload: it does so when another editor is chosen. */
async function isStored(pattern) {
	const wanted = new RegExp(pattern, 's');
	const { indexedDB } = globalThis;
	const answer = (request) =>
		new Promise((resolve, reject) => {
			request.onsuccess = () => resolve(request.result);
			request.onerror = () => reject(request.error);
		});
	for (const { name } of await indexedDB.databases()) {
		const database = await answer(indexedDB.open(name));
		const values = [];
		for (const store of database.objectStoreNames)
			values.push(...(await answer(database.transaction(store).objectStore(store).getAll())));
		database.close();
		if (values.some((value) => typeof value === 'string' && wanted.test(value))) return true;
	}
	return false;
}

const patienceMs = 20_000;
const everyMs = 100;

async function waitFor(isSo, otherwise, mostMs = patienceMs) {
	for (let waited = 0; waited < mostMs; waited += everyMs) {
		if (await isSo()) return;
		await new Promise((resolve) => setTimeout(resolve, everyMs));
	}
	throw new Error(otherwise);
}
