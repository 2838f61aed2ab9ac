import type { DialectId, Part, Reading } from '../dialects/dialect.ts';
import { choiceForm, depthOf, readChoices, writeChoices } from './choices.ts';
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
	const all = weightedOf(source, reading, part, isSigned);
	const isWeighed = hasWeights(dialect, undefined);
	/** What counts for nothing would be asked for in full. */
	const weighted = isWeighed ? all : all.filter(({ weight }) => rounded(weight) > 0);
	if (!isWeighed) {
		const count = all.filter(({ weight }) => rounded(weight) !== 1).length;
		const where = part === 'negative' ? ' of the negative part' : '';
		if (count > 0) losses.push(count === 1 ? `1 weight${where}` : `${String(count)} weights${where}`);
	} else if (weighted.some(({ weight }) => !isWritable(weight, dialect))) losses.push('weights that it cannot write');
	losses.push(...ownLosses(source, part, reading.dialect, dialect));
	const choices = readChoices([{ text: source, weight: 1 }], reading.dialect);
	const depth = choices ? depthOf(choices) : 0;
	if (depth > 0 && !choiceForm(dialect)) losses.push('all but the first of its alternatives');
	else if (depth > 0) losses.push(...drawLosses(reading, dialect));
	else if (!choices && reading.dialect !== 'novelai') losses.push('its template syntax');
	if (depth > 1 && dialect === 'novelai') losses.push('alternatives within alternatives');
	const text = textOf(weighted, reading.dialect, dialect);
	const unwanted =
		part === 'positive' && !isSigned
			? reading.negative.filter(isMeant).map((one) => wordsIn(one.text, reading.dialect, dialect).trim())
			: [];
	const tidy = tidied(text, source.trimEnd().endsWith(','));
	/** The web UI takes a number behind a colon at the very end for the weight of the whole. */
	const isCut = ['a1111', 'dynamic-prompts'].includes(dialect) && part === 'positive' && /:\s*[-+]?[\d.]+$/.test(tidy);
	return { text: isCut ? `${tidy},` : tidy, unwanted: unwanted.join(', '), losses };
}

/** The parts with the spaces and signs between them, in order. */
function weightedOf(
	source: string,
	{ positive, negative, dialect }: Reading,
	side: 'positive' | 'negative',
	isSigned: boolean,
): Weighted[] {
	const unwanted = negative.filter(isMeant);
	const signed = (): Part[] =>
		[...positive, ...unwanted.map((one): Part => ({ ...one, weight: -one.weight }))].sort(
			(a, b) => a.span.start - b.span.start,
		);
	const parts = side === 'negative' ? unwanted : isSigned ? signed() : positive;
	return parts.map((one, index) => joined(source, one, parts[index - 1], dialect));
}

/** In brackets the web UI sends the word `BREAK`, weighed below zero, which nobody wants. */
const isMeant = ({ text }: Part): boolean => text !== 'BREAK';

/** Words that nothing but syntax stands between are kept apart, unless brackets alone do. */
function joined(source: string, { text, weight, span }: Part, before: Part | undefined, dialect: DialectId): Weighted {
	if (!before) return { text, weight };
	const gap = source.slice(before.span.end, span.start);
	if (/AND|BREAK/.test(gap)) return { text: `, ${text.trimStart()}`, weight };
	if (/^[\s,]/.test(text) || /\s$/.test(before.text)) return { text, weight };
	if (before.text.endsWith(',')) return { text: dialect === 'invokeai' ? ` ${text}` : text, weight };
	const isBracket = /[()[\]{}]/.test(gap);
	if (gap === '' && dialect !== 'invokeai') return { text, weight };
	if (dialect === 'midjourney') return { text: `, ${text}`, weight };
	if (dialect === 'invokeai' || dialect === 'novelai')
		return { text: gap.includes(' ') || dialect === 'invokeai' ? ` ${text}` : text, weight };
	return { text: isBracket || gap === '\\' ? text : `, ${text}`, weight };
}

/** The weights and alternatives in one another: where a group spans several weights, each of its options has its own. */
function textOf(parts: readonly Weighted[], from: DialectId, to: DialectId): string {
	const isWhole = parts.every((part) => readChoices([part], from));
	const choices = isWhole || from === to ? undefined : readChoices(parts, from);
	return choices
		? writeChoices(choices, to, (run) => writeWeights(run, to, (words) => plainIn(words, from, to)))
		: writeWeights(parts, to, (words) => wordsIn(words, from, to));
}

/** Words of one language as another writes them: alternatives, and a backslash before what would be read as a sign. */
function wordsIn(text: string, from: DialectId, to: DialectId): string {
	const plain = (words: string): string => plainIn(words, from, to);
	const choices = from === to ? undefined : readChoices([{ text, weight: 1 }], from);
	return choices ? writeChoices(choices, to, (run) => run.map((one) => plain(one.text)).join('')) : plain(text);
}

const plainIn = (text: string, from: DialectId, to: DialectId): string => {
	const sign = unescaped[from];
	return escaped(sign ? text.replace(sign, '$1') : text, to, !choiceForm(from));
};

/** Signs that are sent without the backslash before them, and that a reading leaves it. */
const unescaped: Readonly<Partial<Record<DialectId, RegExp>>> = { midjourney: /\\(,)/g, comfyui: /\\([{}|])/g };

const signs: Readonly<Record<DialectId, string>> = {
	a1111: '()[]\\',
	'dynamic-prompts': '()[]\\',
	comfyui: '()',
	invokeai: '()"',
	midjourney: '',
	novelai: '',
	plain: '',
};

/** Braces that are only text are alternatives to ComfyUI, unless a backslash stands before them. */
const escaped = (text: string, to: DialectId, isFreeOfChoices: boolean): string => {
	const all = to === 'comfyui' && isFreeOfChoices ? `${signs[to]}{}` : signs[to];
	return Array.from(text, (char) => (all.includes(char) ? `\\${char}` : char)).join('');
};

/** Without the commas and spaces that what was left out leaves behind; a comma inside a number has no space. */
function tidied(text: string, endsInComma: boolean): string {
	const lines = text.split('\n').map((line) => {
		const items = line.split(',').map((item) => item.trimEnd());
		const said = items.filter((item) => item !== '');
		return said.join(',').trimStart() + (said.length > 0 && items.at(-1) === '' ? ',' : '');
	});
	const whole = lines.join('\n').trim();
	return endsInComma || !whole.endsWith(',') ? whole : whole.slice(0, -1);
}

/** Whether the words are read in the new language as they were in the old: the same letters at the same weights. */
export function isSame(before: readonly Part[], after: readonly Part[]): boolean {
	return shape(before) === shape(after);
}

const shape = (parts: readonly Part[]): string => {
	let text = '';
	let last: number | undefined;
	for (const part of parts) {
		const words = part.text.replace(/\\[,{}|]|[\s,{}|]+/g, '');
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
