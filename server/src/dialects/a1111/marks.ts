import { span, type Span } from '../../sheet/span.ts';
import type { Mark } from '../dialect.ts';
import { Marks } from '../marks.ts';
import { piecesOf, type Prompt } from './prompt.ts';

/** What an editor colours in a prompt of the web UI. */
export const marksOf = (prompt: Prompt): Marks => {
	const marks = new Marks(prompt.source);
	const add = ({ start, end }: Span, type: Mark['type']): void => {
		marks.add(start, end, type);
	};
	for (const comment of prompt.comments) {
		const start = prompt.source.indexOf('#', comment.start);
		add(span(start, prompt.source.endsWith('\n', comment.end) ? comment.end - 1 : comment.end), 'comment');
	}
	for (const one of prompt.networks) {
		const colon = prompt.source.indexOf(':', one.span.start);
		add(span(one.span.start, colon), 'function');
		add(span(colon, one.span.end), 'parameter');
	}
	for (const { conjunct, start, schedule, attention } of piecesOf(prompt)) {
		const locate = (where: Span): Span => prompt.text.locate(span(where.start + start, where.end + start));
		for (const { span: whole, options, when } of schedule.groups) {
			const addSign = (at: number): void => {
				if ('[:|]'.includes(conjunct.text[at] ?? ' ')) add(locate(span(at, at + 1)), 'operator');
			};
			addSign(whole.start);
			for (const { end } of options) addSign(end);
			addSign(whole.end - 1);
			if (when) add(locate(when), 'number');
		}
		for (const weight of attention.weights) add(locate(weight), 'number');
		for (const bracket of attention.brackets) add(locate(span(bracket, bracket + 1)), 'operator');
		for (const where of attention.breaks) add(locate(where), 'keyword');
		if (conjunct.weightSpan) add(prompt.text.locate(conjunct.weightSpan), 'number');
		const and = start === 0 ? -1 : prompt.text.value.lastIndexOf('AND', start);
		if (and >= 0) add(prompt.text.locate(span(and, and + 3)), 'keyword');
	}
	return marks;
};
