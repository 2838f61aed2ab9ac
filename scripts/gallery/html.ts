/** Text that is HTML already. */
export class Html {
	constructor(readonly text: string) {}
}

type Value = Html | string | number | undefined | readonly Value[];

/** A template whose values are escaped unless they are HTML; lists are joined, undefined is nothing. */
export const html = (parts: TemplateStringsArray, ...values: readonly Value[]): Html =>
	new Html(parts.map((part, at) => part + rendered(values[at])).join(''));

function rendered(value: Value): string {
	if (value === undefined) return '';
	if (value instanceof Html) return value.text;
	return typeof value === 'object' ? value.map(rendered).join('') : escaped(String(value));
}

const entities: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
};

const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
