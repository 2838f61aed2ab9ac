import type { PromptPlace } from './place.ts';

/** A place of nothing typed right before a term: what is chosen comes before that, and does not replace it. */
export function beforeTerm(place: PromptPlace): PromptPlace {
	const { caret, side } = place;
	if (!isBeforeTerm(place)) return place;
	return { ...place, caret: { ...caret, replace: { start: side.offset, end: side.offset }, typed: '' } };
}

const isBeforeTerm = ({ caret: { replace, typed }, side }: PromptPlace): boolean =>
	typed.trim() === '' && replace.end > side.offset;

/** What keeps a term that is inserted apart from what stands around it. */
export function separation(place: PromptPlace): { readonly before: string; readonly after: string } {
	const { caret, side } = place;
	const { value } = side;
	const { start, end } = isBeforeTerm(place) ? beforeTerm(place).caret.replace : caret.replace;
	const lacksSpace = value[start - 1] === ',' && !/,[^\s,]/.test(value.slice(0, start - 1) + value.slice(end));
	const isNext = /\s/.test(value[end] ?? '');
	const space = isNext ? '' : ' ';
	return {
		before: lacksSpace ? ' ' : '',
		after: isBeforeTerm(place) ? `,${space}` : value.startsWith('--', end) ? ' ' : '',
	};
}
