import type { PromptAnalysis } from '../analysis/analyse.ts';
import { dialects } from '../analysis/dialects.ts';
import { catalogue, defaultModel } from '../platforms/catalogue.ts';
import type { Setting } from '../sheet/block.ts';
import { parseSheet } from '../sheet/sheet.ts';
import type { TextEdit } from '../sheet/span.ts';
import { convertFormat } from './format.ts';
import type { Target } from './targets.ts';
import { convertNetworks, convertWords, isSame } from './words.ts';

/** A prompt rewritten for another platform. */
export interface Conversion {
	readonly target: Target;
	/** One edit of the sheet: the prompt with its settings. */
	readonly edit: TextEdit;
	/** What the other platform cannot be told, in words: `--stylize 250`, `2 weights`. Empty where nothing is lost. */
	readonly losses: readonly string[];
}

/** Settings that mean something on their own platform only. */
const own: readonly string[] = [
	'platform',
	'dialect',
	'model',
	'plan',
	'mode',
	'quality',
	'size',
	'aspect',
	'hardware',
	'steps',
];

/** What the target decides anew, so that nobody misses it. */
const unmissed: readonly string[] = ['platform', 'dialect', 'model', 'plan', 'size', 'aspect'];

/** Parameters that are carried over some other way, or that the target decides anew. */
const carried: readonly string[] = ['aspect', 'no', 'version', 'niji', 'lora', 'lyco', 'hypernet'];

/**
 * Rewrites a prompt of `sheet` for a target: weights, alternatives, the negative part, the format, parameters and
 * settings. Undefined where it is that already, or where it has places to fill in, which no language but ours knows.
 */
export function convert({ prompt, subject }: PromptAnalysis, sheet: string, target: Target): Conversion | undefined {
	if (subject.platform === target.platform && subject.dialect === target.dialect) return undefined;
	if (prompt.block.placeholders.length > 0) return undefined;
	const source = firstText(subject.text.value, subject.reading);
	const { text, losses: first } = source;
	const reading = first.length === 0 ? subject.reading : dialects[subject.dialect].read(text, subject.readContext);
	const job = subject.jobs[0];
	const model = subject.platform === target.platform ? job?.model : undefined;
	const words = convertWords(text, reading, 'positive', target);
	const unwanted =
		subject.negative && convertWords(subject.negative.text.value, subject.negative.reading, 'negative', target);
	const networks = convertNetworks(subject, target.dialect);
	const format = job ? convertFormat(job, target.platform, model) : {};
	const settings = prompt.block.settings;
	const isOwn = ({ key }: Setting): boolean => own.includes(key.toLowerCase());
	const kept =
		subject.platform === target.platform
			? settings.filter(({ key }) => !['platform', 'dialect'].includes(key.toLowerCase()))
			: settings.filter((setting) => !isOwn(setting));
	const dropped = settings.filter(
		(setting) => isOwn(setting) && !kept.includes(setting) && !unmissed.includes(setting.key.toLowerCase()),
	);
	const says = kept.some(({ key }) => ['size', 'aspect'].includes(key.toLowerCase()));
	const negative = [words.unwanted, unwanted?.text ?? ''].filter((each) => each !== '').join(', ');
	const place = placeOf(negative, target);
	const trailer = trailerOf(subject.block.generation?.entries ?? [], target);
	const keptFormat = says || trailer.line?.includes('Size: ') === true;
	const parameters =
		subject.dialect === 'midjourney' ? reading.parameters.filter(({ name }) => !carried.includes(name)) : [];
	const positive = [words.text, ...(networks ?? [])].filter((each) => each !== '').join(' ');
	const tail = [
		...(!keptFormat && format.parameter !== undefined ? [format.parameter] : []),
		...(place.parameter === undefined ? [] : [place.parameter]),
	];
	const body = [
		[positive, ...tail].join(' ').trim(),
		...(place.line === undefined ? [] : [place.line]),
		...(trailer.line === undefined ? [] : [trailer.line]),
	].join('\n');
	const inherited = prompt.inherited.get('dialect') !== undefined;
	const lines = [
		`@platform: ${target.platform}`,
		...(target.isUsual && !inherited ? [] : [`@dialect: ${target.dialect}`]),
		...(!keptFormat && format.setting ? [`@${format.setting.key}: ${format.setting.value}`] : []),
		...(place.setting === undefined ? [] : [place.setting]),
	];
	const block = sheet.slice(prompt.start, prompt.start + prompt.block.source.length);
	const above = [...prompt.block.comments.map(({ span }) => span), ...kept.map(({ span }) => span)]
		.sort((a, b) => a.start - b.start)
		.map(({ start, end }) => block.slice(start, end));
	const head = [...lines, ...above].map((line) => `${line}\n`).join('');
	const newText = written(head, body) + lineEnd(block);
	const after = parseSheet(newText).prompts[0]?.block;
	const read = after && dialects[target.dialect].read(after.text.value, { part: 'positive' });
	const isKept =
		target.dialect === 'midjourney' ||
		target.dialect === 'plain' ||
		(read !== undefined && isSame([...reading.positive], [...read.positive]));
	const losses = [
		...first,
		...words.losses,
		...(unwanted?.losses ?? []),
		...(reading.images.length > 0 && target.dialect !== 'midjourney' ? ['its image addresses'] : []),
		...parameters.map(({ written: name, value }) => `--${name} ${value}`.trim()),
		...(networks ? [] : ['its networks']),
		...place.losses,
		...trailer.losses,
		...dropped.map(({ key }) => `@${key}`),
		...(keptFormat || format.loss === undefined ? [] : [format.loss]),
	];
	const all = [...new Set(losses)];
	return {
		target,
		edit: { span: { start: prompt.start, end: prompt.start + prompt.block.source.length }, newText },
		losses: isKept || all.length > 0 ? all : ['how some of its signs are read'],
	};
}

