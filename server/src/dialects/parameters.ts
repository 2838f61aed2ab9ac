import { span, type Span } from '../sheet/span.ts';
import type { Fault } from './dialect.ts';
import { parametersIn, type WrittenParameter } from './midjourney/written.ts';
import { float } from './python.ts';

/** A prompt has no more faults of one kind than this. */
export const maxFaults = 200;

/** Midjourney's parameters in a prompt of another language, where they are words: faults of `foreign-syntax`. */
export const parameterFaults = (text: string): readonly Fault[] => {
	if (!text.includes('--')) return [];
	const isMeant = ({ marker }: WrittenParameter): boolean => marker.row !== undefined && marker.dashes === 'double';
	return firstOf(parametersIn(text, undefined), maxFaults, isMeant).map(({ marker, value }): Fault => {
		const where = span(marker.span.start, Math.max(marker.span.end, value.end));
		const parameter = `--${text.slice(marker.name.start, marker.name.end)}`;
		return {
			rule: 'foreign-syntax',
			messageId: 'parameter',
			span: where,
			args: { parameter, name: marker.row?.name ?? '', value: text.slice(value.start, value.end) },
			fixes: [{ title: `Remove ${parameter}`, edits: [{ span: withBlanksBefore(text, where), newText: '' }] }],
		};
	});
};

/** The first of a row that may be long; no more of it is made. */
export const firstOf = <T>(row: Iterable<T>, most: number, isWanted: (one: T) => boolean = () => true): T[] => {
	const first: T[] = [];
	for (const one of row) if (isWanted(one) && first.push(one) === most) break;
	return first;
};

/** The span and the spaces before it. */
export const withBlanksBefore = (text: string, { start, end }: Span): Span => {
	let from = start;
	while (from > 0 && text[from - 1] === ' ') from--;
	return span(from, end);
};

/** A fault with one fix of one edit or more. */
export const faultOf = (
	rule: string,
	messageId: string,
	where: Span,
	args: Fault['args'],
	title?: string,
	edits: readonly { readonly span: Span; readonly newText: string }[] = [],
): Fault => ({
	rule,
	messageId,
	span: where,
	args,
	...(title === undefined ? {} : { fixes: [{ title, edits }] }),
});

/** A written weight as the number that a message counts with: `3.` weighs 3 times. */
export const timesOf = (written: string): string => String(float(written) ?? written);

/** Text for a message: short enough to be read. */
export const quoted = (text: string): string => {
	const line = text.replaceAll('\n', ' ').trim();
	return line.length > 40 ? `${line.slice(0, 39)}…` : line;
};
