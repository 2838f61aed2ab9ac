import { MarkupKind, type Hover } from 'vscode-languageserver-types';
import type { PromptAnalysis } from '../analysis/analyse.ts';
import type { AnalysedPrompt } from '../analysis/subject.ts';
import { describe, rowOf } from '../dialects/midjourney/parameters.ts';
import { catalogue, findModel, findPlan, modelStatus } from '../platforms/catalogue.ts';
import { compare } from '../platforms/compare.ts';
import type { CostWords } from '../platforms/costWords.ts';
import type { Setting } from '../sheet/block.ts';
import { findKey } from '../sheet/keys.ts';
import { blockIndexAt, promptAt, startOf } from '../sheet/sheet.ts';
import { touches, type Span } from '../sheet/span.ts';
import { budgetLines, shareText } from './budgets.ts';
import { fillLines, fillOf } from './clip.ts';
import { generationAt, generationKey } from './completion/generation.ts';
import { parameterText } from './completion/parameters.ts';
import { termText } from './completion/terms.ts';
import { referenceHover } from './library/reference.ts';
import { escaped, isWebAddress } from './markdown.ts';
import { optionLines } from './savings.ts';
import { versionOfPrompt } from './midjourneyVersion.ts';
import type { View } from './view.ts';
import { weightAt } from './weights.ts';
import { referenceAt, wildcardText } from './wildcards.ts';

/** What stands at `offset`: a setting, an entry's name, a parameter, a term; and for any place in a prompt what it costs, and why. */
export function hover(view: View, offset: number): Hover | null {
	const whole = settingHover(view, offset) ?? referenceHover(view, offset);
	if (whole) return whole;
	const prompt = promptAt(view.analysis.sheet, offset);
	const analysed = prompt && view.analysis.prompts[prompt.index];
	if (!prompt || !analysed) return null;
	const start = startOf(view.analysis.sheet, prompt);
	const at = offset - start;
	if (!touches(prompt.block.span, at)) return null;
	const thing =
		generationKeyAt(view, offset, start) ??
		parameterAt(analysed.subject, at) ??
		wildcardAt(view, offset, start) ??
		termAt(view, analysed.subject, at);
	const weight = weightAt(analysed.subject, at);
	const value = [
		...(thing ? [thing.text] : []),
		...(weight === undefined ? [] : [`${weight}.`]),
		costHover(view, analysed),
	].join('\n\n---\n\n');
	const span = thing?.span ?? prompt.block.span;
	return {
		contents: { kind: MarkupKind.Markdown, value },
		range: view.places.range({ start: start + span.start, end: start + span.end }),
	};
}

interface Thing {
	readonly text: string;
	/** In offsets of the block. */
	readonly span: Span;
}

/** A setting of the line that says how an image was made. */
function generationKeyAt(view: View, offset: number, start: number): Thing | undefined {
	const place = generationAt(view, offset);
	const known = place && generationKey(place.key);
	if (!known) return undefined;
	const { replace } = place;
	return {
		text: `**${known.key}**\n\n${known.summary}`,
		span: { start: replace.start - start, end: replace.end - start },
	};
}

function parameterAt(subject: AnalysedPrompt, at: number): Thing | undefined {
	if (subject.dialect !== 'midjourney') return undefined;
	const sent = subject.text.sentOf(at);
	const parameter = subject.reading.parameters.find(({ span }) => touches(span, sent));
	const row = parameter && rowOf(parameter.name);
	if (!row || !subject.text.holds(at)) return undefined;
	return { text: parameterText(describe(row, versionOfPrompt(subject))), span: subject.text.locate(parameter.span) };
}

function wildcardAt(view: View, offset: number, start: number): Thing | undefined {
	const reference = referenceAt(view, offset);
	const text = wildcardText(reference?.name ?? '', view.wildcards);
	return !reference || text === undefined
		? undefined
		: { text, span: { start: reference.span.start - start, end: reference.span.end - start } };
}

/** The longest term of the vocabulary that stands at the caret. */
function termAt({ vocabulary }: View, subject: AnalysedPrompt, at: number): Thing | undefined {
	const negative = subject.negative?.text.holds(at) ? subject.negative.text : undefined;
	const side = negative ?? subject.text;
	if (!side.holds(at)) return undefined;
	const sent = side.sentOf(at);
	const clause = clauseAt(side.value, sent);
	const words = wordsIn(side.value, clause);
	for (let length = Math.min(5, words.length); length > 0; length--) {
		for (let first = 0; first + length <= words.length; first++) {
			const span = { start: words[first]?.start ?? 0, end: words[first + length - 1]?.end ?? 0 };
			if (!touches(span, sent)) continue;
			const term = vocabulary.describe(
				side.value.slice(span.start, span.end),
				negative === undefined ? 'term' : 'negative-term',
			);
			if (term) return { text: termText(term), span: side.locate(span) };
		}
	}
	return undefined;
}

const isBoundary = (character: string | undefined): boolean =>
	character === undefined || ',.;:|(){}[]<>"\n'.includes(character);

