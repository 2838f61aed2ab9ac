import { identity, isEmpty, type Command, type Sequence, type Variant, type Wildcard } from './commands.ts';
import { methodOf, rootScope, SamplingError, variable, wildcardValues, withMethod, type Scope } from './scope.ts';
import type { Wildcards } from '../dialect.ts';

type Texts = Generator<string, void, undefined>;

/**
 * The prompts of a template, in the order in which the library's combinatorial generator gives them; endless where it
 * is. Throws `SamplingError` and `ParseError` where the library fails.
 */
export const prompts = (command: Command, wildcards: Wildcards | undefined): Texts =>
	texts(command, rootScope(wildcards));

/** The texts of a command in a scope. Nothing nests deeper than the parser lets it. */
export const texts = (command: Command, outer: Scope): Texts => {
	const scope = withMethod(outer, methodOf(command, outer));
	switch (command.kind) {
		case 'literal':
			return scope.method === 'combinatorial' ? once(command.text) : forever(command.text);
		case 'access': {
			const { command: value, scope: inner } = variable(command.name, command.fallback, scope);
			return texts(value, inner);
		}
		case 'assignment':
			throw new SamplingError('A template cannot be nothing but an assignment.');
		case 'wrap':
			return wrapped(command.wrapper, command.inner, scope);
		case 'sequence':
			return scope.method === 'combinatorial' ? sequences(command, scope) : streams(command, scope);
		case 'variant':
			if (scope.method === 'combinatorial') return variants(command, scope);
			return scope.method === 'random' ? randomVariants(command, scope) : cyclicalVariants(command, scope);
		case 'wildcard':
			return wildcards(command, scope);
	}
};

function* once(text: string): Texts {
	yield text;
}

function* forever(text: string): Texts {
	for (;;) yield text;
}

const drawn = (generator: Texts): string => {
	const next = generator.next();
	if (next.done) throw new SamplingError('A group has no values left to draw.');
	return next.value;
};

/** The parts of a sequence without its assignments, and the scope with them made. */
export const assigned = (
	sequence: Sequence,
	scope: Scope,
): { readonly items: readonly Command[]; readonly scope: Scope } => {
	const variables = new Map(scope.variables);
	const items: Command[] = [];
	for (const item of sequence.items) {
		if (item.kind !== 'assignment') items.push(item);
		else if (!item.keeps || !scope.variables.has(item.name))
			variables.set(item.name, item.isImmediate ? immediate(item.value, scope) : item.value);
	}
	return items.length === sequence.items.length ? { items, scope } : { items, scope: { ...scope, variables } };
};

const immediate = (value: Command, scope: Scope): Command =>
	value.kind === 'literal' ? value : { kind: 'literal', text: drawn(texts(value, scope)), span: value.span };

/** Every combination of the parts, the last part varying fastest; endless parts give one value to each, from the right. */
function* sequences(sequence: Sequence, outer: Scope): Texts {
	const { items, scope } = assigned(sequence, outer);
	const isEndless = items.map((item) => methodOf(item, scope) !== 'combinatorial');
	const streamsByIdentity = new Map<string, Texts>();
	const openers = items.map((item) => {
		if (item.kind === 'literal') return undefined;
		const key = identity(item);
		const stream = streamsByIdentity.get(key) ?? texts(item, scope);
		streamsByIdentity.set(key, stream);
		return stream;
	});
	// The library draws the first value of every part before it gives anything.
	const ahead = new Map<Texts, string>();
	for (const stream of new Set(openers)) if (stream) ahead.set(stream, drawn(stream));
	const row: (Texts | undefined)[] = items.map(() => undefined);
	const values = items.map((item) => (item.kind === 'literal' ? item.text : ''));
	const choices = items.flatMap((item, index) => (item.kind === 'literal' || isEndless[index] ? [] : [index]));
	const endless = items.flatMap((_, index) => (isEndless[index] ? [index] : [])).reverse();
	let turning = 0;
	for (;;) {
		for (; turning < choices.length; turning++) {
			const index = choices[turning] ?? 0;
			const item = items[index];
			if (!item) return;
			const stream = (row[index] ??= texts(item, scope));
			const next = stream.next();
			if (next.done) break;
			values[index] = next.value;
		}
		if (turning < choices.length) {
			row[choices[turning] ?? 0] = undefined;
			if (--turning < 0) return;
			continue;
		}
		for (const index of endless) {
			const stream = openers[index];
			if (!stream) continue;
			values[index] = ahead.get(stream) ?? '';
			ahead.set(stream, drawn(stream));
		}
		yield values.join('');
		turning = choices.length - 1;
		if (turning < 0) return;
	}
}

/** One value of each part after another, without end. */
function* streams(sequence: Sequence, outer: Scope): Texts {
	const { items, scope } = assigned(sequence, outer);
	const parts = items.map((item) => texts(item, scope));
	for (;;) yield parts.map(drawn).join('');
}

