import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { openChromium } from '../../support/chromium.ts';
import { ShownPanel, type ShownOptions } from './shownPanel.ts';

/** Shows the panel for the time of `look`; afterwards it may have complained about nothing, and loaded nothing. */
export type Shows = (options: ShownOptions, look: (panel: ShownPanel) => Promise<void>) => Promise<void>;

/** A suite in one browser. Where there is none its tests are skipped, and that is said. */
export function suiteInChromium(title: string, define: (shows: Shows, browser: () => Browser) => void): void {
	suite(title, function () {
		this.timeout(60_000);
		let opened: Browser | undefined;
		const browser = (): Browser => {
			assert.ok(opened);
			return opened;
		};
		suiteSetup(async function () {
			this.timeout(180_000);
			// Says why, where there is none.
			opened = await openChromium();
			if (!opened) this.skip();
		});
		suiteTeardown(() => opened?.close());

		define(async (options, look) => {
			const panel = await ShownPanel.open(browser(), options);
			try {
				await look(panel);
				assert.deepEqual(panel.complaints, []);
			} finally {
				await panel.close();
			}
		}, browser);
	});
}
