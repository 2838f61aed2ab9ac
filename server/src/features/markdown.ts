/** Text from outside as Markdown that shows it as it is: no emphasis, no links, no HTML. */
export function escaped(text: string): string {
	let result = '';
	for (const character of text)
		result += special.has(character) ? `\\${character}` : character === '\n' ? ' ' : character;
	return result;
}

const special: ReadonlySet<string> = new Set('\\`*_{}[]()<>#!|~');

/** True for an address that a link may lead to: of the web, and with nothing that would end a Markdown link early. */
export const isWebAddress = (text: string): boolean =>
	(text.startsWith('https://') || text.startsWith('http://')) &&
	!Array.from(text).some((character) => forbidden.has(character));

const forbidden: ReadonlySet<string> = new Set(' \t\n\r()<>"\\');