function* wrapped(wrapper: Command, inner: Command, scope: Scope): Texts {
	const wrap = (around: string, text: string): string => {
		const mark = around.indexOf('...');
		return mark < 0 ? around + text : around.slice(0, mark) + text + around.slice(mark + 3);
	};
	if (scope.method === 'combinatorial') {
		if (isEmpty(wrapper) || isEmpty(inner)) return;
		for (const around of texts(wrapper, scope)) for (const text of texts(inner, scope)) yield wrap(around, text);
		return;
	}
	if (scope.method === 'cyclical') throw new SamplingError('A wrap cannot be drawn in turn.');
	const [arounds, inners] = [texts(wrapper, scope), texts(inner, scope)];
	for (;;) yield wrap(drawn(arounds), drawn(inners));
}

/** Options of a variant and how many are taken: those of its list where a wildcard is its only option. */
export const optionsOf = (
	variant: Variant,
	scope: Scope,
): { readonly options: readonly Command[]; readonly min: number; readonly max: number } => {
	const [only] = variant.options;
	const options =
		variant.options.length === 1 && only?.value.kind === 'wildcard'
			? wildcardValues(pathOf(only.value, scope), only.value, scope).values
			: variant.options.map(({ value }) => value);
	return { options, min: Math.min(variant.min, options.length), max: Math.min(variant.max, options.length) };
};

/** The path of a wildcard, the variables in it replaced. */
export const pathOf = (wildcard: Wildcard, scope: Scope): string =>
	wildcard.path.kind === 'literal' ? wildcard.path.text : drawn(texts(wildcard.path, scope));

/** Texts joined as the library does it: a separator at either end is dropped. */
const joined = (parts: readonly string[], separator: string): string => {
	const [only] = parts;
	if (parts.length === 1 && only !== undefined) return only;
	const text = parts.join(separator);
	const start = separator && text.startsWith(separator) ? separator.length : 0;
	const end = separator && text.slice(start).endsWith(separator) ? text.length - separator.length : text.length;
	return text.slice(start, end);
};

/** Selections of `size` different options in every order, the first ones first. */
export function* selections(options: readonly Command[], size: number): Generator<readonly Command[], void, undefined> {
	const keys = options.map(identity);
	const taken: number[] = [];
	const used = new Set<string>();
	let from = 0;
	for (;;) {
		if (taken.length === size) yield taken.flatMap((index) => options[index] ?? []);
		else {
			while (from < options.length && used.has(keys[from] ?? '')) from++;
			if (from < options.length) {
				taken.push(from);
				used.add(keys[from] ?? '');
				from = 0;
				continue;
			}
		}
		const last = taken.pop();
		if (last === undefined) return;
		used.delete(keys[last] ?? '');
		from = last + 1;
	}
}

/** Every selection with every text of its options; texts that come twice in one are left out, and rows seen before. */
function* variants(variant: Variant, scope: Scope): Texts {
	const { options, min, max } = optionsOf(variant, scope);
	if (options.length === 0) return;
	const seen = new Set<string>();
	for (let size = min; size <= max; size++) {
		for (const selection of selections(options, size)) {
			for (const row of rows(selection, scope)) {
				const key = JSON.stringify(row);
				if (new Set(row).size !== size || seen.has(key)) continue;
				seen.add(key);
				yield joined(row, variant.separator);
			}
		}
	}
}

function* rows(selection: readonly Command[], scope: Scope): Generator<readonly string[], void, undefined> {
	const [first, ...rest] = selection;
	if (!first) {
		yield [];
		return;
	}
	const stream = texts(first, scope);
	if (methodOf(first, scope) === 'combinatorial') {
		for (const text of stream) for (const row of rows(rest, scope)) yield [text, ...row];
	} else {
		for (const row of rows(rest, scope)) yield [drawn(stream), ...row];
	}
}

function* randomVariants(variant: Variant, scope: Scope): Texts {
	const { options, min, max } = optionsOf(variant, scope);
	if (options.length === 0) return;
	for (;;) {
		const size = min + Math.floor(scope.random() * (max - min + 1));
		const left = [...options];
		const chosen: string[] = [];
		while (chosen.length < size) {
			const [option] = left.splice(Math.floor(scope.random() * left.length), 1);
			if (option) chosen.push(drawn(texts(option, scope)));
		}
		yield joined(chosen, variant.separator);
	}
}

function* cyclicalVariants(variant: Variant, scope: Scope): Texts {
	const { options, min, max } = optionsOf(variant, scope);
	if (options.length === 0) return;
	const turns: Texts[][] = [];
	for (let size = min; size <= max; size++) {
		for (const selection of selections(options, size)) {
			const turn = selection.map((option) => texts(option, scope));
			turns.push(turn);
			yield joined(turn.map(drawn), variant.separator);
		}
	}
	if (turns.length === 0) return;
	for (;;) for (const turn of turns) yield joined(turn.map(drawn), variant.separator);
}

function* wildcards(wildcard: Wildcard, scope: Scope): Texts {
	const path = pathOf(wildcard, scope);
	const { values, scope: inner } = wildcardValues(path, wildcard, scope);
	if (values.length === 0) yield* forever(path.startsWith('__') ? path : `__${path}__`);
	else if (scope.method === 'combinatorial') for (const value of values) yield* texts(value, inner);
	else if (scope.method === 'cyclical') {
		const turns = values.map((value) => texts(value, inner));
		for (;;) for (const turn of turns) yield drawn(turn);
	} else {
		for (;;) {
			const value = values[Math.floor(scope.random() * values.length)];
			if (value) yield drawn(texts(value, inner));
		}
	}
}
