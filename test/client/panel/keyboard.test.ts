import assert from 'node:assert/strict';
import type { PanelState } from '../../../client/src/panel/messages.ts';
import type { CostScope, WhatIf } from '../../../server/src/lsp/protocol.ts';
import { aMonth } from './aMonth.ts';
import { suiteInChromium } from './inChromium.ts';
import { english } from './panelWords.ts';
import type { ShownPanel } from './shownPanel.ts';

const spring: CostScope = { kind: 'sheet', uri: 'file:///work/spring.prompt' };

async function showSpring(panel: ShownPanel, whatIf?: WhatIf): Promise<void> {
	const costs = aMonth(spring, whatIf);
	await panel.show({ type: 'costs', costs, texts: english(costs) });
}

const press = async ({ page }: ShownPanel, ...keys: string[]): Promise<void> => {
	for (const key of keys) await page.keyboard.press(key);
};

/** What has the focus: its name for a screen reader, near enough. */
const focused = ({ page }: ShownPanel): Promise<string> =>
	page.evaluate(
		"document.activeElement.id || document.activeElement.getAttribute('aria-label') || document.activeElement.textContent",
	);

/** Tabs until something has the focus whose name begins so. */
async function tabTo(panel: ShownPanel, name: string): Promise<void> {
	for (let stop = 0; stop < 40; stop++) {
		await press(panel, 'Tab');
		if ((await focused(panel)).startsWith(name)) return;
	}
	assert.fail(`the tabulator never comes to ${name}`);
}

const names = ({ page }: ShownPanel): Promise<string[]> => page.locator('.prompts tbody th button').allTextContents();

suiteInChromium('the panel by keyboard alone', (shows) => {
	test('goes through its parts in the order in which they stand', () =>
		shows({}, async (panel) => {
			await showSpring(panel);
			// As far as the ledger's headings, one of which is named like one above.
			const stops: string[] = [];
			for (let stop = 0; stop < 30; stop++) {
				await press(panel, 'Tab');
				const name = await focused(panel);
				if (stops.includes(name) || name.trim() === '') break;
				stops.push(name);
			}
			assert.deepEqual(stops, [
				...['scope', 'filter', 'Export: CSV', 'Export: Markdown', 'Export: Print View'],
				...['Prompt', 'Platform', 'Jobs', 'Images', 'Cost'],
				...['Hero image', 'about $0.033'],
				...['platform', 'plan', 'mode', 'quality', 'attempts'].map((name) => `what-if-${name}`),
				...['grouping', 'ledger-grouping'],
			]);
		}));

	test('chooses a scope, filters, sorts, and goes to a prompt', () =>
		shows({}, async (panel) => {
			await showSpring(panel);
			await tabTo(panel, 'scope');
			await press(panel, 'ArrowDown');
			assert.deepEqual(panel.asked.at(-1), { type: 'scope', scope: { kind: 'workspace' } });
			await tabTo(panel, 'filter');
			await panel.page.keyboard.type('poster openai');
			assert.deepEqual(await names(panel), ['Poster']);
			await press(panel, 'Control+A', 'Delete');
			await tabTo(panel, 'Cost');
			await press(panel, 'Enter');
			assert.equal((await names(panel))[0], 'Colour study');
			assert.equal(
				await panel.page.locator('.prompts th', { hasText: 'Cost' }).getAttribute('aria-sort'),
				'descending',
			);
			await press(panel, 'Space');
			assert.equal(await panel.page.locator('.prompts th', { hasText: 'Cost' }).getAttribute('aria-sort'), 'ascending');
			await press(panel, 'Enter');
			assert.equal((await names(panel))[0], 'Hero image');
			await tabTo(panel, 'Hero image');
			await press(panel, 'ArrowDown', 'Enter');
			assert.deepEqual(panel.asked.at(-1), { type: 'goTo', row: 1 });
		}));

	test('walks through the table with the arrow keys, and opens how a cost comes about', () =>
		shows({}, async (panel) => {
			await showSpring(panel);
			await tabTo(panel, 'Hero image');
			const walked: string[] = [];
			for (const key of ['ArrowDown', 'ArrowDown', 'ArrowUp', 'End', 'ArrowDown', 'Home', 'ArrowUp']) {
				await press(panel, key);
				walked.push(await focused(panel));
			}
			const last = (await names(panel)).at(-1) ?? '';
			assert.deepEqual(walked, ['First idea', 'Colour study', 'First idea', last, last, 'Hero image', 'Hero image']);
			await press(panel, 'ArrowRight');
			assert.equal(await focused(panel), 'about $0.033');
			await press(panel, 'Enter');
			assert.ok((await panel.page.locator('details[open] li').count()) > 0, 'the steps are not shown');
			await press(panel, 'ArrowLeft');
			assert.equal(await focused(panel), 'Hero image');
			// The row that was left is the one that the tabulator comes back to.
			await press(panel, 'ArrowDown', 'Tab', 'Tab', 'Shift+Tab', 'Shift+Tab');
			assert.equal(await focused(panel), 'First idea');
		}));

	test('prices otherwise, and applies it', () =>
		shows({}, async (panel) => {
			await showSpring(panel);
			await tabTo(panel, 'what-if-mode');
			await panel.page.keyboard.type('relax');
			assert.deepEqual(panel.asked.at(-1), { type: 'whatIf', whatIf: { mode: 'relax' } });
			await showSpring(panel, { mode: 'relax' });
			assert.equal(await focused(panel), 'what-if-mode');
			assert.match(await panel.page.locator('.result').innerText(), /saves about \$3\.30/);
			await tabTo(panel, 'Apply');
			await press(panel, 'Enter');
			assert.deepEqual(panel.asked.at(-1), { type: 'apply' });
		}));

	test('exports what the filter leaves, in the order shown', () =>
		shows({}, async (panel) => {
			await showSpring(panel);
			await tabTo(panel, 'filter');
			await panel.page.keyboard.type('openai');
			await tabTo(panel, 'Export: Print View');
			await press(panel, 'Enter');
			assert.deepEqual(panel.asked.at(-1), { type: 'export', format: 'print', rows: [6, 7] });
		}));
});

