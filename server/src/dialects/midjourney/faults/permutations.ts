import { span } from '../../../sheet/span.ts';
import { maxDepth, type Braces, type Node } from '../braces.ts';
import { planMaxJobs } from '../parameters.ts';
import type { Prompt } from '../prompt.ts';
import { fix, replace, type FoundFaults } from './found.ts';

/** Braces that do not do what they look like. */
export function checkPermutations({ source, tree, jobs, context }: Prompt, found: FoundFaults): void {
	for (const at of tree.unmatched) {
		if (found.isFull) break;
		const brace = source[at] ?? '';
		found.add('permutation-braces', brace === '{' ? 'unclosed' : 'unopened', span(at, at + 1), {}, [
			fix(`Remove "${brace}"`, replace(span(at, at + 1), '')),
		]);
	}
	for (const at of tree.tooDeep) {
		if (found.isFull) break;
		found.add('permutation-braces', 'tooDeep', span(at, at + 1), { most: String(maxDepth) });
	}
	checkNodes(source, tree.nodes, found);
	const most = planMaxJobs[context.plan ?? ''];
	if (most === undefined || jobs <= BigInt(most) || jobs <= 1n) return;
	const written = jobs.toString().length > 20 ? 'far more' : jobs.toString();
	const first = tree.nodes.find((node) => node.kind === 'braces');
	if (first)
		found.add('over-plan-limit', 'tooMany', first.span, {
			jobs: written,
			plan: context.plan ?? '',
			most: String(most),
		});
}

function checkNodes(source: string, nodes: readonly Node[], found: FoundFaults): void {
	for (const node of nodes) {
		if (node.kind === 'literal' || found.isFull) continue;
		checkBraces(source, node, found);
		for (const option of node.options) if (option.holdsBraces) checkNodes(source, option.nodes, found);
	}
}

function checkBraces(source: string, { span: where, options }: Braces, found: FoundFaults): void {
	const [only, ...others] = options;
	if (!only) return;
	const inner = span(where.start + 1, where.end - 1);
	if (others.length === 0) {
		const bars = only.nodes.flatMap((node) =>
			node.kind === 'literal' ? barsIn(source, node.span.start, node.span.end) : [],
		);
		if (bars.length > 0) {
			const edits = bars.slice(0, 100).map((at) => replace(span(at, at + 1), source[at + 1] === ' ' ? ',' : ', '));
			found.add(
				'permutation-braces',
				'bars',
				where,
				{},
				bars.length > 100 || hasEmptyPart(only.text) ? [] : [fix('Use commas', ...edits)],
			);
		} else {
			const messageId = only.text === '' ? 'empty' : 'single';
			found.add('permutation-braces', messageId, where, {}, [
				fix('Remove the braces', replace(span(where.start, inner.start), ''), replace(span(inner.end, where.end), '')),
			]);
		}
		return;
	}
	const gap = options.findIndex(({ text }) => text === '');
	if (gap < 0) return;
	const filled = options.filter(({ text }) => text !== '');
	const fixes =
		filled.length > 1 && source.slice(where.start, where.end).length < 2000
			? [fix('Remove the empty option', replace(inner, filled.map(({ text }) => text).join(', ')))]
			: [];
	found.add('permutation-braces', 'emptyOption', where, {}, fixes);
}

function barsIn(source: string, start: number, end: number): number[] {
	const bars: number[] = [];
	for (let at = start; at < end; at++) if (source[at] === '|') bars.push(at);
	return bars;
}

const hasEmptyPart = (text: string): boolean => text.split('|').some((part) => part.trim() === '');
