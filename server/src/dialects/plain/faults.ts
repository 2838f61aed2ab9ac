import { span, type Span } from '../../sheet/span.ts';
import type { Fault, FaultFix } from '../dialect.ts';
import { outerBraces } from '../midjourney/braces.ts';
import { parametersIn, type WrittenParameter } from '../midjourney/written.ts';
import { separatorsIn } from '../midjourney/segments.ts';
import { firstOf, maxFaults } from '../parameters.ts';
import { findNetworks, findWeights } from './foreign.ts';

/** Syntax of other prompt languages, which a model that reads plain language takes for words. */
export function plainFaults(text: string): readonly Fault[] {
	const whole = span(0, text.length);
	const parameters: Fault[] = [];
	/** The `::` that belong to the value of a parameter. */
	const inValues = new Set<number>();
	for (const parameter of parametersIn(text, undefined)) {
		if (!isParameter(parameter)) continue;
		if (parameters.length < maxFaults) parameters.push(parameterFault(text, parameter));
		if (parameter.marker.row?.type === 'references')
			for (const { start } of separatorsIn(text, parameter.value)) inValues.add(start);
	}
	return [
		...parameters,
		...firstOf(findWeights(text, whole), maxFaults).map(({ span: where, words: inner, weight }) =>
			fault('weight', where, { weight }, 'Keep the words alone', [
				{ span: span(where.start, inner.start), newText: '' },
				{ span: span(inner.end, where.end), newText: '' },
			]),
		),
		...firstOf(findNetworks(text, whole), maxFaults).map((where) =>
			fault(
				'network',
				where,
				{ network: text.slice(where.start, Math.min(where.end, where.start + 40)) },
				'Remove it',
				[{ span: withSpaceBefore(text, where), newText: '' }],
			),
		),
		...separatorFaults(text, inValues),
		...firstOf(outerBraces(text), maxFaults, (braces) => isChoice(text, braces)).map((braces) =>
			bracesFault(text, braces),
		),
	].sort((a, b) => a.span.start - b.span.start);
}

const fault = (
	messageId: string,
	where: Span,
	args: Fault['args'],
	title: string,
	edits: FaultFix['edits'],
	more: readonly FaultFix[] = [],
): Fault => ({
	rule: 'foreign-syntax',
	messageId,
	span: where,
	args,
	fixes: [{ title, edits }, ...more],
});

/** Only forms that prose does not have. */
const isParameter = ({ marker: { row, dashes } }: WrittenParameter): boolean =>
	row !== undefined && (dashes === 'double' || dashes === 'glued' || dashes === 'spaced');

function parameterFault(text: string, { marker, value }: WrittenParameter): Fault {
	const where = span(marker.span.start, Math.max(marker.span.end, value.end));
	const written = text.slice(value.start, value.end);
	const args = {
		parameter: `--${text.slice(marker.name.start, marker.name.end)}`,
		name: marker.row?.name ?? '',
		value: written,
	};
	const inWords: FaultFix[] =
		marker.row?.name === 'no' && written !== '' && written.length < 200
			? [{ title: `Write "without ${written}"`, edits: [{ span: where, newText: `without ${written}` }] }]
			: [];
	return fault(
		'parameter',
		where,
		args,
		`Remove ${args.parameter}`,
		[{ span: withSpaceBefore(text, where), newText: '' }],
		inWords,
	);
}

/** `hot::2 dog` */
function separatorFaults(text: string, inValues: ReadonlySet<number>): Fault[] {
	const hasBraces = text.includes('{');
	const isMistaken = (separator: Span): boolean => isLoose(text, separator) && !inValues.has(separator.start);
	return firstOf(separatorsIn(text, span(0, text.length)), maxFaults, isMistaken).map((separator) =>
		fault('separator', separator, {}, 'Remove it', [
			{ span: separator, newText: commaAfter(text, separator, hasBraces) },
		]),
	);
}

/** Not the `::` of a name such as `std::vector`. */
const isLoose = (text: string, { start, end }: Span): boolean =>
	end - start > 2 || end >= text.length || text[end] === ' ' || text[start - 1] === ' ';

/** None in braces, where a comma would separate options. */
const commaAfter = (text: string, { end }: Span, hasBraces: boolean): string =>
	hasBraces || text.slice(end, end + 8).trim() === '' ? '' : ',';

/** `{red, blue}` or `{red|blue}`; not JSON, a placeholder or a template. */
function isChoice(text: string, where: Span): boolean {
	const inner = text.slice(where.start + 1, Math.min(where.end - 1, where.start + 400));
	if (where.end - where.start > 400 || text[where.start - 1] === '$') return false;
	return (inner.includes(',') || inner.includes('|')) && /\w/.test(inner) && !/["'\n{}:]/.test(inner);
}

function bracesFault(text: string, where: Span): Fault {
	const [first = ''] = text.slice(where.start + 1, where.end - 1).split(/[,|]/);
	const kept = first.trim();
	return fault('braces', where, {}, `Keep "${kept}"`, [{ span: where, newText: kept }]);
}

function withSpaceBefore(text: string, { start, end }: Span): Span {
	let from = start;
	while (from > 0 && text[from - 1] === ' ') from--;
	return span(from, end);
}