suiteInChromium('the panel by mouse', (shows) => {
	test('goes to the prompt whose name is clicked, however the table is filtered and sorted', () =>
		shows({}, async (panel) => {
			await showSpring(panel);
			await panel.page.getByRole('button', { name: 'Cost', exact: true }).click();
			await panel.page.getByLabel('Filter prompts').fill('openai');
			await panel.page.locator('.prompts').getByRole('button', { name: 'Poster' }).click();
			assert.deepEqual(panel.asked.at(-1), { type: 'goTo', row: 6 });
		}));
});

suiteInChromium('the panel after a reload', (shows) => {
	const kept: PanelState = {
		uri: 'file:///work/spring.prompt',
		scope: { kind: 'sheet' },
		filter: 'midjourney',
		sort: { by: 'cost', descending: true },
		whatIf: { mode: 'relax', attempts: 2 },
		grouping: 'mode',
		ledgerGrouping: 'style',
	};

	test('is as it was left, and asks for the figures with its switches', () =>
		shows({ state: kept }, async (panel) => {
			assert.deepEqual(panel.asked, [{ type: 'ready', whatIf: { mode: 'relax', attempts: 2 } }]);
			await showSpring(panel, kept.whatIf);
			assert.equal(await panel.page.getByLabel('Filter prompts').inputValue(), 'midjourney');
			assert.equal((await names(panel))[0], 'Colour study');
			assert.equal(await panel.page.getByLabel('Mode').inputValue(), 'relax');
			assert.equal(await panel.page.getByLabel('Attempts').inputValue(), '2');
			assert.equal(await panel.page.locator('#grouping').inputValue(), 'mode');
			assert.equal(await panel.page.locator('#ledger-grouping').inputValue(), 'style');
			assert.deepEqual(await panel.state(), kept);
			// Nothing is asked again: all of it is still there to choose.
			assert.equal(panel.asked.length, 1);
		}));

	test('lets go of a switch that there is nothing to choose for any more', () =>
		shows({ state: { ...kept, whatIf: { quality: 'high', mode: 'relax' } } }, async (panel) => {
			const beta: CostScope = { kind: 'sheet', uri: 'file:///work/beta.prompt' };
			const costs = aMonth(beta, { quality: 'high' });
			await panel.show({ type: 'costs', costs, texts: english(costs) });
			assert.deepEqual(panel.asked.at(-1), { type: 'whatIf', whatIf: { quality: 'high' } });
		}));

	test('keeps the focus and what was opened while figures come in', () =>
		shows({}, async (panel) => {
			await showSpring(panel);
			await panel.page.locator('.prompts summary').nth(1).click();
			await panel.page.getByRole('button', { name: 'First idea' }).focus();
			await showSpring(panel, { mode: 'relax' });
			assert.equal(await focused(panel), 'First idea');
			assert.equal(await panel.page.locator('.prompts details[open]').count(), 1);
		}));
});
