import { span, type Span } from '../../sheet/span.ts';
import type { Dialect, Fault } from '../dialect.ts';
import { Marks } from '../marks.ts';
import { faultOf, firstOf, maxFaults, parameterFaults, timesOf } from '../parameters.ts';
import { findWeights } from '../plain/foreign.ts';
import { once, oneJob, sides, termAt } from '../words.ts';
import { readRandomizers } from './randomizers.ts';
import { readWeights, type WeightSpan } from './weights.ts';

/** NovelAI: `{}` and `[]`, `1.5::words ::`, `||a|b||`. One prompt is one job. */
export const novelai: Dialect = {
	id: 'novelai',
	read(text, { part, model }) {
		const { parts, spans, unmatched } = readWeights(text);
		const groups = readRandomizers(text);
		const marks = once(() => marksOf(text, spans));
		return {
			...oneJob,
			dialect: 'novelai',
			...sides(parts, part),
			groups,
			faults: [
				...spans
					.filter(({ isAccident }) => isAccident)
					.slice(0, maxFaults)
					.map((one) => accidentFault(text, one)),
				...modelFaults(text, spans, model),
				...unmatched.slice(0, maxFaults).map((at) => bracketFault(text, span(at, at + 1))),
				...weightFaults(text),
				...parameterFaults(text),
			].sort((a, b) => a.span.start - b.span.start),
			get marks() {
				return marks();
			},
		};
	},
	expand: (text) => [text],
	caret: (text, offset, context) => termAt(text, offset, ',\n{}[]|:', context),
};

const marksOf = (text: string, spans: readonly WeightSpan[]): Marks => {
	const marks = new Marks(text);
	for (const { number, open, close } of spans) {
		marks.add(number.start, number.end, 'number');
		marks.add(number.end, open.end, 'operator');
		if (close) marks.add(close.start, close.end, 'operator');
	}
	for (let at = 0; at < text.length; at++) if ('{}[]|'.includes(text[at] ?? ' ')) marks.add(at, at + 1, 'operator');
	return marks;
};

/** `2::artist:jp06::`: the digits of the tag are read as the weight of a new span. */
const accidentFault = (text: string, { open, number }: WeightSpan): Fault => {
	const written = text.slice(number.start, number.end);
	return faultOf(
		'closing-weight',
		'number',
		open,
		{ number: written, times: timesOf(written) },
		'Put a space before `::`',
		[{ span: span(number.end, number.end), newText: ' ' }],
	);
};

/** `1.5::` is a weight from V4 on, and `-1::` from V4.5 on. */
const modelFaults = (text: string, spans: readonly WeightSpan[], model = ''): readonly Fault[] => {
	const [, whole = '5', part = '0'] = /^(?:nai-diffusion-(?:furry-)?|v)?(\d)(?:[.-](\d))?/i.exec(model) ?? [];
	const version = Number(`${whole}.${part}`);
	return firstOf(spans, maxFaults).flatMap(({ number, open }) => {
		const weight = text.slice(number.start, number.end);
		return version >= (weight.startsWith('-') ? 4.5 : 4)
			? []
			: [faultOf('foreign-weight', 'model', span(number.start, open.end), { weight })];
	});
};

const bracketFault = (text: string, where: Span): Fault => {
	const bracket = text[where.start] ?? '';
	const messageId = bracket === '{' || bracket === '[' ? 'runs-on' : 'text';
	return faultOf('unbalanced-brackets', messageId, where, { bracket }, 'Remove it', [{ span: where, newText: '' }]);
};

const weightFaults = (text: string): readonly Fault[] =>
	firstOf(findWeights(text, span(0, text.length)), maxFaults).map(({ span: where, words, weight }) =>
		faultOf('foreign-weight', 'novelai', where, { weight }, `Write ${weight}:: ::`, [
			{ span: span(where.start, words.start), newText: `${weight}::` },
			{ span: span(words.end, where.end), newText: ' ::' },
		]),
	);
