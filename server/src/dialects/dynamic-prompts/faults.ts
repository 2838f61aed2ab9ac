import { span, type Span } from '../../sheet/span.ts';
import type { Fault, ReadContext } from '../dialect.ts';
import { faultOf, maxFaults, quoted } from '../parameters.ts';
import type { Command, Variant, Wildcard } from './commands.ts';
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

/** All commands of a template, outer ones first. */
export const walk = (command: Command): readonly Command[] => {
	const found: Command[] = [];
	const visit = (one: Command): void => {
		found.push(one);
		for (const child of childrenOf(one)) visit(child);
	};
	visit(command);
	return found;
};

const childrenOf = (command: Command): readonly Command[] => {
	switch (command.kind) {
		case 'literal':
			return [];
		case 'sequence':
			return command.items;
		case 'variant':
			return command.options.map(({ value }) => value);
		case 'wildcard':
			return [command.path];
		case 'access':
			return command.fallback ? [command.fallback] : [];
		case 'assignment':
			return [command.value];
		case 'wrap':
			return [command.wrapper, command.inner];
	}
};

/** Wildcards whose lists are nowhere. */
export const missingFaults = (
	commands: readonly Command[],
	{ wildcards, wildcardNames = [] }: ReadContext,
): readonly Fault[] =>
	commands
		.filter((command): command is Wildcard => command.kind === 'wildcard')
		.flatMap((command) => {
			if (!wildcards || command.path.kind !== 'literal' || (wildcards(command.path.text)?.length ?? 0) > 0) return [];
			const name = command.path.text;
			const near = nearest(name, wildcardNames);
			return [
				near === undefined
					? faultOf('missing-wildcard', 'missing', command.span, { name })
					: faultOf('missing-wildcard', 'mistyped', command.span, { name, near }, `Write __${near}__`, [
							{ span: command.pathSpan, newText: near },
						]),
			];
		})
		.slice(0, maxFaults);

/** `{red, blue}`: one option, as Midjourney would separate two. */
export const commaFaults = (text: string, commands: readonly Command[]): readonly Fault[] =>
	commands
		.filter((command): command is Variant => command.kind === 'variant')
		.flatMap((command) => {
			const only = command.options[0];
			if (command.options.length !== 1 || only?.value.kind !== 'literal' || !only.value.text.includes(',')) return [];
			const edits: { span: Span; newText: string }[] = [];
			for (
				let at = text.indexOf(',', only.value.span.start);
				at >= 0 && at < only.value.span.end;
				at = text.indexOf(',', at + 1)
			) {
				let end = at + 1;
				while (end < only.value.span.end && text[end] === ' ') end++;
				edits.push({ span: span(at, end), newText: '|' });
			}
			return [faultOf('comma-group', 'commas', command.span, {}, 'Separate them with `|`', edits)];
		})
		.slice(0, maxFaults);
