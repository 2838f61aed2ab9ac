import type { Sent } from '../../sheet/sent.ts';
import { span, type Span } from '../../sheet/span.ts';
import type { Part, ReadContext } from '../dialect.ts';
import { without } from '../cuts.ts';
import { readAttention, type Attention } from './attention.ts';
import { commentSpans } from './comments.ts';
import { readConjunction, type Conjunct } from './conjunction.ts';
import { readNetworks, type Network } from './networks.ts';
import { readSchedule, type Schedule } from './schedule.ts';

/** A prompt on its way through the web UI: comments out, networks out, split at `AND`, schedules, attention. */
export interface Prompt {
	readonly source: string;
	readonly part: ReadContext['part'];
	/** Offsets of the source, as all spans here but those of `pieces`. */
	readonly comments: readonly Span[];
	readonly networks: readonly { readonly network: Network; readonly span: Span }[];
	/** What is left when comments and, of a positive prompt, networks are taken out. */
	readonly text: Sent;
}

/** A prompt among those between `AND`. */
export interface Piece {
	readonly conjunct: Conjunct;
	/** Spans count from the piece's own text, which starts at `start` in the prompt's text. */
	readonly start: number;
	readonly schedule: Schedule;
	/** Attention of the words, the signs of schedules taken out. */
	readonly attention: Attention;
}

/** Reads a prompt as far as the text encoder, with every span in offsets of `source`. */
export const readPrompt = (source: string, part: ReadContext['part']): Prompt => {
	const comments = commentSpans(source);
	const uncommented = without(
		source,
		comments.map((cut) => ({ cut, put: '\n' })),
	);
	const networks = readNetworks(uncommented.value).map((network) => ({
		network,
		span: uncommented.locate(network.span),
	}));
	const cuts = [...comments.map((cut) => ({ cut, put: '\n' })), ...networks.map((one) => ({ cut: one.span, put: '' }))];
	const text = part === 'negative' || networks.length === 0 ? uncommented : without(source, cuts);
	return { source, part, comments, networks, text };
};

/** The prompts between `AND`, read one by one: there may be very many of them. */
export function* piecesOf({ part, text }: Prompt): Generator<Piece, void, undefined> {
	for (const conjunct of part === 'negative' ? [wholeOf(text.value)] : readConjunction(text.value)) {
		const schedule = readSchedule(conjunct.text);
		const attention = readAttention(withoutSigns(conjunct.text, schedule));
		yield { conjunct, start: conjunct.span.start, schedule, attention };
	}
}

const wholeOf = (text: string): Conjunct => ({
	text,
	span: span(0, text.length),
	weight: 1,
	weightSpan: undefined,
	isAlone: true,
});

/** Stands in for a sign of a schedule: no word holds it, and no bracket is read in it. */
const sign = '\0';

/** Adds the words with their weights, in offsets of the source; the options of a schedule are parts of their own. */
export const addParts = ({ text }: Prompt, { conjunct, start, attention }: Piece, parts: Part[]): void => {
	for (const part of attention.parts) {
		if (part.text === 'BREAK' && part.weight === -1) continue;
		const weight = (Number.isNaN(part.weight) ? 1 : part.weight) * conjunct.weight;
		for (let from = 0; from < part.text.length;) {
			const next = part.text.indexOf(sign, from);
			const to = next < 0 ? part.text.length : next;
			if (to > from) {
				const where = span(start + part.sourceOf(from), start + part.sourceOf(to - 1) + 1);
				parts.push({ text: part.text.slice(from, to), weight, span: text.locate(where) });
			}
			from = to + 1;
		}
	}
};

const withoutSigns = (text: string, { groups }: Schedule): string => {
	if (groups.length === 0) return text;
	const signs = new Uint8Array(text.length + 1);
	for (const { span: whole, options } of groups) {
		signs.fill(1, whole.start, options[0]?.start);
		for (const [index, option] of options.entries()) signs.fill(1, option.end, options[index + 1]?.start ?? whole.end);
	}
	const characters: string[] = [];
	let from = 0;
	for (let at = 0; at <= text.length; at++) {
		if (signs[at] !== 1 && at < text.length) continue;
		characters.push(text.slice(from, at));
		if (at < text.length) characters.push(sign);
		from = at + 1;
	}
	return characters.join('');
};
