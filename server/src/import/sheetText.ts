import { parseSheet } from '../sheet/sheet.ts';
import { ImportError, type Imported, type ImportedPrompt } from './imported.ts';

/** The files as one sheet: a section each, named after the file; its prompts under headings of their own where they have names. */
export const sheetText = (files: readonly Imported[]): string => files.map(section).join('\n');

function section({ name, platform, dialect, prompts }: Imported): string {
	const place: [string, string][] = [];
	if (platform !== undefined) place.push(['platform', platform]);
	if (dialect !== undefined) place.push(['dialect', dialect]);
	const [only] = prompts;
	const heading = `# ${oneLine(name) || 'Imported'}\n`;
	if (only && prompts.length === 1 && [null, name].includes(only.title)) return heading + promptText(only, place);
	const shared = place.length > 0 ? `${place.map(settingLine).join('')}\n` : '';
	const texts = prompts.map(
		(prompt) => (prompt.title === null ? '' : `## ${oneLine(prompt.title)}\n`) + promptText(prompt, []),
	);
	return heading + shared + texts.join('\n');
}

function promptText(
	{ text, negative, settings, generation, notes }: ImportedPrompt,
	place: readonly (readonly [string, string])[],
): string {
	const hasLine = generation.length >= 3 && generation.some(([key]) => key === 'Steps');
	const extra = hasLine ? [] : generation.flatMap(([key, value]) => settingOf(key, value));
	const above = [
		...notes.map((note) => `// ${oneLine(note)}\n`),
		...[...place, ...settings, ...extra].map(settingLine),
	].join('');
	const body = unified(text);
	const unwanted = unified(negative);
	const below = [
		...(unwanted === '' ? [] : [`Negative prompt: ${unwanted}`]),
		...(hasLine
			? [
					[...generation]
						.sort(stepsFirst)
						.map(([key, value]) => `${key}: ${quoted(value)}`)
						.join(', '),
				]
			: []),
	];
	const lines = [...(body === '' ? [] : [body]), ...below].join('\n');
	const open = `${above}${lines}\n`;
	if (isRead(open, body, unwanted)) return open;
	const fenced = `${above}"""\n${withoutFences(lines)}\n"""\n`;
	return fenced;
}

/** Whether our own reader finds in it what was imported, and nothing else. */
function isRead(text: string, prompt: string, negative: string): boolean {
	const { prompts } = parseSheet(`# Name\n${text}`);
	const [only] = prompts;
	return prompts.length === 1 && only?.block.text.value === prompt && (only.block.negative?.value ?? '') === negative;
}

/** A line that would close the fence is moved off the line's start. */
const withoutFences = (text: string): string =>
	text
		.split('\n')
		.map((line) => (line.trimEnd() === '"""' ? ` ${line}` : line))
		.join('\n');

/** Line ends of one kind, and no spaces before them: nobody reads those, and an editor may take them away. */
const unified = (text: string): string =>
	text
		.replaceAll('\0', '')
		.split(/\r\n|\r|\n/)
		.map((line) => line.trimEnd())
		.join('\n')
		.trim();

const oneLine = (text: string): string =>
	text
		.split(/[\r\n\0]/)
		.map((line) => line.trim())
		.filter((line) => line !== '')
		.join(' ');

const settingLine = ([key, value]: readonly [string, string]): string => `@${key}: ${oneLine(value)}\n`;

const stepsFirst = ([a]: readonly [string, string], [b]: readonly [string, string]): number =>
	Number(b === 'Steps') - Number(a === 'Steps');

/** As the web UI writes a value: quoted where a comma, a colon or a line end would end it. */
const quoted = (value: string): string => (/[,:\n\r"]/.test(value) ? JSON.stringify(value) : value);

const keys: Readonly<Record<string, string>> = { Steps: 'steps', Size: 'size', Model: 'model', 'Batch size': 'images' };

/** A generation setting without a line to stand in: a setting of the sheet where there is one, else it is not needed to pay. */
const settingOf = (key: string, value: string): [string, string][] => {
	const known = keys[key];
	return known === undefined ? [] : [[known, value]];
};

/** Throws where there is nothing to write. */
export function withPrompts(imported: Imported, why: string): Imported {
	const prompts = imported.prompts.filter(({ text, negative }) => text.trim() !== '' || negative.trim() !== '');
	if (prompts.length === 0) throw new ImportError(why);
	return { ...imported, prompts };
}
