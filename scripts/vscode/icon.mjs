/** Draws docs/images/icon.png, which the marketplace asks for, from the SVG beside it. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openBrowser } from './browser.mjs';
import { chromium, project } from './install.mjs';

const side = 256;
const images = join(project, 'docs', 'images');

const browser = await openBrowser(await chromium());
try {
	const page = await browser.newPage({ viewport: { width: side, height: side } });
	const drawing = await readFile(join(images, 'icon.svg'), 'utf8');
	await page.setContent(`<style>body { margin: 0 }</style>${drawing}`);
	await page.screenshot({ path: join(images, 'icon.png'), omitBackground: true });
} finally {
	await browser.close();
}
