import { span, type Span } from '../../sheet/span.ts';
import type { Dialect, Fault, Parameter, Part } from '../dialect.ts';
import { Marks } from '../marks.ts';
import { faultOf, firstOf, maxFaults, parameterFaults } from '../parameters.ts';
import { findWeights } from '../plain/foreign.ts';
import { once, oneJob, sides, termAt } from '../words.ts';
import type { Prompt, PromptPart } from './nodes.ts';
import { parse } from './parser.ts';
import { CompelError } from './weights.ts';

/** InvokeAI: compel's `word++`, `(phrase)1.2`, `.blend`, `.and`, `.swap`. One prompt is one job. */
export const invokeai: Dialect = {
	id: 'invokeai',
	read(text, { part }) {
		const prompt = tried(text);
		const parts = prompt instanceof CompelError ? [] : prompt.parts;
		const parameters = lorasOf(text, parts);
		const marks = once(() => marksOf(text, parts, parameters));
		return {
			...oneJob,
			dialect: 'invokeai',
			...sides(
				prompt instanceof CompelError ? [{ text, span: span(0, text.length), weight: 1 }] : weighted(prompt),
				part,
			),
			parameters,
			variants: [{ count: 1n, parameters }],
			faults: [
				...(prompt instanceof CompelError
					? [faultOf('compel-error', 'refused', span(0, text.length), { reason: prompt.message })]
					: droppedFaults(text, prompt)),
				...weightFaults(text),
				...parameterFaults(text),
			].sort((a, b) => a.span.start - b.span.start),
			get marks() {
				return marks();
			},
		};
	},
	expand: (text) => [text],
	caret(text, offset, context) {
		const term = termAt(text, offset, ',\n()"', context);
		// `red++`: the signs weigh the word before them, and stay where another takes its place.
		let { end } = term.replace;
		while (end > offset && '+-'.includes(text[end - 1] ?? '')) end--;
		return { ...term, replace: span(term.replace.start, end) };
	},
};

const tried = (text: string): Prompt | CompelError => {
	try {
		return parse(text);
	} catch (error) {
		if (error instanceof CompelError) return error;
		throw error;
	}
};

const weighted = ({ parts, weights }: Prompt): readonly Part[] =>
	parts.flatMap(({ words }, index) => words.map((one) => ({ ...one, weight: one.weight * (weights[index] ?? 1) })));

const marksOf = (text: string, parts: readonly PromptPart[], loras: readonly Parameter[]): Marks => {
	const marks = new Marks(text);
	for (const { operators } of parts)
		for (let at = 0; at < operators.length; at += 2) marks.add(operators[at] ?? 0, operators[at + 1] ?? 0, 'number');
	for (const { span: where } of loras) marks.add(where.start, where.end, 'function');
	return marks;
};

const lorasOf = (text: string, parts: readonly PromptPart[]): readonly Parameter[] =>
	parts.flatMap(({ loras }) =>
		loras.map(({ span: where }) => {
			const open = text.indexOf('(', where.start);
			const valueSpan = span(open + 1, where.end - 1);
			return {
				name: 'lora',
				written: text.slice(where.start, open),
				value: text.slice(valueSpan.start, valueSpan.end).trim(),
				span: where,
				nameSpan: span(where.start, open),
				valueSpan,
			};
		}),
	);

const droppedFaults = (text: string, { dropped }: Prompt): readonly Fault[] => {
	if (!dropped || text.slice(dropped.start, dropped.end).trim() === '') return [];
	const where: Span = span(dropped.start, text.trimEnd().length);
	return [faultOf('compel-error', 'dropped', where, {}, 'Remove it', [{ span: where, newText: '' }])];
};

const weightFaults = (text: string): readonly Fault[] =>
	firstOf(findWeights(text, span(0, text.length)), maxFaults).map(({ span: where, words, weight }) =>
		faultOf('foreign-weight', 'invokeai', where, { weight }, `Write ( )${weight}`, [
			{ span: span(words.end, where.end), newText: `)${weight}` },
		]),
	);
