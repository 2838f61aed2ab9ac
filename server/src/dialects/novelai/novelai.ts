import { span, type Span } from '../../sheet/span.ts';
import type { Dialect, Fault, Mark } from '../dialect.ts';
import { faultOf, maxFaults, parameterFaults, timesOf } from '../parameters.ts';
import { findWeights } from '../plain/foreign.ts';
import { once, oneJob, ordered, sides, termAt } from '../words.ts';
import { readRandomizers } from './randomizers.ts';
import { readWeights, type WeightSpan } from './weights.ts';

/** NovelAI: `{}` and `[]`, `1.5::words ::`, `||a|b||`. One prompt is one job. */
export const novelai: Dialect = {
	id: 'novelai',
	read(text, { part }) {
		const { parts, spans, unmatched } = readWeights(text);
		const groups = readRandomizers(text);
		const marks = once(() =>
			ordered([
				...spans.flatMap(({ number, open, close }): Mark[] => [
					{ span: number, type: 'number' },
					{ span: span(number.end, open.end), type: 'operator' },
					...(close ? [{ span: close, type: 'operator' } as const] : []),
				]),
				...bracketMarks(text),
			]),
		);
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
				...unmatched.slice(0, maxFaults).map((where) => bracketFault(text, where)),
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

const bracketMarks = (text: string): readonly Mark[] => {
	const marks: Mark[] = [];
	for (let at = 0; at < text.length; at++)
		if ('{}[]|'.includes(text[at] ?? ' ')) marks.push({ span: span(at, at + 1), type: 'operator' });
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

const bracketFault = (text: string, where: Span): Fault => {
	const bracket = text[where.start] ?? '';
	const messageId = bracket === '{' || bracket === '[' ? 'runs-on' : 'text';
	return faultOf('unbalanced-brackets', messageId, where, { bracket }, 'Remove it', [{ span: where, newText: '' }]);
};

const weightFaults = (text: string): readonly Fault[] =>
	findWeights(text, span(0, text.length))
		.slice(0, maxFaults)
		.map(({ span: where, words, weight }) =>
			faultOf('foreign-weight', 'novelai', where, { weight }, `Write ${weight}:: ::`, [
				{ span: span(where.start, words.start), newText: `${weight}::` },
				{ span: span(words.end, where.end), newText: ' ::' },
			]),
		);
