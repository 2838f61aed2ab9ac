import assert from 'node:assert/strict';
import type { ToPanel } from '../../../client/src/panel/messages.ts';
import { costs } from '../../../server/src/features/costs.ts';
import { inDollars } from '../../../server/src/platforms/costWords.ts';
import { aMonth } from './aMonth.ts';
import { suiteInChromium } from './inChromium.ts';
import { english } from './panelWords.ts';
import { themeNames, type ShownPanel } from './shownPanel.ts';
import { manyPrompts } from './thousands.ts';

const everything = aMonth({ kind: 'workspace' }, { mode: 'relax' });
const savings: ToPanel = {
	type: 'savings',
	savings: [{ prompt: 'Colour study', title: 'Use relax mode: saves about $3.20' }],
};

const openDetails = (panel: ShownPanel): Promise<void> =>
	panel.page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))");

suiteInChromium('the panel for everybody', (shows) => {
	for (const theme of themeNames) {
		test(`is accessible with everything in it, in ${theme}`, () =>
			shows({ theme }, async (panel) => {
				await panel.show({ type: 'costs', costs: everything, texts: english(everything) });
				await panel.show(savings);
				await openDetails(panel);
				for (const part of ['.meters li', '.unpriced li', '.savings li', '.figures dd', '.weeks li', '.kept tbody tr'])
					assert.ok(await panel.page.locator(part).first().isVisible(), part);
				assert.deepEqual(await panel.violations(), []);
			}));

		test(`is accessible with 5,000 prompts, in ${theme}`, () =>
			shows({ theme }, async (panel) => {
				const view = manyPrompts(5000);
				const many = costs(
					{ views: [view], on: view.on, money: inDollars },
					{ scope: { kind: 'sheet', uri: view.uri } },
				);
				await panel.show({ type: 'costs', costs: many, texts: english(many) });
				await panel.page.getByRole('button', { name: 'Show More (4950)' }).click();
				assert.equal(await panel.page.locator('.prompts tbody tr').count(), 100);
				assert.deepEqual(await panel.violations(), []);
			}));

		test(`shows where the focus is, in ${theme}`, () =>
			shows({ theme }, async (panel) => {
				await panel.show({ type: 'costs', costs: everything, texts: english(everything) });
				await panel.show(savings);
				const seen = new Set<string>();
				for (let stop = 0; stop < 60; stop++) {
					await panel.page.keyboard.press('Tab');
					const [name, outline, width] = await panel.page.evaluate<[string, string, string]>(focusShown);
					if (name.startsWith('BODY')) break;
					assert.notEqual(outline, 'none', name);
					assert.ok(Number.parseFloat(width) >= 2, `${name}: ${width}`);
					seen.add(name.split(' ')[0] ?? '');
				}
				assert.deepEqual([...seen].sort(), ['BUTTON', 'INPUT', 'SELECT', 'SUMMARY']);
			}));
	}

	test('says nothing of images kept where runs do not say how many they made', () =>
		shows({}, async (panel) => {
			const ran = { ...everything, rows: everything.rows.filter(({ ledger }) => ledger !== null).slice(0, 1) };
			const text = async (made: string): Promise<string> => {
				const rows = ran.rows.map((row) => ({ ...row, ledger: row.ledger && { ...row.ledger, made, kept: '0' } }));
				await panel.show({ type: 'costs', costs: { ...ran, rows }, texts: english(everything) });
				return (await panel.page.locator('.prompts tbody').textContent()) ?? '';
			};
			assert.match(await text('4'), /0 of 4 images kept/);
			assert.doesNotMatch(await text('0'), /images kept/);
		}));

	test('is accessible where there is nothing to show', () =>
		shows({}, async (panel) => {
			await panel.show({ type: 'empty', text: 'Open a prompt sheet to see what it costs.' });
			assert.deepEqual(await panel.violations(), []);
		}));

	test('fits a panel of 320 pixels, with nothing beside the screen', () =>
		shows({ width: 320 }, async (panel) => {
			await panel.show({ type: 'costs', costs: everything, texts: english(everything) });
			const [content, window] = await panel.page.evaluate<[number, number]>(
				'[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
			);
			assert.ok(content <= window, `${String(content)} > ${String(window)}`);
		}));
});

const focusShown = `(() => {
	const { tagName, id, textContent } = document.activeElement;
	const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
	return [\`\${tagName} \${id || textContent}\`, outlineStyle, outlineWidth];
})()`;
