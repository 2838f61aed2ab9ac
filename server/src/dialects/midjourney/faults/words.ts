import table from '../data/parameters.json' with { type: 'json' };
import { span, type Span, type TextEdit } from '../../../sheet/span.ts';
import type { FaultFix } from '../../dialect.ts';
import { findNetworks, findWeights } from '../../plain/foreign.ts';
import { effectiveVersions } from '../effective.ts';
import type { Prompt } from '../prompt.ts';
import { groupsOf, hasMultiPrompts, noWeight, readSegments, takesWholeWeights, type Segment } from '../segments.ts';
import { labelOf } from '../versions.ts';
import { fix, replace, type FoundFaults } from './found.ts';
import { shortened } from './shape.ts';

/** The words of the image: weights, syntax of other systems, reference images. */
export function checkWords(prompt: Prompt, found: FoundFaults): void {
	const spans = prompt.words;
	checkMultiPrompt(prompt, spans, found);
	for (const words of spans) checkForeign(prompt, words, found);
	checkImages(prompt, spans, found);
}

function checkMultiPrompt(prompt: Prompt, spans: readonly Span[], found: FoundFaults): void {
	const segments = spans.flatMap((words) => readSegments(prompt.source, words));
	const first = segments.find(({ separator }) => separator)?.separator;
	if (!first) return;
	const versions = effectiveVersions(prompt);
	const without = versions.find((version) => !hasMultiPrompts(version));
	if (without) {
		found.add(
			'multi-prompt-unsupported',
			'unsupported',
			first,
			{ version: labelOf(without) },
			separationFixes(prompt, spans, segments),
		);
		return;
	}
	const whole = versions.find(takesWholeWeights);
	for (const { separator, written } of segments) {
		if (!separator || !whole || !written.includes('.')) continue;
		const rounded = String(Math.round(Number(written)) || 1);
		const number = span(separator.end - written.length, separator.end);
		found.add('multi-prompt-weights', 'whole', number, { version: labelOf(whole), weight: shortened(written) }, [
			fix(`Use ${rounded}`, replace(number, rounded)),
		]);
	}
	const unwanted = prompt.parameters.some(({ name, choices }) => name === 'no' && choices.size === 0) ? noWeight : 0;
	// Weights in permutations are in some jobs alone: what those add up to is not told.
	const groups = groupsOf(prompt.tree.nodes);
	const outer = spans.flatMap((words) => readSegments(prompt.source, words, groups));
	if (outer.length === 0) return;
	const sum = outer.reduce((total, { weight }) => total + weight, unwanted);
	if (sum <= 0) found.add('multi-prompt-weights', 'sum', first, { sum: String(Math.round(sum * 1000) / 1000) });
}

/** Commas for `::`; what had a negative weight goes to `--no`. */
function separationFixes(
	{ source, parameters }: Prompt,
	spans: readonly Span[],
	segments: readonly Segment[],
): FaultFix[] {
	const unwanted = segments.filter(({ weight }) => weight < 0);
	const textOf = ({ text }: Segment): string => source.slice(text.start, text.end);
	if (unwanted.length > 0) {
		const [words] = spans;
		const isPlain =
			spans.length === 1 &&
			words !== undefined &&
			!source.includes('{') &&
			!parameters.some(({ name }) => name === 'no');
		const wanted = segments.filter(({ weight }) => weight >= 0);
		if (!isPlain || wanted.length === 0 || parameters.length > 0) return [];
		const list = unwanted.map(textOf).filter((text) => text !== '');
		return [
			fix(
				'Use commas, and --no for what is not wanted',
				replace(words, `${wanted.map(textOf).join(', ')} --no ${list.join(', ')}`),
			),
		];
	}
	const separators = segments.flatMap(({ separator }) => (separator ? [separator] : []));
	if (separators.length > 100) return [];
	return [fix('Use commas', ...separators.map((one) => commaFor(source, one, spans)))];
}

/** Without the space before it; before the first word nothing takes its place. */
function commaFor(source: string, separator: Span, spans: readonly Span[]): TextEdit {
	const from = spans.find(({ start, end }) => start <= separator.start && separator.end <= end)?.start ?? 0;
	let { start, end } = separator;
	while (start > from && source[start - 1] === ' ') start--;
	if (start > from) return replace(span(start, end), commaAfter(source, separator, spans));
	while (source[end] === ' ') end++;
	return replace(span(start, end), '');
}

function commaAfter(source: string, { end }: Span, spans: readonly Span[]): string {
	const last = spans.find((words) => words.start <= end && end <= words.end)?.end ?? end;
	const rest = source.slice(end, Math.min(last, end + 2));
	if (rest.trim() === '' || rest.startsWith(',')) return '';
	return rest.startsWith(' ') ? ',' : ', ';
}

function checkForeign({ source, head }: Prompt, words: Span, found: FoundFaults): void {
	// Words after a parameter have to go to their place first.
	const canMend = words.start < head.end;
	for (const { span: where, words: inner, weight } of findWeights(source, words)) {
		if (found.isFull) return;
		const keep = fix(
			'Keep the words alone',
			replace(span(where.start, inner.start), ''),
			replace(span(inner.end, where.end), ''),
		);
		found.add('foreign-syntax', 'weight', where, { weight }, canMend ? [keep] : []);
	}
	for (const where of findNetworks(source, words)) {
		if (found.isFull) return;
		const start = source[where.start - 1] === ' ' ? where.start - 1 : where.start;
		const end = start === 0 && source[where.end] === ' ' ? where.end + 1 : where.end;
		const network = shortened(source.slice(where.start, where.end));
		found.add(
			'foreign-syntax',
			'network',
			where,
			{ network },
			canMend ? [fix('Remove it', replace(span(start, end), ''))] : [],
		);
	}
}

function checkImages({ source, images, parameters, head }: Prompt, spans: readonly Span[], found: FoundFaults): void {
	for (const image of images.slice(0, 20)) {
		if (!isImageAddress(source.slice(image.start, image.end))) {
			found.add('image-prompt', 'ending', image, { endings: table.imageEndings.join(', ') });
		}
	}
	/** Alternatives may each come first in their job. */
	const brace = source.indexOf('{');
	for (const words of spans) {
		if (words.start >= head.end || found.isFull) break;
		for (const { 0: address, index } of source.slice(words.start, words.end).matchAll(/https?:\/\/[^\s,;{}]+/g)) {
			const start = words.start + index;
			if (isImageAddress(address) && (brace < 0 || start < brace))
				found.add('image-prompt', 'late', span(start, start + address.length));
		}
	}
	const [only] = images;
	const isVideo = parameters.some(({ name }) => name === 'video');
	if (only && images.length === 1 && spans.length === 0 && !isVideo) found.add('image-prompt', 'alone', only);
}

/** Midjourney's own short links have no ending. */
function isImageAddress(address: string): boolean {
	const path = (address.split(/[?#]/)[0] ?? '').toLowerCase();
	return path.includes('://s.mj.run/') || table.imageEndings.some((ending) => path.endsWith(ending));
}
