import { span, type Span, type TextEdit } from '../../sheet/span.ts';
import type { Fault, ReadContext } from '../dialect.ts';
import { faultOf, maxFaults, quoted } from '../parameters.ts';
import type { Command } from './commands.ts';
import { nearest } from './nearest.ts';
import type { ParseError } from './parser.ts';

/** What the library refuses: the place it stopped at, and every other `%` or `$` it would stop at in its turn. */
export const syntaxFaults = (
	text: string,
	{ fault, span: where }: ParseError,
	comments: readonly Span[],
): readonly Fault[] => {
	const strays = straySigns(text, comments);
	const others = fault === 'percent' || fault === 'dollar' ? [] : [syntaxFault(text, fault, where)];
	return [
		...others,
		...strays
			.filter((stray) => !others.some((other) => other.span.start === stray.start))
			.slice(0, maxFaults)
			.map((stray) => signFault(text, stray)),
	];
};

const syntaxFault = (text: string, messageId: string, where: Span): Fault => {
	const args = { text: quoted(text.slice(where.start, where.end)) };
	if (messageId === 'underscores')
		return faultOf('template-syntax', messageId, where, args, 'Write one underscore', [
			{ span: span(where.start, where.start + 2), newText: '_' },
		]);
	if (messageId === 'brace')
		return faultOf('template-syntax', messageId, where, args, 'Remove it', [{ span: where, newText: '' }]);
	return faultOf('template-syntax', messageId, where, args);
};

const signFault = (text: string, where: Span): Fault => {
	const isPercent = text[where.start] === '%';
	const newText = isPercent && /\d/.test(text[where.start - 1] ?? '') ? ' percent' : '';
	return faultOf(
		'template-syntax',
		isPercent ? 'percent' : 'dollar',
		where,
		{},
		newText ? 'Write "percent"' : 'Remove it',
		[{ span: where, newText }],
	);
};

/** `%` and `$` that begin nothing. */
const straySigns = (text: string, comments: readonly Span[]): readonly Span[] => {
	const strays: Span[] = [];
	let comment = 0;
	for (let at = 0; at < text.length; at++) {
		const next = comments[comment];
		if (next && at >= next.start) {
			at = Math.max(at, next.end - 1);
			comment++;
		} else if (text.startsWith('$$', at)) at++;
		else if ((text[at] === '%' || text[at] === '$') && text[at + 1] !== '{') strays.push(span(at, at + 1));
	}
	return strays;
};

/** Wildcards whose lists are nowhere. */
export const missingFaults = (
	commands: Iterable<Command>,
	{ wildcards, wildcardNames = [] }: ReadContext,
): readonly Fault[] => {
	const faults: Fault[] = [];
	if (!wildcards) return faults;
	for (const command of commands) {
		if (command.kind !== 'wildcard' || command.path.kind !== 'literal') continue;
		const name = command.path.text;
		if ((wildcards(name)?.length ?? 0) > 0) continue;
		const near = nearest(name, wildcardNames);
		faults.push(
			near === undefined
				? faultOf('missing-wildcard', 'missing', command.span, { name })
				: faultOf('missing-wildcard', 'mistyped', command.span, { name, near }, `Write __${near}__`, [
						{ span: command.pathSpan, newText: near },
					]),
		);
		if (faults.length === maxFaults) break;
	}
	return faults;
};

/** `{red, blue}`: one option, as Midjourney would separate two. */
export const commaFaults = (text: string, commands: Iterable<Command>): readonly Fault[] => {
	const faults: Fault[] = [];
	if (!text.includes('{') || !text.includes(',')) return faults;
	for (const command of commands) {
		if (command.kind !== 'variant' || command.options.length !== 1) continue;
		const only = command.options[0]?.value;
		if (only?.kind !== 'literal' || !only.text.includes(',')) continue;
		faults.push(
			faultOf('comma-group', 'commas', command.span, {}, 'Separate them with `|`', commasToBars(text, only.span)),
		);
		if (faults.length === maxFaults) break;
	}
	return faults;
};

const commasToBars = (text: string, { start, end }: Span): readonly TextEdit[] => {
	const edits: TextEdit[] = [];
	for (let at = text.indexOf(',', start); at >= 0 && at < end; at = text.indexOf(',', at + 1)) {
		let next = at + 1;
		while (next < end && text[next] === ' ') next++;
		edits.push({ span: span(at, next), newText: '|' });
	}
	return edits;
};
