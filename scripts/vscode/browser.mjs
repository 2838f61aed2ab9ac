import { chromium } from 'playwright-core';

/** Chromium without a window. Its sandbox cannot start as root, which is what containers run as. */
export function openBrowser(executablePath) {
	return chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
}
