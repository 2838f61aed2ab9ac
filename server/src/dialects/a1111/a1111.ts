import { span } from '../../sheet/span.ts';
import type { CaretContext, Dialect, Fault, Parameter, Part, ReadContext, Reading } from '../dialect.ts';
import type { Marks } from '../marks.ts';
import { behind, isInWeight, oneJob, sides, termAt, wordsAt } from '../words.ts';
import { addPieceFaults, faultsOf } from './faults.ts';
import { marksOf } from './marks.ts';
import { addParts, piecesOf, readPrompt, type Prompt } from './prompt.ts';
import { isWordsAlone, readWords } from './wordsAlone.ts';

/** AUTOMATIC1111's web UI and Forge: attention, schedules, `AND`, `BREAK`, extra networks and comments. One prompt is one job. */
export const a1111: Dialect = {
	id: 'a1111',
	read: (text, { part }) => (isWordsAlone(text) ? readWords(text, part) : new SyntaxReading(readPrompt(text, part))),
	expand: (text) => [text],
	caret: caretAt,
};

/** A prompt that is read far more often than it is coloured: its marks are worked out when they are first asked for. */
class SyntaxReading implements Reading {
	readonly dialect = 'a1111';
	readonly positive: Reading['positive'];
	readonly negative: Reading['negative'];
	readonly parameters: Reading['parameters'];
	readonly images = oneJob.images;
	readonly groups = oneJob.groups;
	readonly variants: Reading['variants'];
	readonly jobs = oneJob.jobs;
	readonly faults: Reading['faults'];
	readonly #prompt: Prompt;
	#marks: Marks | undefined;

	constructor(prompt: Prompt) {
		const parts: Part[] = [];
		const faults: Fault[] = [];
		for (const piece of piecesOf(prompt)) {
			addParts(prompt, piece, parts);
			addPieceFaults(prompt, piece, faults);
		}
		const { positive, negative } = sides(parts, prompt.part);
		this.positive = positive;
		this.negative = negative;
		this.parameters = prompt.part === 'positive' ? networkParameters(prompt) : [];
		this.variants = this.parameters.length === 0 ? oneJob.variants : [{ count: 1n, parameters: this.parameters }];
		this.faults = faultsOf(prompt, faults);
		this.#prompt = prompt;
	}

	get marks(): Marks {
		this.#marks ??= marksOf(this.#prompt);
		return this.#marks;
	}
}

const networkParameters = ({ source, networks }: Prompt): readonly Parameter[] =>
	networks.map(({ network, span: where }) => {
		const colon = source.indexOf(':', where.start);
		return {
			name: network.kind,
			written: network.kind,
			value: source.slice(colon + 1, where.end - 1).trim(),
			span: where,
			nameSpan: span(where.start + 1, colon),
			valueSpan: span(colon + 1, where.end - 1),
		};
	});

/** Inside `<kind:` a network's name is asked for; anywhere else a term. */
function caretAt(text: string, offset: number, context: ReadContext): CaretContext {
	const caret = Math.max(0, Math.min(offset, text.length));
	const open = text.lastIndexOf('<', caret - 1);
	const inside = open < 0 ? '' : text.slice(open + 1, caret);
	const colon = inside.indexOf(':');
	if (open >= 0 && inside.length < 200 && !/[>\n,]/.test(inside)) {
		if (colon < 0 && /^\w*$/.test(inside)) return { kind: 'parameter-name', ...wordsAt(text, caret, '<>:, \n') };
		if (colon > 0 && /^\w+$/.test(inside.slice(0, colon))) {
			return {
				kind: !inside.includes(':', colon + 1) ? 'parameter-value' : 'none',
				...wordsAt(text, caret, '<>:\n'),
				parameter: inside.slice(0, colon),
			};
		}
	}
	const term = termAt(text, caret, ',\n()[]|:<>', context);
	if (isInWeight(text, term)) return { ...term, kind: 'none' };
	return upToKeyword(text, behind(term, afterKeyword(term.typed)));
}

/** Words that divide a prompt into prompts of their own, or into chunks. */
const keywords = ['AND', 'BREAK'];

/** How many characters there are up to the end of the last keyword that is typed; 0 where there is none. */
function afterKeyword(typed: string): number {
	const words = typed.split(' ');
	const last = words.findLastIndex((word, at) => at < words.length - 1 && keywords.includes(word));
	return last < 0 ? 0 : words.slice(0, last + 1).join(' ').length;
}

/** A term ends before the keyword that follows it. */
function upToKeyword(text: string, caret: CaretContext): CaretContext {
	const from = caret.replace.start + caret.typed.length;
	const rest = text.slice(from, caret.replace.end);
	const ends = keywords.map((keyword) => ` ${rest} `.indexOf(` ${keyword} `)).filter((at) => at >= 0);
	if (ends.length === 0) return caret;
	const end = from + Math.max(0, Math.min(...ends) - 1);
	return { ...caret, replace: span(caret.replace.start, end) };
}
