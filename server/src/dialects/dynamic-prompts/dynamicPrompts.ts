import { span, type Span } from '../../sheet/span.ts';
import { readAttention } from '../a1111/attention.ts';
import { without } from '../cuts.ts';
import type { CaretContext, Dialect, Fault, Group, Option, ReadContext, Reading, Wildcards } from '../dialect.ts';
import { Marks } from '../marks.ts';
import { faultOf, parameterFaults } from '../parameters.ts';
import { behind, once, sides, termAt, wordsAt } from '../words.ts';
import { combinatorial, type Command, type Variant, type VariantOption, type Wildcard } from './commands.ts';
import { count, countOnce, type Count } from './count.ts';
import { commaFaults, missingFaults, syntaxFaults } from './faults.ts';
import { parse, ParseError, type Parsed } from './parser.ts';
import { prompts } from './sampler.ts';
import { methodOf, rootScope, SamplingError, type Scope } from './scope.ts';

/** Dynamic Prompts (the dynamicprompts library, combinatorial): variants, wildcards, variables. Each combination is a job. */
export const dynamicPrompts: Dialect = {
	id: 'dynamic-prompts',
	read: (text, context) => {
		try {
			return readingOf(text, parse(text), context);
		} catch (error) {
			if (!(error instanceof ParseError)) throw error;
			return refused(text, context, syntaxFaults(text, error, error.comments), error.comments);
		}
	},
	*expand(text, context) {
		try {
			if (text === '') return;
			const { command } = parse(text);
			const wildcards = wildcardsIn(context);
			// Counting meets what cannot be drawn before anything is: a prompt that fails sends nothing.
			count(command, rootScope(wildcards));
			yield* prompts(command, wildcards);
		} catch (error) {
			if (!isRefusal(error)) throw error;
		}
	},
	caret: caretAt,
};

const isRefusal = (error: unknown): error is ParseError | SamplingError =>
	error instanceof ParseError || error instanceof SamplingError;

/** Where nobody says which wildcards there are, each counts as one text. */
const wildcardsIn = ({ wildcards }: ReadContext): Wildcards => wildcards ?? ((name) => [name.replaceAll('_', ' ')]);

const readingOf = (text: string, parsed: Parsed, context: ReadContext): Reading => {
	const { command, commands, comments } = parsed;
	const { jobs, faults } = jobsOf(text, command, context);
	const missing = missingFaults(commands(), context);
	const groups = once(() => groupsOf(command, context));
	const marks = once(() => marksOf(text, commands(), comments));
	return {
		...wordsOf(text, context, comments),
		get groups() {
			return groups();
		},
		variants: jobs === 'infinite' ? [] : [{ count: jobs, parameters: [] }],
		jobs,
		faults: [
			...missing,
			...(missing.length > 0 ? [] : faults),
			...commaFaults(text, commands()),
			...parameterFaults(text),
		].sort((a, b) => a.span.start - b.span.start),
		get marks() {
			return marks();
		},
	};
};

const refused = (text: string, context: ReadContext, faults: readonly Fault[], comments: readonly Span[]): Reading => ({
	...wordsOf(text, context, comments),
	groups: [],
	variants: [{ count: 0n, parameters: [] }],
	jobs: 0n,
	faults: [...faults, ...parameterFaults(text)].sort((a, b) => a.span.start - b.span.start),
	marks: marksOf(text, [], comments),
});

/** The words of the template as the web UI would weigh them; the options of a group stay in their part. */
const wordsOf = (
	text: string,
	{ part }: ReadContext,
	comments: readonly Span[],
): Pick<Reading, 'dialect' | 'positive' | 'negative' | 'parameters' | 'images'> => {
	const sent = without(
		text,
		comments.map((cut) => ({ cut, put: '' })),
	);
	const parts = Array.from(readAttention(sent.value).parts, (one) => ({
		text: one.text,
		weight: Number.isNaN(one.weight) ? 1 : one.weight,
		span: sent.locate(one.span),
	}));
	return { dialect: 'dynamic-prompts', ...sides(parts, part), parameters: [], images: [] };
};

const jobsOf = (
	text: string,
	command: Command,
	context: ReadContext,
): { readonly jobs: Count; readonly faults: readonly Fault[] } => {
	try {
		const jobs = text === '' ? 0n : count(command, rootScope(wildcardsIn(context)));
		return { jobs, faults: jobs === 'infinite' ? [faultOf('endless-prompt', 'endless', command.span, {})] : [] };
	} catch (error) {
		if (!isRefusal(error)) throw error;
		const reason = error instanceof SamplingError ? error.message : 'A value of a wildcard cannot be read.';
		return { jobs: 0n, faults: [faultOf('template-syntax', 'sampling', span(0, text.trimEnd().length), { reason })] };
	}
};

