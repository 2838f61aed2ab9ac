import { span, type Span } from '../../sheet/span.ts';
import type { Fault } from '../dialect.ts';
import { float } from '../python.ts';
import { faultOf, maxFaults, parameterFaults, quoted, timesOf, withBlanksBefore } from '../parameters.ts';
import { readPairs } from './infotext.ts';
import type { Network } from './networks.ts';
import type { Piece, Prompt } from './prompt.ts';

/** What the web UI rejects, drops or misreads in a prompt; `ofPieces` is what was found in its pieces. */
export const faultsOf = (prompt: Prompt, ofPieces: readonly Fault[]): readonly Fault[] => {
	const parameters = parameterFaults(prompt.source);
	return [
		...commentFaults(prompt),
		...networkFaults(prompt),
		...ofPieces.filter((fault) => !isOfParameter(fault, parameters)),
		...swallowFaults(prompt),
		...parameters,
	].sort((a, b) => a.span.start - b.span.start);
};

/** The ratio of `--ar 16:9` is read as a weight, too; it goes with the parameter, of which enough is said. */
const isOfParameter = ({ rule, span: where }: Fault, parameters: readonly Fault[]): boolean =>
	rule === 'trailing-weight' && parameters.some(({ span: { start, end } }) => start <= where.start && where.end <= end);

/** A `#` behind words; a line that is a comment as a whole is meant to be one. */
const commentFaults = ({ source, comments }: Prompt): readonly Fault[] =>
	comments.flatMap((comment) => {
		const start = source.indexOf('#', comment.start);
		const lineStart = source.lastIndexOf('\n', start - 1) + 1;
		if (source.slice(lineStart, start).trim() === '') return [];
		const feed = source.indexOf('\n', start);
		const end = feed < 0 ? source.length : feed;
		const hashes: Span[] = [];
		for (let at = start; at >= 0 && at < end; at = source.indexOf('#', at + 1)) hashes.push(span(at, at + 1));
		const edits = hashes.map((hash) => ({ span: hash, newText: '' }));
		return [
			faultOf(
				'comment-cut',
				'hash',
				span(start, end),
				{ lost: quoted(source.slice(start, end)) },
				'Write it without `#`',
				edits,
			),
		];
	});

/** As the first of a list with its comma, else with the space before it. */
function inList(source: string, where: Span): Span {
	const comma = /^\s*,\s*/.exec(source.slice(where.end))?.[0];
	const isFirst = source.slice(0, where.start).trim() === '';
	return isFirst && comma !== undefined ? span(where.start, where.end + comma.length) : withBlanksBefore(source, where);
}

const networkFaults = ({ source, part, networks }: Prompt): readonly Fault[] =>
	part === 'positive'
		? networks.slice(0, maxFaults).flatMap(({ network, span: where }) => loadFaults(source, network, where))
		: networks
				.slice(0, maxFaults)
				.map((one) =>
					faultOf(
						'network-in-negative',
						'network',
						one.span,
						{ network: quoted(source.slice(one.span.start, one.span.end)) },
						'Remove it',
						[{ span: inList(source, one.span), newText: '' }],
					),
				);

