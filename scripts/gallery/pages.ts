import { categoryTitle } from '../../server/src/library/categories.ts';
import { platformTitle, type Exhibit, type ExhibitedPrompt } from './exhibit.ts';
import { html, type Html } from './html.ts';

/** Nothing but this site's own files, and no script in a page. */
const policy =
	"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'";

/** Dollars to filter by: an entry may come to so much at most. */
const prices = [0.01, 0.03, 0.05, 0.1, 0.25];

interface Frame {
	readonly title: string;
	readonly description: string;
	/** From the page to the site's root: `../../`. */
	readonly root: string;
	readonly body: Html;
}

const page = ({ title, description, root, body }: Frame): string =>
	html`<!doctype html>
		<html lang="en">
			<head>
				<meta charset="utf-8" />
				<meta http-equiv="Content-Security-Policy" content="${policy}" />
				<meta name="viewport" content="width=device-width, initial-scale=1" />
				<meta name="description" content="${description}" />
				<meta name="color-scheme" content="light dark" />
				<meta name="referrer" content="no-referrer" />
				<title>${title}</title>
				<link rel="icon" href="${root}icon.png" />
				<link rel="stylesheet" href="${root}style.css" />
				<script src="${root}gallery.js" defer></script>
			</head>
			<body>
				${body}
			</body>
		</html> `.text;

/** The page with every entry, to search and filter. */
export function indexPage(exhibits: readonly Exhibit[], on: string): string {
	const categories = distinct(exhibits.map(({ entry }) => entry.category));
	const platforms = distinct(exhibits.flatMap(({ entry }) => entry.platforms));
	const count = String(exhibits.length);
	return page({
		title: 'Prompt Credits: the prompt library',
		description: `${count} AI-art prompts that work, with what each costs on every platform.`,
		root: '',
		body: html`<a class="skip" href="#entries">Skip to the prompts</a>
			<header>
				<h1>The prompt library</h1>
				<p>
					${count} prompts in ${categories.length} categories, each with places to fill in and with what it costs. Free
					to use, from <a href="https://github.com/prompt-credits/prompt-credits">Prompt Credits</a>.
				</p>
			</header>
			<search class="filters" hidden>
				<p class="field wide">
					<label for="query">Search</label
					><input id="query" type="search" autocomplete="off" spellcheck="false" placeholder="wine bottle label" />
				</p>
				${choice(
					'category',
					'Category',
					'All categories',
					categories.map((id) => [id, categoryTitle(id)]),
				)}
				${choice(
					'platform',
					'Platform',
					'All platforms',
					platforms.map((id) => [id, platformTitle(id)]),
				)}
				${choice(
					'price',
					'Price',
					'Any price',
					prices.map((usd) => [String(usd), `up to $${usd.toFixed(2)}`]),
				)}
			</search>
			<main id="entries" tabindex="-1">
				<p class="count" role="status">${count} prompts</p>
				<ul class="cards">
					${exhibits.map(card)}
				</ul>
			</main>
			${foot(on)}`,
	});
}

const distinct = (texts: readonly string[]): string[] => [...new Set(texts)].sort();

const choice = (
	id: string,
	label: string,
	all: string,
	options: readonly (readonly [value: string, text: string])[],
): Html =>
	html`<p class="field">
		<label for="${id}">${label}</label
		><select id="${id}">
			<option value="">${all}</option>
			${options.map(([value, text]) => html`<option value="${value}">${text}</option>`)}
		</select>
	</p> `;

const card = ({ entry, cost, usd }: Exhibit): Html =>
	html`<li
		class="card"
		data-id="${entry.id}"
		data-category="${entry.category}"
		data-platforms="${entry.platforms.join(' ')}"
		data-usd="${usd}"
	>
		<h2><a href="entries/${entry.id}.html">${entry.title}</a></h2>
		<p>${entry.description}</p>
		<p class="facts">
			<span>${categoryTitle(entry.category)}</span><span>${entry.platforms.map(platformTitle).join(', ')}</span
			><span class="cost">${cost}</span>
		</p>
	</li> `;

/** The page of one entry; `extension` is the extension's id, `publisher.name`. */
export function entryPage({ entry, cost, vary, prompts }: Exhibit, extension: string, on: string): string {
	return page({
		title: `${entry.title}: a prompt of the library`,
		description: entry.description,
		root: '../../',
		body: html`<header>
				<p><a href="../../index.html">The prompt library</a> / ${categoryTitle(entry.category)}</p>
				<h1>${entry.title}</h1>
				<p>${entry.description}</p>
				<p class="facts">
					<span>${entry.platforms.map(platformTitle).join(', ')}</span><span class="cost">${cost}</span
					><span>${entry.tags.join(', ')}</span>
				</p>
				<p class="actions">
					<a class="button" href="vscode://${extension}/library?entry=${encodeURIComponent(entry.id)}"
						>Open in VS Code</a
					>
					<button type="button" class="copy" data-text="${entry.text}" hidden>Copy the sheet</button>
				</p>
			</header>
			<main>
				${prompts.map((prompt) => promptSection(prompt, prompts.length > 1))}
				<p><strong>What to vary:</strong> ${vary}</p>
				<p>By ${entry.author}, ${entry.license}.</p>
			</main>
			${foot(on)}`,
	});
}

const promptSection = ({ name, platform, ready, pieces, costs }: ExhibitedPrompt, isNamed: boolean): Html =>
	html`<section>
		<h2>${isNamed ? `${name}, ${platform}` : `The prompt, for ${platform}`}</h2>
		<pre>${pieces.map(({ text, marked }) => (marked ? html`<mark>${text}</mark>` : text))}</pre>
		<p>
			<button type="button" class="copy" data-text="${ready}" hidden>Copy the prompt</button>
			<span class="hint">Marked words are yours to change.</span>
		</p>
		<details>
			<summary>What it costs on each platform</summary>
			<table>
				<caption>
					Of one run of this prompt, cheapest first
				</caption>
				<thead>
					<tr>
						<th scope="col">Platform</th>
						<th scope="col">Model</th>
						<th scope="col">Cost</th>
					</tr>
				</thead>
				<tbody>
					${costs.map(
						(row) =>
							html`<tr>
								<th scope="row">${row.platform}</th>
								<td>${row.model}</td>
								<td>${row.cost}</td>
							</tr>`,
					)}
				</tbody>
			</table>
		</details>
	</section> `;

const foot = (on: string): Html =>
	html`<footer>
		<p>
			Costs are estimates as of <time>${on}</time>, from published prices. This site loads nothing from elsewhere and
			keeps nothing about you.
		</p>
		<p class="said" role="status"></p>
	</footer>`;
