import { span, type Span } from '../../sheet/span.ts';
import type { Group, Option } from '../dialect.ts';

/** Comments of ComfyUI's text box, `//` to the end of the line and those in `/*`: they are taken out before anything else. */
export const commentSpans = (text: string): readonly Span[] => {
	const spans: Span[] = [];
	let lastClose = -1;
	for (let at = text.indexOf('/'); at >= 0; at = text.indexOf('/', at + 1)) {
		const next = text[at + 1];
		let end = -1;
		if (next === '/') {
			end = at + 2;
			while (end < text.length && !'\n\r\u2028\u2029'.includes(text[end] ?? '')) end++;
		} else if (next === '*') {
			// Looked for once: where there is no close behind one comment, there is none behind the next.
			if (lastClose !== -2) lastClose = text.indexOf('*/', at + 2);
			if (lastClose < 0) lastClose = -2;
			else end = lastClose + 2;
		}
		if (end < 0) continue;
		spans.push(span(at, end));
		at = end - 1;
	}
	return spans;
};

interface Open {
	readonly start: number;
	readonly edges: number[];
	readonly counts: bigint[];
	product: bigint;
}

/**
 * The random groups of a prompt, `{a|b}`: ComfyUI draws one option each time a prompt is queued. Groups in a group count
 * as its options; one that is not closed runs to the end of the text.
 */
export const readGroups = (text: string): readonly Group[] => {
	const groups: Group[] = [];
	const open: Open[] = [];
	const close = (end: number, stop: number): void => {
		const group = open.pop();
		if (!group) return;
		group.edges.push(end);
		group.counts.push(group.product);
		const total = group.counts.reduce((sum, one) => sum + one, 0n);
		const outer = open.at(-1);
		if (outer) outer.product *= total;
		else
			groups.push({ span: span(group.start, stop), count: total, options: optionsOf(text, group), multiplies: false });
	};
	for (let at = 0; at < text.length; at++) {
		const char = text[at];
		const top = open.at(-1);
		if (char === '\\') at++;
		else if (char === '{') open.push({ start: at, edges: [at], counts: [], product: 1n });
		else if (char === '|' && top) {
			top.edges.push(at);
			top.counts.push(top.product);
			top.product = 1n;
		} else if (char === '}' && top) close(at, at + 1);
	}
	while (open.length > 0) close(text.length, text.length);
	return groups;
};

const optionsOf = (text: string, { edges, counts }: Open): readonly Option[] =>
	counts.map((count, index) => {
		const where = span((edges[index] ?? 0) + 1, edges[index + 1] ?? text.length);
		return { span: where, text: text.slice(where.start, where.end), count };
	});

/** The prompt with the first option of every group in its place, and `\{ \} \|` as characters. */
export const withFirstOptions = (text: string): string => {
	const parts: string[] = [];
	const skipping: boolean[] = [];
	let skipped = 0;
	for (let at = 0; at < text.length; at++) {
		const char = text[at] ?? '';
		const isSkipped = skipped > 0;
		if (char === '\\' && at + 1 < text.length) {
			const next = text[++at] ?? '';
			if (!isSkipped) parts.push('{}|'.includes(next) ? next : char + next);
		} else if (char === '{') skipping.push(false);
		else if (char === '}' && skipping.length > 0) {
			if (skipping.pop()) skipped--;
		} else if (char === '|' && skipping.length > 0) {
			if (!skipping.at(-1)) {
				skipping[skipping.length - 1] = true;
				skipped++;
			}
		} else if (!isSkipped) parts.push(char);
	}
	return parts.join('');
};
