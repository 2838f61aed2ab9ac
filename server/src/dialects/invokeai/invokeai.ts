import { span, type Span } from '../../sheet/span.ts';
import type { Dialect, Fault, Mark, Parameter, Part } from '../dialect.ts';
import { faultOf, maxFaults, parameterFaults } from '../parameters.ts';
import { findWeights } from '../plain/foreign.ts';
import { once, oneJob, ordered, sides, termAt } from '../words.ts';
import { flattened, type Node, type Prompt } from './nodes.ts';
import { parse } from './parser.ts';
import { CompelError } from './weights.ts';

/** InvokeAI: compel's `word++`, `(phrase)1.2`, `.blend`, `.and`, `.swap`. One prompt is one job. */
export const invokeai: Dialect = {
	id: 'invokeai',
	read(text, { part }) {
		const prompt = tried(text);
		const nodes = prompt instanceof CompelError ? [] : prompt.parts.flat();
		const parameters = lorasOf(text, nodes);
		const marks = once(() =>
			ordered([...operators(nodes), ...parameters.map(({ span: where }): Mark => ({ span: where, type: 'function' }))]),
		);
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
	parts.flatMap((part, index) =>
		flattened(part).map((one) => ({ ...one, weight: one.weight * (weights[index] ?? 1) })),
	);

/** All nodes, those inside others too; nothing nests deeper than the parser lets it. */
const walk = (nodes: readonly Node[]): readonly Node[] => {
	const found: Node[] = [];
	const visit = (node: Node): void => {
		found.push(node);
		if (node.kind === 'attention') for (const child of node.children) visit(child);
		if (node.kind === 'swap') for (const child of [...node.original, ...node.edited]) visit(child);
	};
	for (const node of nodes) visit(node);
	return found;
};

const operators = (nodes: readonly Node[]): readonly Mark[] =>
	walk(nodes).flatMap((node): Mark[] => (node.kind === 'attention' ? [{ span: node.operator, type: 'number' }] : []));

const lorasOf = (text: string, nodes: readonly Node[]): readonly Parameter[] => {
	if (!text.includes('Lora')) return [];
	return walk(nodes).flatMap((node): Parameter[] => {
		if (node.kind !== 'lora') return [];
		const open = text.indexOf('(', node.span.start);
		const valueSpan = span(open + 1, node.span.end - 1);
		return [
			{
				name: 'lora',
				written: text.slice(node.span.start, open),
				value: text.slice(valueSpan.start, valueSpan.end).trim(),
				span: node.span,
				nameSpan: span(node.span.start, open),
				valueSpan,
			},
		];
	});
};

const droppedFaults = (text: string, { dropped }: Prompt): readonly Fault[] => {
	if (!dropped || text.slice(dropped.start, dropped.end).trim() === '') return [];
	const where: Span = span(dropped.start, text.trimEnd().length);
	return [faultOf('compel-error', 'dropped', where, {}, 'Remove it', [{ span: where, newText: '' }])];
};

const weightFaults = (text: string): readonly Fault[] =>
	findWeights(text, span(0, text.length))
		.slice(0, maxFaults)
		.map(({ span: where, words, weight }) =>
			faultOf('foreign-weight', 'invokeai', where, { weight }, `Write ( )${weight}`, [
				{ span: span(words.end, where.end), newText: `)${weight}` },
			]),
		);