/** The groups that stand in the template itself; those in their options are counted in them. */
const groupsOf = (command: Command, context: ReadContext): readonly Group[] => {
	const counts = new Counts(rootScope(wildcardsIn(context)));
	const groups: Group[] = [];
	for (const item of command.kind === 'sequence' ? command.items : [command])
		if (item.kind === 'variant' || item.kind === 'wildcard') groups.push(new TemplateGroup(item, counts));
	return groups;
};

/** A group whose options are read when somebody asks for them. */
class TemplateGroup implements Group {
	readonly count: Count;
	readonly multiplies: boolean;
	readonly #command: Variant | Wildcard;
	readonly #counts: Counts;

	constructor(command: Variant | Wildcard, counts: Counts) {
		this.multiplies = counts.isCombinatorial(command);
		this.count = this.multiplies ? counts.of(command) : counts.ofAll(command);
		this.#command = command;
		this.#counts = counts;
	}

	get span(): Span {
		return this.#command.span;
	}

	get options(): Group['options'] {
		if (this.#command.kind === 'wildcard') return [];
		return this.#command.options.map((option) => new TemplateOption(option, this.#counts));
	}
}

/** An option, read in its turn. */
class TemplateOption implements Option {
	readonly #option: VariantOption;
	readonly #counts: Counts;

	constructor(option: VariantOption, counts: Counts) {
		this.#option = option;
		this.#counts = counts;
	}

	get span(): Span {
		return this.#option.span;
	}

	get text(): string {
		return textOf(this.#option.value);
	}

	get count(): Count {
		return this.#counts.of(this.#option.value);
	}
}

const textOf = (command: Command): string =>
	command.kind === 'literal' ? command.text : command.kind === 'sequence' ? command.items.map(textOf).join('') : '';

/** Counts of a template's commands; 1 of one that fails. */
class Counts {
	readonly #scope: Scope;
	readonly #known = new Map<string, Count>();
	/** Of groups that are not drawn in every combination, as if they were. */
	readonly #ofAll = new Map<string, Count>();

	constructor(scope: Scope) {
		this.#scope = scope;
	}

	isCombinatorial(command: Command): boolean {
		return methodOf(command, this.#scope) === 'combinatorial';
	}

	of(command: Command): Count {
		return this.#count(command, this.#known);
	}

	ofAll(group: Variant | Wildcard): Count {
		return this.#count(combinatorial(group), this.#ofAll);
	}

	#count(command: Command, known: Map<string, Count>): Count {
		if (command.kind === 'literal') return 1n;
		try {
			return countOnce(command, this.#scope, known);
		} catch (error) {
			if (!isRefusal(error)) throw error;
			return 1n;
		}
	}
}

const marksOf = (text: string, commands: Iterable<Command>, comments: readonly Span[]): Marks => {
	const marks = new Marks(text);
	for (const { start, end } of comments) marks.add(start, end, 'comment');
	const addSign = (at: number): void => {
		if ('{|}'.includes(text[at] ?? ' ')) marks.add(at, at + 1, 'operator');
	};
	for (const command of commands) {
		if (command.kind === 'literal') continue;
		const { start, end } = command.span;
		if (command.kind === 'variant') {
			addSign(start);
			for (const { weight, span: where } of command.options) {
				if (weight) marks.add(weight.start, weight.end, 'number');
				addSign(where.end);
			}
		} else if (command.kind === 'wildcard' || command.kind === 'access') marks.add(start, end, 'variable');
		else if (command.kind === 'assignment') marks.add(start, text.indexOf('=', start) + 1, 'variable');
		else if (command.kind === 'wrap') marks.add(start, start + 2, 'operator');
	}
	return marks;
};

/** Behind an odd number of `__` on the line a wildcard's name is asked for. */
function caretAt(text: string, offset: number, context: ReadContext): CaretContext {
	const caret = Math.max(0, Math.min(offset, text.length));
	const line = text.slice(text.lastIndexOf('\n', caret - 1) + 1, caret);
	const marks = line.split('__');
	const typed = marks.at(-1) ?? '';
	if (marks.length % 2 === 0 && !/[{}|#,]/.test(typed)) {
		const start = caret - typed.length;
		const words = wordsAt(text, caret, '{}|#,\n');
		const close = text.slice(start, words.replace.end).indexOf('__');
		const end = close < 0 ? caret : start + close;
		return { kind: 'wildcard', replace: span(start, Math.max(end, caret)), typed };
	}
	const term = termAt(text, caret, ',\n{}|()[]$=', context);
	const weight = /^[\d.]+::/.exec(term.typed);
	return weight ? behind(term, weight[0].length) : term;
}