/** Parameters among alternatives have no place elsewhere: then the first prompt of all is taken. */
function firstText(
	text: string,
	{ groups, parameters, dialect }: PromptAnalysis['subject']['reading'],
): { text: string; losses: string[] } {
	const isMixed =
		dialect === 'midjourney' &&
		groups.some(({ span: group }) => parameters.some(({ span }) => span.start < group.end && group.start < span.end));
	if (!isMixed) return { text, losses: [] };
	const [first = text] = dialects[dialect].expand(text, { part: 'positive' });
	return { text: first, losses: ['all but the first of its jobs'] };
}

interface NegativePlace {
	readonly parameter?: string;
	readonly line?: string;
	readonly setting?: string;
	readonly losses: readonly string[];
}

/** Where a target is told what is not wanted. */
function placeOf(negative: string, { platform, dialect }: Target): NegativePlace {
	const items = negative.replaceAll('\n', ', ');
	if (items === '') return { losses: [] };
	if (dialect === 'midjourney') return { parameter: `--no ${items}`, losses: [] };
	if (dialect !== 'plain') return { line: `Negative prompt: ${negative}`, losses: [] };
	const found = catalogue.get(platform);
	const model = found && defaultModel(found);
	if (model?.limits?.negativePrompt === false) return { losses: ['the negative part'] };
	return { setting: `@negative: ${items}`, losses: [] };
}

/** The settings line stays where the same settings are; NovelAI has models of its own. */
function trailerOf(
	entries: readonly { readonly key: string; readonly value: string }[],
	{ platform }: Target,
): { line?: string; losses: readonly string[] } {
	if (entries.length === 0) return { losses: [] };
	const isLocal = platform === 'stable-diffusion';
	const kept = entries.filter(
		({ key }) => isLocal || (platform === 'novelai' && ['Steps', 'CFG scale', 'Seed', 'Size'].includes(key)),
	);
	const losses = isLocal
		? []
		: entries
				.filter((entry) => !kept.includes(entry) && ['Steps', 'Sampler', 'CFG scale', 'Seed'].includes(entry.key))
				.map(({ key }) => key);
	if (kept.length < 3) return { losses };
	const quoted = (value: string): string => (/[,:"]/.test(value) ? JSON.stringify(value) : value);
	return { line: kept.map(({ key, value }) => `${key}: ${quoted(value)}`).join(', '), losses };
}

/** In a fence where the lines would be read as something else than a prompt. */
function written(head: string, body: string): string {
	const { prompts, blocks } = parseSheet(`${head}${body}\n`);
	return blocks.length === 1 &&
		prompts.length === 1 &&
		prompts[0]?.block.settings.length === head.split('\n').filter((line) => line.startsWith('@')).length
		? `${head}${body}`
		: `${head}"""\n${body}\n"""`;
}

const lineEnd = (block: string): string => (block.endsWith('\r\n') ? '\r\n' : block.endsWith('\n') ? '\n' : '');
