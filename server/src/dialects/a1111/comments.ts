import { span, type Span } from '../../sheet/span.ts';

/**
 * What the web UI takes for a comment when "Enable comments" is on, as it is by default: from a `#` anywhere to the
 * end of its line. Each span is replaced by one line feed, and holds the line ends that go with it: of a comment that
 * is a whole line, the one before it too.
 */
export const commentSpans = (text: string): readonly Span[] => {
	const spans: Span[] = [];
	let wholeLineEnd = -1;
	for (let at = text.indexOf('#'); at >= 0; at = text.indexOf('#', spans.at(-1)?.end)) {
		const feed = text.indexOf('\n', at);
		const end = feed < 0 ? text.length : feed + 1;
		// Whole lines are taken out first; the line feed that ended one of them cannot begin the next.
		const isWholeLine = at === 0 || (text[at - 1] === '\n' && wholeLineEnd !== at);
		const last = spans.at(-1);
		if (isWholeLine && last?.end === at) spans[spans.length - 1] = span(last.start, end);
		else spans.push(span(isWholeLine && at > 0 ? at - 1 : at, end));
		wholeLineEnd = isWholeLine ? end : -1;
		if (end >= text.length) break;
	}
	return spans;
};

/** The prompt without its comments, as it goes on through the web UI. */
export const withoutComments = (text: string): string => {
	const parts: string[] = [];
	let from = 0;
	for (const { start, end } of commentSpans(text)) {
		parts.push(text.slice(from, start), '\n');
		from = end;
	}
	return parts.join('') + text.slice(from);
};