function clauseAt(text: string, at: number): Span {
	let start = at;
	let end = at;
	while (start > 0 && at - start < 80 && !isBoundary(text[start - 1])) start--;
	while (end < text.length && end - at < 80 && !isBoundary(text[end])) end++;
	return { start, end };
}

function wordsIn(text: string, { start, end }: Span): Span[] {
	const words: Span[] = [];
	for (let at = start; at < end; at++) {
		if (text[at]?.trim() === '') continue;
		const from = at;
		while (at < end && text[at]?.trim() !== '') at++;
		words.push({ start: from, end: at });
	}
	return words;
}

const originWords = {
	prompt: 'set here',
	section: 'set for this section',
	sheet: 'set in the front matter',
	folder: 'set in prompt-credits.json',
	editor: 'your default',
	syntax: 'read off the prompt',
	default: 'assumed, as nothing tells',
} as const;

/** Cost, reasons, date and source. */
function costHover(view: View, analysed: PromptAnalysis): string {
	const { subject } = analysed;
	const { estimate, chosen } = subject;
	const platform = catalogue.get(subject.platform);
	const told = chosen.told === undefined ? '' : ` (\`${chosen.told}\`)`;
	const lines = [`**${view.config.money.line(subject.reading.jobs, subject.images, estimate)}**`];
	if (estimate.kind === 'unknown') lines.push('', escaped(estimate.reason));
	lines.push('', ...estimate.because.map((reason) => `- ${escaped(reason)}`));
	lines.push(
		...allowanceLines(subject).map((line) => `- ${line}`),
		...budgetLines(view, analysed).map((line) => `- ${line}`),
		...optionLines(view, analysed).map((line) => `- ${line}`),
		...elsewhere(analysed.subject, view.config.money),
	);
	const { rate } = view.config.money;
	if (rate !== undefined && 'usd' in estimate) lines.push('', `Prices are in dollars; ${rate}.`);
	if (estimate.kind === 'priced' || estimate.kind === 'partial') {
		const sources = estimate.sources.map((source, index) =>
			isWebAddress(source) ? `[source ${String(index + 1)}](${source})` : escaped(source),
		);
		lines.push(
			'',
			`Prices as of ${estimate.asOf}${estimate.stale === true ? ', more than 90 days old' : ''}: ${sources.join(', ')}`,
		);
	}
	const fill = fillOf(subject, view.clip);
	if (fill) lines.push('', fillLines(fill).join('  \n'));
	lines.push('', `Platform: ${escaped(platform?.title ?? subject.platform)}, ${originWords[chosen.origin]}${told}.`);
	const command = view.abilities.commands['showSummary'];
	if (command !== undefined)
		lines.push('', `[Cost summary](command:${command}?${encodeURIComponent(JSON.stringify([view.uri]))})`);
	return lines.join('\n');
}

/** The same prompt on the three cheapest other platforms whose price is known. */
function elsewhere({ jobs, pricing, platform }: AnalysedPrompt, money: CostWords): string[] {
	const [job] = jobs;
	if (!job || jobs.length > 1) return [];
	const others = compare(job, pricing).filter((one) => one.platform !== platform && one.estimate.kind === 'priced');
	const words = others.slice(0, 3).map(({ title, estimate }) => `${escaped(title)} ${money.cost(estimate)}`);
	return words.length === 0 ? [] : ['', `Elsewhere: ${words.join(' · ')}`];
}

/** What part of the plan's allowance it takes. */
function allowanceLines({ estimate, platform: id }: AnalysedPrompt): string[] {
	const platform = catalogue.get(id);
	const share = 'share' in estimate ? estimate.share : undefined;
	if (!platform || !share) return [];
	const plan = findPlan(platform, share.of);
	return [
		`${shareText(share)} of the ${plan?.allowance?.per ?? 'month'}'s allowance on ${escaped(plan?.title ?? share.of)}`,
	];
}

function settingHover(view: View, offset: number): Hover | undefined {
	const { sheet } = view.analysis;
	const index = blockIndexAt(sheet, offset);
	const block = sheet.blocks[index];
	const start = sheet.starts[index] ?? 0;
	if (!block || !('settings' in block)) return undefined;
	const setting = block.settings.find(({ span }) => touches(span, offset - start));
	if (!setting) return undefined;
	const known = findKey(setting.key);
	if (!known) return undefined;
	const lines = [`**${known.key}**`, '', known.summary, ...modelLines(view, setting)];
	return {
		contents: { kind: MarkupKind.Markdown, value: lines.join('\n') },
		range: view.places.range({ start: start + setting.span.start, end: start + setting.span.end }),
	};
}

function modelLines({ on }: View, { key, value }: Setting): string[] {
	if (key.toLowerCase() !== 'model') return [];
	for (const platform of catalogue.values()) {
		const model = findModel(platform, value);
		if (!model) continue;
		const status = modelStatus(model, on);
		const life =
			status.kind === 'current'
				? ''
				: status.kind === 'retired'
					? `, shut down on ${status.date}`
					: `, to be shut down on ${status.date}${model.shutdown === undefined ? ' at the earliest' : ''}`;
		return ['', `${escaped(model.title)} on ${escaped(platform.title)}${life}.`];
	}
	return [];
}
