import { span } from '../../sheet/span.ts';
import type { CaretContext, Dialect, Parameter, ReadContext } from '../dialect.ts';
import { once, oneJob, sides, termAt, wordsAt } from '../words.ts';
import { faultsOf } from './faults.ts';
import { marksOf } from './marks.ts';
import { readPrompt, type Prompt } from './prompt.ts';

/** AUTOMATIC1111's web UI and Forge: attention, schedules, `AND`, `BREAK`, extra networks and comments. One prompt is one job. */
export const a1111: Dialect = {
	id: 'a1111',
	read(text, { part }) {
		const prompt = readPrompt(text, part);
		const parameters = part === 'positive' ? networkParameters(prompt) : [];
		const marks = once(() => marksOf(prompt));
		return {
			...oneJob,
			dialect: 'a1111',
			...sides(prompt.parts, part),
			parameters,
			variants: [{ count: 1n, parameters }],
			faults: faultsOf(prompt),
			get marks() {
				return marks();
			},
		};
	},
	expand: (text) => [text],
	caret: caretAt,
};

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
	return termAt(text, caret, ',\n()[]|:', context);
}
