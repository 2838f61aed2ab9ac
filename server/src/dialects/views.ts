import { clean } from '../tokens/clean.ts';
import type { ClipEncoder } from '../tokens/clip.ts';
import { readAttention, type Attention } from './a1111/attention.ts';
import { readChunks } from './a1111/chunks.ts';
import { withoutComments } from './a1111/comments.ts';
import { readConjunction } from './a1111/conjunction.ts';
import { readInfotext } from './a1111/infotext.ts';
import { readNetworks, withoutNetworks } from './a1111/networks.ts';
import { readFileLine } from './a1111/promptsFromFile.ts';
import { scheduledTexts, type Steps } from './a1111/schedule.ts';
import { readPrompt as readComfyPrompt } from './comfyui/weights.ts';
import type { Part, Wildcards } from './dialect.ts';
import { expansionOf } from './dynamic-prompts/expansion.ts';
import { ParseError } from './dynamic-prompts/parser.ts';
import { SamplingError } from './dynamic-prompts/scope.ts';
import { parse as parseCompel } from './invokeai/parser.ts';
import { CompelError } from './invokeai/weights.ts';
import { inspectParameters } from './midjourney/inspect.ts';
import { midjourney } from './midjourney/midjourney.ts';
import { readStructure, structureInWords } from './novelai/structure.ts';
import { readWeights as readNovelAiWeights } from './novelai/weights.ts';
import { firstOf } from './parameters.ts';
import { strip } from './python.ts';

/** The real system refuses the text; the message says why. */
export class Refused extends Error {}

/** What a view may need to know besides the text. */
export interface ViewContext {
	readonly wildcards?: Wildcards;
	/** Builds CLIP's encoder on the first call; only the views `chunks` and `tokens` call it. */
	readonly clip: () => ClipEncoder;
}

/** A JSON value, but for numbers that JSON lacks: NaN and the infinities are left to the caller. */
export type View = null | boolean | number | string | readonly View[] | { readonly [key: string]: View };

type Viewer = (text: string, context: ViewContext) => View;

const pairs = (parts: Iterable<Part>): View => Array.from(parts, ({ text, weight }) => [text, weight]);

/** Throws where the web UI's own reading ends in an error. */
const attentionOf = (text: string): Attention => {
	const attention = readAttention(text);
	const crash = attention.crashes[0];
	if (crash) throw new Refused(`could not convert string to float: '${text.slice(crash.start, crash.end)}'`);
	return attention;
};

const scheduleView = (text: string, steps: Steps): View => {
	const texts = scheduledTexts(text, steps);
	if (!texts) throw new Refused('A step is too large a number.');
	return texts.map(({ end, text: words }) => [end, words]);
};

const listed = 8;

const dynamicPromptsView: Viewer = (text, { wildcards }) => {
	try {
		const { count, prompts } = expansionOf(text, wildcards);
		if (count === 'infinite') return { count };
		return { count: String(count), first: firstOf(prompts(), listed) };
	} catch (error) {
		if (error instanceof ParseError || error instanceof SamplingError) throw new Refused(error.message);
		throw error;
	}
};

const invokeAiView: Viewer = (text) => {
	if (strip(text) === '') return [['', 1]];
	try {
		return pairs(parseCompel(text).parts.flatMap(({ words }) => words));
	} catch (error) {
		if (error instanceof CompelError) throw new Refused(error.message);
		throw error;
	}
};

const viewers: Readonly<Record<string, Viewer>> = {
	'a1111 attention': (text) => pairs(attentionOf(text).parts),
	'a1111 schedule': (text) => ({
		steps10: scheduleView(text, { base: 10 }),
		steps20: scheduleView(text, { base: 20 }),
		hires10_10: scheduleView(text, { base: 10, hires: 10 }),
	}),
	'a1111 and': (text) => pairs(readConjunction(text)),
	'a1111 networks': (text) => {
		const networks = readNetworks(text);
		const kinds = [...new Set(networks.map(({ kind }) => kind))];
		const nets = kinds.map((kind): [string, View] => [
			kind,
			networks
				.filter((network) => network.kind === kind)
				.map(({ items, positional, named }) => ({ items, positional, named })),
		]);
		return { text: withoutNetworks(text), nets: Object.fromEntries(nets) };
	},
	'a1111 infotext': (text) => {
		const { prompt, negative, entries } = readInfotext(text);
		return { ...Object.fromEntries(entries), Prompt: prompt, 'Negative prompt': negative };
	},
	'a1111 comments': (text) => withoutComments(text),
	'a1111 prompts-from-file': (text) => {
		const { values, fallbackBecause } = readFileLine(strip(text));
		return fallbackBecause === undefined ? values : { ...values, _fallback_because: fallbackBecause };
	},
	'a1111 chunks': (text, { clip }) => {
		attentionOf(text);
		const { chunks, tokenCount, target } = readChunks(clip(), text);
		return { chunk_fill: chunks.map(({ fill }) => fill), token_count: tokenCount, target };
	},
	'comfyui weights': (text) => pairs(readComfyPrompt(text).parts),
	'novelai weights': (text) => {
		const sentences = structureInWords(readStructure(text));
		return sentences.length > 0 ? sentences.join('; ') : pairs(readNovelAiWeights(text).parts);
	},
	'dynamic-prompts expansions': dynamicPromptsView,
	'invokeai weights': invokeAiView,
	'midjourney expansions': (text) => ({
		count: String(midjourney.read(text, { part: 'positive' }).jobs),
		first: firstOf(midjourney.expand(text, { part: 'positive' }), listed),
	}),
	'midjourney parameters': (text) => ({ ...inspectParameters(text) }),
	'clip tokens': (text, { clip }) => {
		const encoder = clip();
		const { ids } = encoder.encode(clean(text));
		return { ids, tokens: ids.map((id) => encoder.tokenOf(id)), count: ids.length };
	},
};

/** Dialects and views there are, as `a1111 attention`. */
export const views: readonly string[] = Object.keys(viewers);

/**
 * How `text` is read, in the shape that `prompt-credits inspect --jsonl` prints. Throws `Refused` where the real system
 * refuses the text, and a plain `Error` where there is no such view.
 */
export const inspectView = (dialect: string, view: string, text: string, context: ViewContext): View => {
	const viewer = viewers[`${dialect} ${view}`];
	if (!viewer) throw new Error(`There is no view "${view}" of the dialect "${dialect}".`);
	return viewer(text, context);
};
