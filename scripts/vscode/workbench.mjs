/** VS Code's window as a user has it: keys, the mouse, and what is on the screen. */
export class Workbench {
	#page;

	constructor(page) {
		this.#page = page;
	}

	/** Opens a folder and waits until its files are listed. */
	static async open(browser, authority, folder) {
		const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' });
		page.setDefaultTimeout(30_000);
		await page.goto(`http://${authority}/?folder=${encodeURIComponent(folder)}`);
		await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor();
		return new Workbench(page);
	}

	get page() {
		return this.#page;
	}

	/** What the editor shows of its text, with ordinary spaces. */
	async text() {
		const lines = await this.#page.locator('.editor-instance .view-line').allInnerTexts();
		return lines.join('\n').replaceAll('\u00a0', ' ');
	}

	async press(...keys) {
		for (const key of keys) await this.#page.keyboard.press(key);
	}

	/** Types as fast as a person does; what suggestions come depends on it. */
	async type(text) {
		await this.#page.keyboard.type(text, { delay: 120 });
	}

	async openFile(name) {
		await this.press('Control+P');
		await this.#page.locator('.quick-input-widget input').fill(name);
		await this.#page.locator('.quick-input-list .monaco-list-row', { hasText: name }).first().waitFor();
		await this.press('Enter');
		await this.#page.locator('.tab.active', { hasText: name }).waitFor();
		await this.#page.locator('.editor-instance .view-line').first().waitFor();
	}

	async runCommand(title) {
		await this.press('F1');
		await this.#page.locator('.quick-input-widget input').fill(`>${title}`);
		await this.#page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first().waitFor();
		await this.press('Enter');
	}

	/** Waits until the editor shows `text`, which may be far below: then it is not on the screen. */
	async showsText(text) {
		await this.#page
			.locator('.editor-instance .view-lines', { hasText: spaced(text) })
			.first()
			.waitFor();
	}

	async hover(word) {
		await this.#page
			.locator('.editor-instance .view-line span span', { hasText: spaced(word) })
			.first()
			.hover();
	}

	/** The cost summary's own page, inside its frame within a frame. */
	panel() {
		return this.#page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
	}

	total() {
		return this.#page.locator('.statusbar-item[id*="promptCredits.total"]');
	}

	lenses() {
		return this.#page.locator('.codelens-decoration');
	}

	/** A picture of the window with nothing in it still fading or sliding. */
	async picture(path) {
		await this.#page.evaluate(() => {
			const passing = globalThis.document
				.getAnimations()
				.filter((each) => each.effect?.getComputedTiming().iterations !== Infinity);
			return Promise.allSettled(passing.map((each) => each.finished));
		});
		await this.#page.screenshot({ path });
	}

	async close() {
		await this.#page.close();
	}
}

/** Monaco draws spaces that do not break. */
function spaced(text) {
	const escaped = text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
	return new RegExp(escaped.replaceAll(' ', '[ \\u00a0]'));
}
