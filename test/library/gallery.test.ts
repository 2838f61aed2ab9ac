import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { buildSite } from '../../scripts/gallery/site.ts';
import { openChromium } from '../support/chromium.ts';
import { bundledEntries } from './bundled.ts';

const on = '2026-11-22';
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const types: Readonly<Record<string, string>> = {
	'.html': 'text/html; charset=utf-8',
	'.css': 'text/css',
	'.js': 'text/javascript',
	'.json': 'application/json',
	'.png': 'image/png',
};

suite('the gallery', () => {
	let out: string;
	const read = (path: string): string => readFileSync(join(out, path), 'utf8');

	suiteSetup(async function () {
		this.timeout(60_000);
		out = mkdtempSync(join(tmpdir(), 'prompt-credits-gallery-'));
		await buildSite({ library: 'library', out, on });
	});
	suiteTeardown(() => {
		rmSync(out, { recursive: true });
	});

	const pages = (): string[] =>
		readdirSync(out, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.html'));

	test('has a page for every entry, and a card that leads to it', () => {
		assert.equal(pages().length, bundledEntries().length + 1);
		for (const { id } of bundledEntries()) assert.ok(read('index.html').includes(`href="entries/${id}.html"`), id);
	});

	test('loads nothing from elsewhere, and has no script in a page', () => {
		for (const path of pages()) {
			const page = read(path);
			assert.ok(page.includes('content="default-src &#39;none&#39;; script-src &#39;self&#39;;'), path);
			const loaded = [...page.matchAll(/<(?:script|link|img)[^>]* (?:src|href)="([^"]*)"/g)].map(([, url = '']) => url);
			assert.deepEqual(
				loaded.filter((url) => !/^(?:\.\.\/)*[a-z]+\.(?:js|css|png)$/.test(url)),
				[],
			);
			assert.ok(!/<script(?! src=)| on[a-z]+=|<style| style=/.test(page), path);
		}
	});

	test('offers each entry to VS Code, and says what it costs on every platform', () => {
		const page = read('entries/packaging/natural-wine-label.html');
		assert.ok(page.includes('href="vscode://prompt-credits.prompt-credits/library?entry=packaging%2Fnatural-wine-label"'));
		for (const platform of ['Midjourney', 'OpenAI', 'Ideogram', 'Stable Diffusion'])
			assert.match(page, new RegExp(`<th scope="row">${platform}`));
	});

	test('shows text of an entry as text, whatever is in it', async () => {
		const folder = mkdtempSync(join(tmpdir(), 'prompt-credits-hostile-'));
		try {
			mkdirSync(join(folder, 'library/a'), { recursive: true });
			const hostile = `"><script>alert(1)</script><a href='javascript:alert(1)'>[x](command:y)`;
			const sheet = `---\ntitle: '${hostile.replaceAll("'", "''")}'\nlicense: CC0-1.0\n---\n\n${hostile} \${1:<img src=x>}\n`;
			writeFileSync(join(folder, 'library/a/b.prompt'), sheet);
			await buildSite({ library: join(folder, 'library'), out: join(folder, 'out'), on });
			for (const path of ['index.html', 'entries/a/b.html']) {
				const page = readFileSync(join(folder, 'out', path), 'utf8');
				assert.ok(!/<script>|<img|href='javascript/.test(page), page);
				assert.ok(page.includes('&lt;script&gt;alert(1)'));
			}
		} finally {
			rmSync(folder, { recursive: true });
		}
	});

	suite('in Chromium', () => {
		let server: Server;
		let browser: Browser | undefined;
		let origin: string;

		suiteSetup(async function () {
			this.timeout(120_000);
			// Says why, where there is none.
			browser = await openChromium();
			if (!browser) this.skip();
			server = createServer((request, response) => {
				const { pathname } = new URL(request.url ?? '', 'http://localhost');
				try {
					const file = join(out, pathname === '/' ? 'index.html' : pathname);
					response.writeHead(200, { 'content-type': types[extname(file)] }).end(readFileSync(file));
				} catch {
					response.writeHead(404).end();
				}
			}).listen(0, '127.0.0.1');
			await once(server, 'listening');
			origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
		});
		suiteTeardown(async () => {
			await browser?.close();
			server.close();
		});

		/** Opens a page; afterwards nothing may have been loaded from elsewhere or complained about. */
		async function visit(path: string, options: BrowserContextOptions, look: (page: Page) => Promise<void>): Promise<void> {
			assert.ok(browser);
			const context = await browser.newContext(options);
			const complaints: string[] = [];
			const page = await context.newPage();
			page.on('console', (message) => complaints.push(message.text()));
			page.on('pageerror', (error) => complaints.push(error.message));
			page.on('request', (request) => {
				if (!request.url().startsWith(origin)) complaints.push(request.url());
			});
			await page.goto(`${origin}${path}`);
			await look(page);
			await context.close();
			assert.deepEqual(complaints, []);
		}

		const shownCards = (page: Page): Promise<string[]> =>
			page.locator('.card:not([hidden]) a').allTextContents();

		for (const colorScheme of ['light', 'dark'] as const)
			for (const path of ['/', '/entries/food/ramen-steam-overhead.html'])
				test(`axe finds nothing on ${path} in ${colorScheme}`, () =>
					visit(path, { colorScheme }, async (page) => {
						await page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))");
						await page.evaluate(axeSource);
						const violations: unknown = await page.evaluate(
							'axe.run().then(({ violations }) => violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`))',
						);
						assert.deepEqual(violations, []);
					})).timeout(120_000);

		test('finds entries with a typing error, best first, and keeps the search in the address', () =>
			visit('/', {}, async (page) => {
				await page.getByLabel('Search').fill('wine botle label');
				await page.waitForURL(/\?query=wine\+botle\+label$/);
				assert.equal((await shownCards(page))[0], 'Natural wine label with linocut creature');
				await page.reload();
				await page.locator('.count', { hasText: /^\d\d prompts$/ }).waitFor();
				assert.equal((await shownCards(page))[0], 'Natural wine label with linocut creature');
			})).timeout(60_000);

		test('filters by category, platform and price, and says how many are left', () =>
			visit('/', {}, async (page) => {
				await page.getByLabel('Category').selectOption('logos');
				await page.getByLabel('Platform').selectOption('recraft');
				await page.getByLabel('Price').selectOption('0.05');
				await page.waitForURL(/price=0\.05/);
				const left = await shownCards(page);
				const cards = page.locator('.card:not([hidden])');
				assert.ok(left.length > 0 && left.length < 10, left.join());
				for (const card of await cards.all()) {
					assert.equal(await card.getAttribute('data-category'), 'logos');
					assert.ok(Number(await card.getAttribute('data-usd')) <= 0.05);
				}
				assert.match((await page.getByRole('status').first().textContent()) ?? '', new RegExp(`^${String(left.length)} prompt`));
			})).timeout(60_000);

		test('copies a prompt as it would be sent', () =>
			visit('/entries/food/ramen-steam-overhead.html', { permissions: ['clipboard-read', 'clipboard-write'] }, async (page) => {
				await page.getByRole('button', { name: 'Copy the prompt' }).first().click();
				await page.getByText('Copied.').first().waitFor();
				const copied = await page.evaluate<string>('navigator.clipboard.readText()');
				assert.ok(copied.startsWith('Directly overhead view of a bowl of miso ramen,'), copied);
				assert.ok(copied.endsWith('--no hands, people, spoon'));
			})).timeout(60_000);

		test('has every entry without a script too', () =>
			visit('/', { javaScriptEnabled: false }, async (page) => {
				assert.equal(await page.locator('.card').count(), bundledEntries().length);
				assert.equal(await page.locator('.filters').isVisible(), false);
			})).timeout(60_000);
	});
});