/** `<lora:film:strong>`: the weights of a LoRA are numbers, or the LoRAs of the prompt are not loaded. Templates fill some in. */
const loadFaults = (source: string, { kind, positional, named }: Network, where: Span): readonly Fault[] => {
	const weights = kind === 'lora' ? [...positional.slice(1, 3), named['te'], named['unet']] : [];
	const isWrong = (one = '1'): boolean => float(one) === undefined && !/[{$]|__/.test(one);
	if (!weights.some(isWrong)) return [];
	return [faultOf('crashing-weight', 'network', where, { network: quoted(source.slice(where.start, where.end)) })];
};

export const addPieceFaults = (
	{ source, text }: Prompt,
	{ conjunct, start, schedule, attention }: Piece,
	faults: Fault[],
): void => {
	const locate = (where: Span): Span => text.locate(span(where.start + start, where.end + start));
	const first = schedule.strays[0];
	if (first !== undefined && schedule.disabled.length > 0) {
		const edits = schedule.strays.map((stray) => ({
			span: locate(span(stray, stray + 1)),
			newText: conjunct.text[stray] === '|' ? '\\|' : '',
		}));
		const group = schedule.disabled[0]?.span;
		const args = {
			sign: conjunct.text[first] ?? '',
			schedule: group ? quoted(conjunct.text.slice(group.start, group.end)) : '',
		};
		faults.push(
			faultOf(
				'disabled-schedule',
				'disabled',
				locate(span(first, first + 1)),
				args,
				args.sign === '|' ? 'Write it as `\\|`' : 'Remove it',
				edits,
			),
		);
	}
	for (const group of schedule.groups) {
		const [before, after] = group.options;
		const when = group.when;
		if (!when || !before || !after || before.end > before.start || after.start !== group.span.start + 1) continue;
		const written = conjunct.text.slice(when.start, when.end);
		if (!written.includes('.') || Number(written) < 1) continue;
		const words = conjunct.text.slice(after.start, after.end);
		const where = locate(group.span);
		faults.push(
			faultOf(
				'bracket-weight',
				'never',
				where,
				{ words: quoted(words), number: written, times: timesOf(written) },
				`Write (${quoted(words)}:${written})`,
				[
					{ span: span(where.start, where.start + 1), newText: '(' },
					{ span: span(where.end - 1, where.end), newText: ')' },
				],
			),
		);
	}
	for (const where of attention.wordBreaks.slice(0, maxFaults))
		faults.push(
			faultOf('break-in-brackets', 'break', locate(where), {}, 'Remove it', [
				{ span: withBlanksBefore(source, locate(where)), newText: '' },
			]),
		);
	for (const where of attention.crashes.slice(0, maxFaults)) {
		const written = conjunct.text.slice(where.start, where.end);
		const number = firstNumber(written);
		faults.push(
			faultOf('crashing-weight', 'number', locate(where), { number: written }, `Write ${number}`, [
				{ span: locate(where), newText: number },
			]),
		);
	}
	for (const where of attention.weights.slice(0, maxFaults)) {
		const colon = conjunct.text.lastIndexOf(':', where.start);
		if (!/\d/.test(conjunct.text[colon - 1] ?? '') || attention.crashes.includes(where)) continue;
		const written = conjunct.text.slice(where.start, where.end);
		faults.push(
			faultOf('trailing-weight', 'bracket', locate(where), { times: timesOf(written) }, 'Write a point for the colon', [
				{ span: locate(span(colon, colon + 1)), newText: '.' },
			]),
		);
	}
	for (const where of attention.unmatched.slice(0, maxFaults))
		if (!isSmile(conjunct.text, where)) faults.push(unmatchedFault(conjunct.text, where, locate(where)));
	if (conjunct.weightSpan) {
		const number = conjunct.weightSpan;
		const colon = text.value.lastIndexOf(':', number.start);
		const isRatio = /\d/.test(text.value[colon - 1] ?? '');
		if (isRatio || conjunct.isAlone) {
			const where = text.locate(span(colon, number.end));
			const written = text.value.slice(number.start, number.end);
			const args = { number: written, times: timesOf(written), words: quoted(conjunct.text) };
			faults.push(
				faultOf('trailing-weight', 'prompt', where, args, 'End it with a comma', [
					{ span: span(where.end, where.end), newText: ',' },
				]),
			);
		}
	}
};

/** `:)` and `;)`, which picture boards have as tags: sent as characters, as they are meant. */
const isSmile = (words: string, { start }: Span): boolean =>
	words[start] === ')' && /(?:^|[\s,>])[:;]$/.test(words.slice(Math.max(0, start - 2), start));

const unmatchedFault = (words: string, where: Span, located: Span): Fault => {
	const bracket = words[where.start] ?? '';
	const isOpen = bracket === '(' || bracket === '[';
	const escape = {
		title: `Write it as a character: \\${bracket}`,
		edits: [{ span: located, newText: `\\${bracket}` }],
	};
	const remove = { title: 'Remove it', edits: [{ span: located, newText: '' }] };
	const messageId = isOpen ? (bracket === '(' ? 'open-round' : 'open-square') : 'close';
	return { rule: 'unbalanced-brackets', messageId, span: located, args: { bracket }, fixes: [remove, escape] };
};

/** `1.2` of `1.2.3`; 1 where there is nothing to keep. */
const firstNumber = (written: string): string => {
	const [whole = '', fraction = ''] = written.replace(/[^\d.]/g, '').split('.');
	const number = [whole, fraction].filter((digits) => digits !== '').join('.');
	return number === '' ? '1' : number;
};

/** A last line that the web UI would take for settings when the prompt is pasted or read back. */
const swallowFaults = ({ source, part }: Prompt): readonly Fault[] => {
	if (part === 'negative') return [];
	const end = source.trimEnd().length;
	const lineStart = source.lastIndexOf('\n', end - 1) + 1;
	const pairs = readPairs(source.slice(lineStart, end));
	// Weights in brackets look like settings too; they are everywhere, and nobody pastes them as settings.
	const plain = pairs.filter(({ value }) => !/[)\]]/.test(value));
	const [first] = plain;
	if (plain.length < 3 || !first || first.key === 'Steps') return [];
	const edits = plain
		.slice(2)
		.flatMap(({ start, end: past }) => colonsIn(source, lineStart + start, lineStart + past))
		.map((colon) => ({ span: span(colon, colon + 1), newText: '' }));
	return [
		faultOf(
			'swallowed-prompt',
			'settings',
			span(lineStart + first.start, end),
			{ count: String(plain.length) },
			'Take colons out',
			edits,
		),
	];
};

/** A value may hold more of them, each of which would make a pair of what is left. */
const colonsIn = (text: string, start: number, end: number): readonly number[] => {
	const found: number[] = [];
	for (let at = text.indexOf(':', start); at >= 0 && at < end; at = text.indexOf(':', at + 1)) found.push(at);
	return found;
};
