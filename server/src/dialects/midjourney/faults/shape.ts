import { span } from '../../../sheet/span.ts';
import { isSpace } from '../braces.ts';
import type { Prompt } from '../prompt.ts';
import type { ReadParameter } from '../readParameter.ts';
import { fix, nameOf, replace, type FoundFaults } from './found.ts';

/** Dashes, spaces and punctuation: the form of a parameter, whatever it is. */
export function checkShape(prompt: Prompt, parameter: ReadParameter, found: FoundFaults): void {
	checkDashes(prompt, parameter, found);
	checkPunctuation(prompt, parameter, found);
	checkStray(prompt, parameter, found);
	const { valueSpan, nameSpan, value, written } = parameter;
	if (value !== '' && valueSpan.start === nameSpan.end && /^[\p{L}\p{N}.-]/u.test(value)) {
		const args = { written: `--${written}${value}`, right: `--${written} ${value}` };
		found.add('parameter-spacing', 'value', span(nameSpan.start, valueSpan.end), args, [
			fix('Put a space before the value', replace(span(nameSpan.end, nameSpan.end), ' ')),
		]);
	}
}

function checkDashes({ source }: Prompt, parameter: ReadParameter, found: FoundFaults): void {
	const { dashes, markerSpan, nameSpan } = parameter;
	if (dashes === 'double') return;
	const right = nameOf(parameter);
	const before = span(markerSpan.start, nameSpan.start);
	const written = source.slice(markerSpan.start, nameSpan.end);
	const args = { written, right };
	const isSplit = nameSpan.end - markerSpan.start > 64;
	const mend = isSplit ? [] : [fix(`Write ${right}`, replace(before, dashes === 'glued' ? ' --' : '--'))];
	if (dashes === 'glued') found.add('parameter-spacing', 'before', markerSpan, args, mend);
	else if (dashes === 'spaced') found.add('parameter-spacing', 'dashes', markerSpan, args, mend);
	else if (dashes === 'em') found.add('em-dash', 'accepted', markerSpan, args, mend);
	else found.add('dash-lookalike', dashes === 'single' ? 'single' : 'lookalike', markerSpan, args, mend);
}

function checkPunctuation({ source }: Prompt, parameter: ReadParameter, found: FoundFaults): void {
	for (const where of parameter.punctuation) {
		if (found.isFull) return;
		const mark = source.slice(where.start, Math.min(where.end, where.start + 8));
		// `--ar=16:9` needs a space in its place; `--ar 16:9,` needs none.
		const needsSpace = where.end < source.length && !isSpace(source[where.end]) && !isSpace(source[where.start - 1]);
		found.add('parameter-punctuation', 'punctuation', where, { mark, parameter: nameOf(parameter) }, [
			fix(`Remove "${mark}"`, replace(where, needsSpace ? ' ' : '')),
		]);
	}
}

function checkStray({ source, head, parameters }: Prompt, parameter: ReadParameter, found: FoundFaults): void {
	const { stray } = parameter;
	if (!stray) return;
	const words = source.slice(stray.start, stray.end);
	const first = parameters[0];
	const around = source.slice(parameter.span.end, stray.end);
	const isWords = !words.includes('://') && !around.includes('{') && !around.includes('}');
	const canMove = isWords && parameter.choices.size === 0 && first?.choices.size === 0;
	let from = stray.start;
	while (from > 0 && isSpace(source[from - 1])) from--;
	let target = Math.min(head.end, first?.markerSpan.start ?? head.end);
	while (target > 0 && isSpace(source[target - 1])) target--;
	const moved = target === 0 ? `${words} ` : ` ${words}`;
	const gap = stray.end < source.length && !isSpace(source[stray.end]) ? ' ' : '';
	const args = { words: shortened(words), parameter: nameOf(parameter) };
	const move = fix(
		'Move the words before the parameters',
		replace(span(target, target), moved),
		replace(span(from, stray.end), gap),
	);
	found.add('text-after-parameters', 'after', stray, args, canMove && target <= from ? [move] : []);
}

export const shortened = (text: string): string => (text.length > 40 ? `${text.slice(0, 39).trimEnd()}…` : text);
