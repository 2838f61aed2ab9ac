// What the gallery's pages do in a browser: search, filter, copy. All of it works on what is in the page already; the
// words of the prompts are fetched from this site when somebody first searches.
import { createLibrarySearch } from '../../server/src/library/search.ts';

const { document, navigator, history, location, URLSearchParams, fetch } = globalThis;
const find = (selector) => document.querySelector(selector);

const filters = find('.filters');
if (filters) setUpFilters();
setUpCopying();

function setUpFilters() {
	const list = find('.cards');
	const cards = [...list.children];
	const byId = new Map(cards.map((card) => [card.dataset.id, card]));
	const fields = ['query', 'category', 'platform', 'price'].map((id) => document.getElementById(id));
	const [query, category, platform, price] = fields;
	const count = find('.count');
	let library;
	/** Answers may come late: only the newest question's is shown. */
	let question = 0;

	const isWanted = ({ dataset }) =>
		(category.value === '' || dataset.category === category.value) &&
		(platform.value === '' || dataset.platforms.split(' ').includes(platform.value)) &&
		(price.value === '' || (dataset.usd !== '' && Number(dataset.usd) <= Number(price.value)));

	async function found() {
		if (query.value.trim() === '') return cards;
		library ??= fetch('entries.json').then(async (answer) => createLibrarySearch(await answer.json()));
		return (await library).search(query.value, cards.length).map(({ id }) => byId.get(id));
	}

	async function show() {
		const asked = ++question;
		const wanted = (await found()).filter(isWanted);
		if (asked !== question) return;
		const shown = new Set(wanted);
		for (const card of cards) card.hidden = !shown.has(card);
		list.append(...wanted);
		count.textContent = wanted.length === 1 ? '1 prompt' : `${wanted.length} prompts`;
		const state = new URLSearchParams(fields.filter(({ value }) => value !== '').map(({ id, value }) => [id, value]));
		history.replaceState(null, '', state.size > 0 ? `?${state}` : location.pathname);
	}

	const given = new URLSearchParams(location.search);
	for (const field of fields) {
		field.value = given.get(field.id) ?? '';
		field.addEventListener('input', () => void show());
	}
	filters.hidden = false;
	void show();
}

function setUpCopying() {
	for (const button of document.querySelectorAll('.copy')) {
		button.hidden = false;
		button.addEventListener('click', async () => {
			const done = await navigator.clipboard.writeText(button.dataset.text).then(
				() => 'Copied.',
				() => 'Your browser does not let this page copy. Select the text instead.',
			);
			find('.said').textContent = done;
			if (done === 'Copied.') button.textContent = done;
		});
	}
}
