import type { PromptAnalysis } from '../analysis/analyse.ts';
import { dialects } from '../analysis/dialects.ts';
import type { DialectId, Reading } from '../dialects/dialect.ts';
import type { Setting } from '../sheet/block.ts';
import { withDefaults } from '../sheet/placeholders.ts';
import { parseSheet, type Sheet, startOf } from '../sheet/sheet.ts';
import type { TextEdit } from '../sheet/span.ts';
import { firstText } from './firstText.ts';
import { convertFormat } from './format.ts';
import { convertNegative } from './negative.ts';
import { StandIns } from './standIns.ts';
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
 * settings. Places to fill in go along. Undefined where it is that already.
 */
export function convert({ prompt, subject }: PromptAnalysis, sheet: Sheet, target: Target): Conversion | undefined {
	if (subject.platform === target.platform && subject.dialect === target.dialect) return undefined;
	const texts = [
		subject.block.text.value,
		subject.block.negative?.value ?? '',
		subject.settings.get('negative')?.value ?? '',
	];
	if (!StandIns.canStandIn(texts)) return undefined;
	const standIns = new StandIns();
	const whole = standIns.of(subject.block.text.value);
	const read = (text: string): Reading => dialects[subject.dialect].read(text, subject.readContext);
	const { text, losses: first } = firstText(
		whole,
		whole === subject.text.value ? subject.reading : read(whole),
		subject.readContext,
	);
	const reading = text === subject.text.value ? subject.reading : read(text);
	const job = subject.jobs[0];
	const model = subject.platform === target.platform ? job?.model : undefined;
	const words = convertWords(text, reading, 'positive', target);
	const networks = convertNetworks(reading, target.dialect);
	const format = job ? convertFormat(job, target.platform, model) : {};
	const settings = prompt.block.settings;
	const gone = subject.platform === target.platform ? ['platform', 'dialect'] : own;
	const isGone = ({ key }: Setting): boolean => gone.includes(key.toLowerCase());
	const kept = settings.filter((setting) => !isGone(setting) && setting.key.toLowerCase() !== 'negative');
	const dropped = settings.filter((setting) => isGone(setting) && !unmissed.includes(setting.key.toLowerCase()));
	const says = kept.some(({ key }) => ['size', 'aspect'].includes(key.toLowerCase()));
	const place = convertNegative(subject, words.unwanted, target, standIns);
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
		...(place.setting === undefined ? [] : [`@negative: ${place.setting}`]),
	];
	const block = prompt.block.source;
	const above = [...prompt.block.comments.map(({ span }) => span), ...kept.map(({ span }) => span)]
		.sort((a, b) => a.start - b.start)
		.map(({ start, end }) => block.slice(start, end));
	const head = [...lines, ...above].map((line) => `${line}\n`).join('');
	const newText = written(head, body) + lineEnd(block);
	const after = parseSheet(newText).prompts[0]?.block;
	const there = after && dialects[target.dialect].read(after.text.value, { part: 'positive' });
	const isAlike = target.dialect === 'midjourney' || target.dialect === 'plain';
	const isKept =
		there !== undefined &&
		(isAlike || isSame([...reading.positive], [...there.positive])) &&
		isNothingAdded(reading, there, tail.length);
	const losses = [
		...first,
		...words.losses,
		...(reading.images.length > 0 && target.dialect !== 'midjourney' ? ['its image addresses'] : []),
		...parameters.map(({ written: name, value }) => `--${name} ${value}`.trim()),
		...(networks ? [] : ['its networks']),
		...place.losses,
		...trailer.losses,
		...dropped.map(({ key }) => `@${key}`),
		...(keptFormat || format.loss === undefined ? [] : [format.loss]),
	];
	const places = [
		...standIns.missingFrom([newText, ...losses]).map((place) => `the place \`${place}\``),
		...standIns.places
			.filter((place) => !isReadAlike(withDefaults(place), subject.dialect, target.dialect))
			.map((place) => `how \`${place}\` is read`),
	];
	const all = [...new Set([...losses, ...places])].map((loss) => standIns.putBack(loss));
	const start = startOf(sheet, prompt);
	const isExplained = first.length + words.losses.length > 0;
	return {
		target,
		edit: {
			span: { start, end: start + prompt.block.source.length },
			newText: standIns.putBack(newText),
		},
		losses: isKept || isExplained ? all : [...all, 'how some of its signs are read'],
	};
}

/** Whether the new language sees no alternatives, parameters or mistakes where there were none. */
const isNothingAdded = (before: Reading, after: Reading, parameters: number): boolean =>
	after.groups.length <= before.groups.length &&
	(after.dialect !== 'midjourney' || after.parameters.length <= parameters) &&
	(after.jobs !== 0n || before.jobs === 0n);

/** Whether words that are not rewritten say the same in both languages. */
function isReadAlike(text: string, from: DialectId, to: DialectId): boolean {
	const [there, here] = [from, to].map((dialect) => dialects[dialect].read(text, { part: 'positive' }));
	return (
		there !== undefined &&
		here !== undefined &&
		isSame(there.positive, here.positive) &&
		[there, here].every(({ parameters, groups, negative }) => parameters.length + groups.length + negative.length === 0)
	);
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
				.filter((entry) => !kept.includes(entry) && !/^(?:Size|Model|Version|User)$|hash/i.test(entry.key))
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
