/** Text from outside as Markdown that shows it as it is: no emphasis, no links, no HTML. */
export function escaped(text: string): string {
	let result = '';
	for (const character of text) result += special.has(character) ? `\\${character}` : character === '\n' ? ' ' : character;
	return result;
}

const special: ReadonlySet<string> = new Set('\\`*_{}[]()<>#!|~');
