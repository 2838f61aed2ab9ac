import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import type { PanelState, ToPanel } from '../../../client/src/panel/messages.ts';
import { newNonce, panelPage } from '../../../client/src/panel/page.ts';
import themes from './themes.json' with { type: 'json' };

/** VS Code's own themes of each kind, with what they set of colours and fonts in the frame of a panel. */
export type ThemeName = keyof typeof themes;
export const themeNames = Object.keys(themes) as ThemeName[];
export const variablesOf = (theme: ThemeName): Readonly<Record<string, string>> => themes[theme].variables;

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const origin = 'http://panel.test';

let bundled: Promise<{ readonly script: string; readonly style: string }> | undefined;

/** The panel's script and style sheet, from their sources. */
export function panelBundle() {
	bundled ??= build({
		entryPoints: ['client/src/panel/webview/main.ts'],
		outdir: 'dist',
		write: false,
		bundle: true,
		minify: true,
		format: 'iife',
		platform: 'browser',
		target: 'es2023',
	}).then(({ outputFiles }) => {
		const textOf = (ending: string): string => outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? '';
		return { script: textOf('.js'), style: textOf('.css') };
	});
	return bundled;
}

export interface ShownOptions {
	readonly theme?: ThemeName;
	readonly state?: PanelState;
	readonly width?: number;
	/** Sent as soon as the page is ready. */
	readonly first?: ToPanel;
}

/** The cost panel's page in a browser, as VS Code would show it; the test is the extension. */
export class ShownPanel {
	readonly page: Page;
	/** What the page has asked for. */
	readonly asked: unknown[];
	/** Errors, refusals of the page's policy, and whatever it tried to load from elsewhere. */
	readonly complaints: string[];

	private constructor(page: Page) {
		this.page = page;
		this.asked = [];
		this.complaints = [];
	}

	static async open(
		browser: Browser,
		{ theme = 'light', state, width = 700, first }: ShownOptions = {},
	): Promise<ShownPanel> {
		const { script, style } = await panelBundle();
		const context = await browser.newContext({ viewport: { width, height: 900 }, reducedMotion: 'reduce' });
		const page = await context.newPage();
		const panel = new ShownPanel(page);
		page.on('console', (message) => panel.complaints.push(message.text()));
		page.on('pageerror', (error) => panel.complaints.push(error.message));
		await page.exposeFunction('tellTest', (kind: 'asked' | 'complaints', value: unknown) =>
			panel[kind].push(value as string),
		);
		const html = panelPage({
			title: 'Cost Summary',
			language: 'en',
			script: `${origin}/panel.js`,
			style: `${origin}/panel.css`,
			nonce: newNonce(),
		});
		const files = new Map([
			['/', { contentType: 'text/html', body: html }],
			['/panel.js', { contentType: 'text/javascript', body: script }],
			['/panel.css', { contentType: 'text/css', body: style }],
		]);
		await context.route('**/*', async (route) => {
			const url = new URL(route.request().url());
			const file = url.origin === origin ? files.get(url.pathname) : undefined;
			if (file) await route.fulfill(file);
			else {
				panel.complaints.push(`loaded ${url.href}`);
				await route.abort();
			}
		});
		await page.addInitScript({ content: host(theme, state, first) });
		await page.goto(`${origin}/`);
		return panel;
	}

	/** Tells the page something, and waits until it is drawn. */
	async show(message: ToPanel): Promise<void> {
		await this.page.evaluate(
			`window.postMessage(${JSON.stringify(message)}, '*'), new Promise((done) => setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(done))))`,
		);
	}

	/** What the page keeps for after a reload. */
	state(): Promise<PanelState | undefined> {
		return this.page.evaluate<PanelState | undefined>('window.keptState');
	}

	/** What axe finds wrong, as `impact rule: element`. */
	async violations(): Promise<string[]> {
		await this.page.evaluate(axe);
		return this.page.evaluate<string[]>(
			'axe.run().then(({ violations }) => violations.flatMap(({ id, impact, nodes }) => nodes.map(({ html }) => `${impact} ${id}: ${html}`)))',
		);
	}

	async close(): Promise<void> {
		await this.page.context().close();
	}
}

/** What VS Code brings into the frame before the page's own script runs. */
function host(theme: ThemeName, state: PanelState | undefined, first: ToPanel | undefined): string {
	const { body, variables } = themes[theme];
	const declarations = Object.entries(variables).map(([name, value]) => `${name}: ${value};`);
	const css = `:root { ${declarations.join(' ')} } @layer vscode-default { ${bodyStyle} }`;
	return `
		window.keptState = ${state ? JSON.stringify(state) : 'undefined'};
		const first = ${first ? JSON.stringify(JSON.stringify(first)) : 'undefined'};
		window.acquireVsCodeApi = () => ({
			postMessage: (message) => {
				window.tellTest('asked', message);
				if (first && message.type === 'ready') window.postMessage(JSON.parse(first), '*');
			},
			getState: () => window.keptState,
			setState: (state) => (window.keptState = state),
		});
		const sheet = new CSSStyleSheet();
		sheet.replaceSync(${JSON.stringify(css)});
		document.adoptedStyleSheets = [sheet];
		document.addEventListener('DOMContentLoaded', () => (document.body.className = ${JSON.stringify(body)}));`;
}

const bodyStyle = `body {
	margin: 0;
	padding: 0 20px;
	color: var(--vscode-editor-foreground);
	background-color: transparent;
	font: var(--vscode-font-weight) var(--vscode-font-size) var(--vscode-font-family);
}`;
