import { span, type Span } from '../../sheet/span.ts';
import { readNetworks } from '../a1111/networks.ts';
import { readSchedule } from '../a1111/schedule.ts';
import { without } from '../cuts.ts';
import type { Dialect, Fault, Group } from '../dialect.ts';
import { Marks } from '../marks.ts';
import { faultOf, maxFaults, parameterFaults, quoted, timesOf, withBlanksBefore } from '../parameters.ts';
import { isWordEdge } from '../python.ts';
import { isInWeight, once, oneJob, sides, termAt, wordsAt } from '../words.ts';
import { commentSpans, readGroups, withFirstOptions } from './groups.ts';
import { readPrompt } from './weights.ts';

/** ComfyUI's CLIP Text Encode: weights that replace each other, `embedding:`, comments, random groups. */
export const comfyui: Dialect = {
	id: 'comfyui',
	read(text, { part }) {
		const comments = commentSpans(text);
		const sent = without(
			text,
			comments.map((cut) => ({ cut, put: '' })),
		);
		const { parts, weights, unmatched } = readPrompt(sent.value);
		const isWhole = comments.length === 0;
		const locate = (where: Span): Span => (isWhole ? where : sent.locate(where));
		const groups = once(() => {
			const found = readGroups(sent.value);
			return isWhole ? found : found.map((group) => located(group, locate));
		});
		const marks = once(() => {
			const found = new Marks(text);
			for (const { start, end } of comments) found.add(start, end, 'comment');
			for (const weight of weights) {
				const { start, end } = locate(weight);
				found.add(start, end, 'number');
			}
			for (const group of groups()) addGroup(text, group, found);
			addEmbeddings(text, found);
			return found;
		});
		return {
			...oneJob,
			dialect: 'comfyui',
			...sides(isWhole ? parts : parts.map((one) => ({ ...one, span: locate(one.span) })), part),
			faults: [
				...addressFaults(text, comments),
				...weights.slice(0, maxFaults).flatMap((weight) => clockFault(sent.value, weight, locate)),
				...unmatched.slice(0, maxFaults).map((at) => bracketFault(sent.value, span(at, at + 1), locate)),
				...webUiFaults(text),
				...parameterFaults(text),
			].sort((a, b) => a.span.start - b.span.start),
			get groups() {
				return groups();
			},
			get marks() {
				return marks();
			},
		};
	},
	*expand(text) {
		yield withFirstOptions(
			without(
				text,
				commentSpans(text).map((cut) => ({ cut, put: '' })),
			).value,
		);
	},
	caret(text, offset, context) {
		const caret = Math.max(0, Math.min(offset, text.length));
		const word = wordsAt(text, caret, ', \n()');
		if (!word.typed.startsWith('embedding:')) {
			const term = termAt(text, caret, ',\n(){}|:', context);
			return isInWeight(text, term) ? { ...term, kind: 'none' } : term;
		}
		return { kind: 'parameter-value', ...wordsAt(text, caret, ', \n():'), parameter: 'embedding' };
	},
};

const located = ({ span: where, count, multiplies, options }: Group, locate: (where: Span) => Span): Group => ({
	span: locate(where),
	count,
	multiplies,
	options: options.map((option) => ({ ...option, span: locate(option.span) })),
});

const addGroup = (text: string, { span: where, options }: Group, marks: Marks): void => {
	for (const at of [where.start, ...options.map((option) => option.span.end)])
		if ('{|}'.includes(text[at] ?? ' ')) marks.add(at, at + 1, 'operator');
};

/** `embedding:name`, where it is one: at the start of a stretch of words, or behind a space. */
const addEmbeddings = (text: string, marks: Marks): void => {
	const name = 'embedding:';
	for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
		if (at > 0 && !' \n('.includes(text[at - 1] ?? '')) continue;
		const { replace } = wordsAt(text, at + name.length, ', \n():');
		marks.add(at, at + name.length - 1, 'function');
		marks.add(replace.start, replace.end, 'parameter');
	}
};

/** `https://...`: the text box takes what follows the slashes for a comment. */
const addressFaults = (text: string, comments: readonly Span[]): readonly Fault[] =>
	comments
		.filter(({ start }) => text[start + 1] === '/' && text[start - 1] === ':')
		.slice(0, maxFaults)
		.map(({ start, end }) => {
			let from = start - 1;
			while (/[A-Z]/i.test(text[from - 1] ?? '')) from--;
			const lost = quoted(text.slice(start, end));
			let slashes = start + 2;
			while (text[slashes] === '/') slashes++;
			const rest = text.slice(slashes, end);
			// Another comment in the rest would only come out in its turn.
			const edit = rest.includes('//')
				? { span: span(from, end), newText: '' }
				: { span: span(from, slashes), newText: '' };
			return faultOf(
				'comment-cut',
				'slashes',
				span(start, end),
				{ lost },
				rest.includes('//') ? 'Remove the address' : 'Write the address without its beginning',
				[edit],
			);
		});

const clockFault = (text: string, weight: Span, locate: (where: Span) => Span): readonly Fault[] => {
	const colon = text.lastIndexOf(':', weight.start);
	if (!/\d/.test(text[colon - 1] ?? '')) return [];
	const times = timesOf(text.slice(weight.start, weight.end));
	return [
		faultOf('trailing-weight', 'bracket', locate(weight), { times }, 'Write a point for the colon', [
			{ span: locate(span(colon, colon + 1)), newText: '.' },
		]),
	];
};

const bracketFault = (text: string, where: Span, locate: (where: Span) => Span): Fault => {
	const bracket = text[where.start] ?? '';
	return {
		rule: 'unbalanced-brackets',
		messageId: 'text',
		span: locate(where),
		args: { bracket },
		fixes: [
			{ title: 'Remove it', edits: [{ span: locate(where), newText: '' }] },
			{ title: `Write it as a character: \\${bracket}`, edits: [{ span: locate(where), newText: `\\${bracket}` }] },
		],
	};
};

/** Syntax of the web UI that ComfyUI sends on as words. */
const webUiFaults = (text: string): readonly Fault[] => [
	...readNetworks(text)
		.filter(({ kind }) => kind === 'lora' || kind === 'hypernet' || kind === 'lyco')
		.slice(0, maxFaults)
		.map(({ span: where }) =>
			faultOf('webui-syntax', 'network', where, { network: quoted(text.slice(where.start, where.end)) }, 'Remove it', [
				{ span: withBlanksBefore(text, where), newText: '' },
			]),
		),
	...readSchedule(text)
		.groups.slice(0, maxFaults)
		.map(({ span: where }) =>
			faultOf('webui-syntax', 'schedule', where, { schedule: quoted(text.slice(where.start, where.end)) }),
		),
	...keywords(text).map((where) =>
		faultOf('webui-syntax', 'keyword', where, { keyword: text.slice(where.start, where.end) }, 'Write a comma', [
			{ span: withBlanksBefore(text, where), newText: ',' },
		]),
	),
];

const keywords = (text: string): readonly Span[] =>
	['BREAK', 'AND'].flatMap((keyword) => {
		const found: Span[] = [];
		for (let at = text.indexOf(keyword); at >= 0 && found.length < maxFaults; at = text.indexOf(keyword, at + 1)) {
			if (isWordEdge(text, at) && isWordEdge(text, at + keyword.length)) found.push(span(at, at + keyword.length));
		}
		return found;
	});
