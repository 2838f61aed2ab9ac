import type { DialectId, Part, Reading } from '../dialects/dialect.ts';
import { hasChoices, readChoices, writeChoices, choiceForm } from './choices.ts';
import { drawLosses, ownLosses } from './losses.ts';
import type { Target } from './targets.ts';
import { hasWeights, isWritable, rounded, writeWeights, type Weighted } from './weights.ts';

/** Languages that take a weight below zero among the words. */
const signed: readonly DialectId[] = ['a1111', 'comfyui', 'dynamic-prompts'];

export interface Words {
	readonly text: string;
	/** What was among the words and belongs to the negative part there. */
	readonly unwanted: string;
	/** What the other language cannot say. */
	readonly losses: readonly string[];
}

/** The words of one side of a prompt in the language of the target. `source` is the text that was read. */
export function convertWords(
	source: string,
	reading: Reading,
	part: 'positive' | 'negative',
	{ dialect }: Target,
): Words {
	const losses: string[] = [];
	const isSigned = signed.includes(dialect) && signed.includes(reading.dialect);
	const weighted = weightedOf(source, reading, part, isSigned);
	if (!hasWeights(dialect, undefined)) {
		const count = weighted.filter(({ weight }) => rounded(weight) !== 1).length;
		if (count > 0) losses.push(count === 1 ? '1 weight' : `${String(count)} weights`);
	} else if (weighted.some(({ weight }) => !isWritable(weight, dialect))) losses.push('weights that it cannot write');
	losses.push(...ownLosses(source, part, reading.dialect, dialect));
	const choices = readChoices(source, reading.dialect);
	const multiplies = choices !== undefined && hasChoices(choices);
	if (multiplies && !choiceForm(dialect)) losses.push('all but the first of its alternatives');
	else if (multiplies) losses.push(...drawLosses(reading, dialect));
	else if (!choices) losses.push('its template syntax');
	const text = writeWeights(weighted, dialect, (words) => wordsIn(words, reading.dialect, dialect));
	const unwanted =
		part === 'positive' && !isSigned
			? reading.negative.map((one) => wordsIn(one.text, reading.dialect, dialect).trim())
			: [];
	return { text: tidied(text), unwanted: unwanted.join(', '), losses };
}

/** The parts with the spaces and signs between them, in order. */
function weightedOf(
	source: string,
	{ positive, negative, dialect }: Reading,
	side: 'positive' | 'negative',
	isSigned: boolean,
): Weighted[] {
	if (side === 'negative') return negative.map((one, index) => joined(source, one, negative[index - 1], dialect));
	const parts = isSigned
		? [...positive, ...negative.map((one): Part => ({ ...one, weight: -one.weight }))].sort(
				(a, b) => a.span.start - b.span.start,
			)
		: positive;
	return parts.map((one, index) => joined(source, one, parts[index - 1], dialect));
}

/** Words that nothing but syntax stands between are kept apart, unless brackets alone do. */
function joined(source: string, { text, weight, span }: Part, before: Part | undefined, dialect: DialectId): Weighted {
	if (!before || /^[\s,]/.test(text) || /[\s,]$/.test(before.text)) return { text, weight };
	const gap = source.slice(before.span.end, span.start);
	const isBracket = /[()[\]{}]/.test(gap);
	if (gap === '' && dialect !== 'invokeai') return { text, weight };
	if (dialect === 'midjourney') return { text: `, ${text}`, weight };
	if (dialect === 'invokeai' || dialect === 'novelai')
		return { text: gap.includes(' ') || dialect === 'invokeai' ? ` ${text}` : text, weight };
	return { text: isBracket || gap === '\\' ? text : `, ${text}`, weight };
}

/** Words of one language as another writes them: alternatives, and a backslash before what would be read as a sign. */
function wordsIn(text: string, from: DialectId, to: DialectId): string {
	const choices = from === to ? undefined : readChoices(text, from);
	const plain = (words: string): string => escaped(from === 'midjourney' ? words.replaceAll('\\,', ',') : words, to);
	return choices ? writeChoices(choices, to, plain) : plain(text);
}

const signs: Readonly<Record<DialectId, string>> = {
	a1111: '()[]\\',
	'dynamic-prompts': '()[]\\',
	comfyui: '()',
	invokeai: '()"',
	midjourney: '',
	novelai: '',
	plain: '',
};

const escaped = (text: string, to: DialectId): string =>
	Array.from(text, (char) => (signs[to].includes(char) ? `\\${char}` : char)).join('');

/** Without the commas and spaces that what was left out leaves behind. */
function tidied(text: string): string {
	const lines = text.split('\n').map((line) =>
		line
			.split(',')
			.map((item) => item.trim())
			.filter((item, index, all) => item !== '' || index === all.length - 1)
			.join(', '),
	);
	return lines.join('\n').trim();
}

/** Whether the words are read in the new language as they were in the old: the same letters at the same weights. */
export function isSame(before: readonly Part[], after: readonly Part[]): boolean {
	return shape(before) === shape(after);
}

const shape = (parts: readonly Part[]): string => {
	let text = '';
	let last: number | undefined;
	for (const part of parts) {
		const words = part.text.replace(/[\s,{}|]+/g, '');
		if (words === '') continue;
		const weight = rounded(part.weight);
		if (weight !== last) text += `|${String(weight)}|`;
		last = weight;
		text += words;
	}
	return text;
};

/** The networks of a prompt, as the other language loads them; undefined where it does not from its words. */
export function convertNetworks({ dialect, parameters }: Reading, to: DialectId): string[] | undefined {
	const networks = parameters.filter(({ name }) => name === 'lora' || name === 'lyco' || name === 'hypernet');
	if (networks.length === 0) return [];
	const isWeb = (id: DialectId): boolean => id === 'a1111' || id === 'dynamic-prompts';
	if (isWeb(dialect) && isWeb(to)) return networks.map(({ written, value }) => `<${written}:${value}>`);
	const [first] = networks;
	if (!first || networks.some(({ name }) => name !== 'lora')) return undefined;
	if (isWeb(dialect) && to === 'invokeai')
		return networks.map(({ value }) => `withLora(${value.split(':').slice(0, 2).join(', ')})`);
	if (dialect === 'invokeai' && isWeb(to))
		return networks.map(
			({ value }) =>
				`<lora:${value
					.split(',')
					.map((each) => each.trim())
					.join(':')}>`,
		);
	return undefined;
}
