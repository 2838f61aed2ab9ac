import assert from 'node:assert/strict';
import { aMonth } from './aMonth.ts';
import { suiteInChromium } from './inChromium.ts';
import { english } from './panelWords.ts';
import { panelBundle, ShownPanel } from './shownPanel.ts';

suite("the panel's files", () => {
	test('make no code and no markup of texts, and ask nobody for anything', async () => {
		const { script, style } = await panelBundle();
		assert.doesNotMatch(
			script,
			/\beval\(|new Function\b|\.innerHTML|\.outerHTML|insertAdjacentHTML|document\.write|DOMParser|createContextualFragment/,
		);
		assert.doesNotMatch(script, /\bfetch\(|XMLHttpRequest|WebSocket|EventSource|sendBeacon|\bimport\(|new Worker/);
		assert.doesNotMatch(style, /@import|url\(/);
	});
});

suiteInChromium("the panel's policy", (shows, browser) => {
	const hostile = `<img src="https://example.com/x.png" onerror="alert(1)"><script>alert(1)</script><style>*{}</style>`;

	test('is not in the way of the panel, and texts stay texts', () =>
		shows({}, async (panel) => {
			const costs = aMonth();
			const [row] = costs.rows;
			assert.ok(row);
			const spoilt = {
				...costs,
				title: hostile,
				rows: [{ ...row, name: hostile, opening: hostile, cost: hostile, client: hostile }],
				because: [[hostile]],
				clients: [hostile],
				meters: costs.meters.map((meter) => ({ ...meter, title: hostile, limit: hostile })),
				groups: { ...costs.groups, platform: [{ key: hostile, title: hostile, prompts: 1, cost: hostile, usd: null }] },
			};
			await panel.show({ type: 'costs', costs: spoilt, texts: english(spoilt) });
			await panel.show({ type: 'savings', savings: [{ prompt: hostile, title: hostile }] });
			await panel.page.locator('.prompts summary').click();
			assert.equal(
				await panel.page.locator('main img, main script, main style, main [style], main [onerror]').count(),
				0,
			);
			assert.equal(await panel.page.locator('.prompts tbody button').textContent(), hostile);
			// `shows` makes sure that nothing was refused and nothing was loaded from elsewhere.
		}));

	for (const [what, intruder] of [
		['an image', `document.body.append(Object.assign(new Image(), { src: 'https://example.com/x.png' }))`],
		[
			'a script',
			`document.body.append(Object.assign(document.createElement('script'), { text: 'window.ran = true' }))`,
		],
		[
			'a style',
			`document.body.append(Object.assign(document.createElement('style'), { textContent: 'p { color: red }' }))`,
		],
		['a style attribute', `document.body.setAttribute('style', 'color: red')`],
		['a handler', `document.body.setAttribute('onclick', 'window.ran = true'), document.body.click()`],
		[
			'a frame',
			`document.body.append(Object.assign(document.createElement('iframe'), { src: 'https://example.com/' }))`,
		],
		['a request', `fetch('https://example.com/').catch(() => 0)`],
		[
			'a form',
			`document.body.append(Object.assign(document.createElement('form'), { action: 'https://example.com/' })), document.forms[0].submit()`,
		],
	] as const)
		test(`refuses ${what} that comes in all the same`, async () => {
			const panel = await ShownPanel.open(browser());
			try {
				const refused = panel.page.waitForEvent('console', (message) =>
					message.text().includes('Content Security Policy'),
				);
				await panel.page.evaluate(`void (${intruder})`);
				await refused;
				assert.deepEqual(
					panel.complaints.filter((complaint) => complaint.startsWith('loaded ')),
					[],
				);
				assert.equal(await panel.page.evaluate('window.ran'), undefined);
			} finally {
				await panel.close();
			}
		});
});
