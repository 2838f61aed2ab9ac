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

/**
 * The random groups of a prompt, `{a|b}`: ComfyUI draws one option each time a prompt is queued. Groups in a group count
 * as its options; one that is not closed runs to the end of the text.
 */
export const readGroups = (text: string): readonly Group[] => {
	const groups: Group[] = [];
	for (let at = 0; at < text.length; at++) {
		if (text[at] === '\\') at++;
		else if (text[at] === '{') {
			const group = new RandomGroup(text, at);
			groups.push(group);
			at = group.end - 1;
		}
	}
	return groups;
};

/** A group that is read again for its options: of thousands, few are asked for them. */
class RandomGroup implements Group {
	readonly count: bigint;
	readonly multiplies = false;
	readonly start: number;
	readonly end: number;
	readonly #text: string;

	constructor(text: string, start: number) {
		const { count, end } = readGroup(text, start);
		this.count = count;
		this.start = start;
		this.end = end;
		this.#text = text;
	}

	get span(): Span {
		return span(this.start, this.end);
	}

	get options(): readonly Option[] {
		const options: Option[] = [];
		readGroup(this.#text, this.start, options);
		return options;
	}
}

/** Reads the group that begins at `start`, and adds its options to `options`. */
const readGroup = (
	text: string,
	start: number,
	options?: Option[],
): { readonly count: bigint; readonly end: number } => {
	/** Of each open group: what the options before this one give, and what this one does so far. */
	const sums: bigint[] = [];
	const products: bigint[] = [];
	let from = start + 1;
	let total = 0n;
	const endOption = (end: number): void => {
		const last = sums.length - 1;
		const count = products[last] ?? 1n;
		sums[last] = (sums[last] ?? 0n) + count;
		products[last] = 1n;
		if (last > 0) return;
		options?.push({ span: span(from, end), text: text.slice(from, end), count });
		from = end + 1;
	};
	const close = (end: number): void => {
		endOption(end);
		const count = sums.pop() ?? 0n;
		products.pop();
		const last = products.length - 1;
		if (last >= 0) products[last] = (products[last] ?? 1n) * count;
		else total = count;
	};
	for (let at = start; at < text.length; at++) {
		const char = text[at];
		if (char === '\\') at++;
		else if (char === '{') {
			sums.push(0n);
			products.push(1n);
		} else if (char === '|') endOption(at);
		else if (char === '}') {
			close(at);
			if (sums.length === 0) return { count: total, end: at + 1 };
		}
	}
	while (sums.length > 0) close(text.length);
	return { count: total, end: text.length };
};

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
