import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { exporters } from '../../../client/src/panel/export.ts';
import { costs } from '../../../server/src/features/costs.ts';
import { inDollars } from '../../../server/src/platforms/costWords.ts';
import type { Costs } from '../../../server/src/lsp/protocol.ts';
import { viewOf } from '../../support/view.ts';
import { aMonth } from './aMonth.ts';
import { suiteInChromium } from './inChromium.ts';
import { english } from './panelWords.ts';
import { manyPrompts } from './thousands.ts';

const of = (view: ReturnType<typeof viewOf>): Costs =>
	costs({ views: [view], on: view.on, money: inDollars }, { scope: { kind: 'sheet', uri: view.uri } });

function printed(shown: Costs, chosen: readonly number[] = [...shown.rows.keys()]): string {
	const rows = chosen.flatMap((at) => shown.rows[at] ?? []);
	return exporters.print.write({ costs: shown, rows, texts: english(shown), language: 'en' });
}

/** A page's text, its marks and spaces aside. */
const textOf = (html: string): string =>
	html
		.slice(html.indexOf('<body>'))
		.replaceAll(/<[^>]*>/g, ' ')
		.replaceAll(/\s+/g, ' ')
		.trim();

const spring = aMonth({ kind: 'sheet', uri: 'file:///work/spring.prompt' });

suite('the print view', () => {
	test('says what it is, of what, for whom, and when', () => {
		const text = textOf(printed(spring));
		assert.ok(
			text.startsWith(
				'Estimate of image costs Spring campaign Date November 22, 2026 Client Acme Project Spring campaign',
			),
			text.slice(0, 200),
		);
	});

	test('has a line a prompt, with a note on what its cost rests on, and the total', () => {
		const text = textOf(printed(spring));
		assert.match(text, /Hero image Photorealistic portrait .{10,60} Midjourney V8\.2 1 4 about \$0\.033 1 /);
		assert.match(text, /Total 214 images · 55 jobs about \$3\.46, 1 not priced/);
		assert.match(text, / 48 jobs in 4 variants; 1 GPU minute each; .+ on Standard /);
		assert.match(text, /How the costs come about .+ Prices as of 2026-08-21$/);
	});

	test('says what is not priced, and why', () => {
		assert.match(textOf(printed(spring)), /Not priced Leaflet from last year: DALL-E 3 was shut down/);
	});

	test('has totals by everything that there is more than one of', () => {
		const text = textOf(printed(aMonth()));
		assert.match(text, /Totals by Client Client Prompts Cost Acme 8 /);
		assert.match(text, /Totals by Platform Platform Prompts Cost Midjourney 6 /);
		assert.ok(!textOf(printed(of(viewOf('a red fox\n')))).includes('Totals'));
	});

	test('has no total where only a part is taken along', () => {
		const text = textOf(printed(spring, [1, 0]));
		assert.ok(!text.includes('Total'), text);
		assert.ok(!text.includes('Not priced'), text);
		assert.ok(text.indexOf('First idea') < text.indexOf('Hero image'), text);
	});

	test('keeps budgets and the ledger to its owner', () => {
		assert.doesNotMatch(textOf(printed(aMonth())), /\$12|kept|ledger|Budget/i);
	});

	test('is a page that runs and loads nothing, and has texts as text', () => {
		const page = printed(
			of(viewOf('---\nproject: a & b\n---\n\n# "quoted" <script>alert(1)</script>\n\na red fox --ar 2:3\n')),
		);
		assert.match(page, /Content-Security-Policy" content="default-src 'none'/);
		assert.doesNotMatch(page, /<script|<link|<img|\ssrc=|\shref=|\son\w+=|@import|url\(/);
		assert.match(page, /&lt;script&gt;alert\(1\)&lt;\/script&gt;/);
		assert.match(page, /<title>Estimate of image costs: a &amp; b<\/title>/);
	});
});

suiteInChromium('the print view on paper', (_, browser) => {
	async function onPaper(html: string, look: (page: Page) => Promise<void>): Promise<void> {
		// As wide as what an A4 page leaves between its margins.
		const page = await browser().newPage({ viewport: { width: 672, height: 950 } });
		try {
			await page.setContent(html);
			await page.emulateMedia({ media: 'print' });
			await look(page);
		} finally {
			await page.close();
		}
	}
	const pagesOf = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
	const pdfOf = (page: Page): Promise<Buffer> => page.pdf({ preferCSSPageSize: true });

	test('of a sheet is one page of A4, with nothing beside it', () =>
		onPaper(printed(spring), async (page) => {
			const pdf = await pdfOf(page);
			assert.equal(pdf.subarray(0, 5).toString(), '%PDF-');
			assert.equal(pagesOf(pdf), 1);
			assert.match(pdf.toString('latin1'), /\/MediaBox \[0 0 59[45](?:\.\d+)? 84[12](?:\.\d+)?\]/);
			assert.ok((await page.evaluate<number>('document.documentElement.scrollWidth')) <= 672);
		}));

	test('of 200 prompts has its heading on each page, and its total once', () =>
		onPaper(printed(of(manyPrompts(200))), async (page) => {
			assert.ok(pagesOf(await pdfOf(page)) > 4);
			const styleOf = (part: string, name: string): Promise<string> =>
				page.evaluate(`getComputedStyle(document.querySelector('${part}')).${name}`);
			// What is displayed so, a browser repeats.
			assert.equal(await styleOf('thead', 'display'), 'table-header-group');
			assert.equal(await styleOf('tfoot', 'display'), 'table-row-group');
			// Nor is it alone on the last one.
			assert.equal(await styleOf('tfoot', 'breakBefore'), 'avoid');
		}));

	test('has clients and models in a line each, beside a range of costs', () =>
		onPaper(printed(of(manyPrompts(20))), async (page) => {
			const heightOf = (cells: string): Promise<number> =>
				page.evaluate(
					`Math.max(...[...document.querySelectorAll('tbody ${cells}')].map((cell) => {
						const range = document.createRange();
						range.selectNodeContents(cell);
						return range.getBoundingClientRect().height;
					}))`,
				);
			const line = 18;
			assert.ok((await heightOf('td:nth-child(2)')) <= line);
			assert.ok((await heightOf('td:nth-child(3)')) <= 2 * line);
		}));

	test('keeps long words and names on it', () =>
		onPaper(
			printed(of(viewOf(`# ${'Extraordinarily'.repeat(12)}\n@client: ${'x'.repeat(150)}\na red fox\n`))),
			async (page) => {
				assert.ok((await page.evaluate<number>('document.documentElement.scrollWidth')) <= 672);
			},
		));
});
