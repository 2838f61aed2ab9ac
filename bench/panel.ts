import { readToPanel, type ToPanel } from '../client/src/panel/messages.ts';
import { costs } from '../server/src/features/costs.ts';
import { inDollars } from '../server/src/platforms/costWords.ts';
import { manyPrompts } from '../test/client/panel/thousands.ts';
import { english } from '../test/client/panel/panelWords.ts';
import { ShownPanel } from '../test/client/panel/shownPanel.ts';
import { openChromium } from '../test/support/chromium.ts';

/**
 * What stands between an edit and the cost summary of a sheet with 5,000 prompts: the figures, their way through two
 * processes as JSON, and the page that checks and draws them, in Chromium. Milliseconds: of CPU here, of the clock in the
 * page; the best of ten.
 */
const view = manyPrompts(5000);
const figures = () =>
	costs({ views: [view], on: view.on, money: inDollars }, { scope: { kind: 'sheet', uri: view.uri } });
const shown = figures();
const message = { type: 'costs', costs: shown, texts: english(shown) } satisfies ToPanel;
const json = JSON.stringify(message);

const runs = 10;

const best = (work: () => unknown): number => {
	const times = Array.from({ length: runs }, () => {
		const before = process.cpuUsage();
		work();
		const { user, system } = process.cpuUsage(before);
		return (user + system) / 1000;
	});
	return Math.min(...times);
};

const figuring = best(figures);
const travelling = best(() => JSON.stringify(JSON.parse(JSON.stringify(JSON.parse(json)))));
console.log(`message: ${(json.length / 1e6).toFixed(2)} MB`);
console.log(`figures: ${figuring.toFixed(1)} ms`);
console.log(`JSON, both ways, twice: ${travelling.toFixed(1)} ms`);
console.log(`check of the message: ${best(() => readToPanel(message)).toFixed(1)} ms`);

const firstPaint = `new Promise((done) => {
	const look = () => {
		const [paint] = performance.getEntriesByName('first-contentful-paint');
		if (paint) done(paint.startTime);
		else setTimeout(look, 10);
	};
	look();
})`;

/** From the message's arrival to the end of the frame that shows it. */
const editShown = `new Promise((done) => {
	const { rows } = window.message.costs;
	rows[0] = { ...rows[0], cost: 'about $' + Math.random().toFixed(3) };
	const copy = structuredClone(window.message);
	const start = performance.now();
	window.addEventListener('message', () => requestAnimationFrame(() => {
		const { port1, port2 } = new MessageChannel();
		port1.onmessage = () => done(performance.now() - start);
		port2.postMessage(0);
	}), { once: true });
	window.postMessage(copy, '*');
})`;

const browser = await openChromium();
if (browser) {
	const first: number[] = [];
	const edits: number[] = [];
	for (let run = 0; run < runs; run++) {
		// The page's own start counts: from nothing to the first picture, which has the rows.
		const panel = await ShownPanel.open(browser, { first: message });
		await panel.page.locator('.prompts tbody tr').first().waitFor();
		first.push(await panel.page.evaluate<number>(firstPaint));
		await panel.page.evaluate(`window.message = ${json}`);
		for (let edit = 0; edit < runs; edit++) edits.push(await panel.page.evaluate<number>(editShown));
		await panel.close();
	}
	await browser.close();
	const onTheWay = figuring + travelling;
	for (const [name, times, most] of [
		['first paint', first, 500],
		['an edit shown', edits, 100],
	] as const) {
		const page = Math.min(...times);
		const whole = (page + onTheWay).toFixed(0);
		console.log(`${name}: ${page.toFixed(1)} ms in the page, ${whole} ms with the way there (of ${String(most)})`);
	}
}
