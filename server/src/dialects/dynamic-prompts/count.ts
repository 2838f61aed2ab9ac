import { identity, isEmpty, type Command, type Literal, type Variant } from './commands.ts';
import { assigned, optionsOf, pathOf, selections, texts } from './sampler.ts';
import { methodOf, SamplingError, variable, wildcardValues, withMethod, type Scope } from './scope.ts';

/** How many texts a command gives; `infinite` where the library would never finish. */
export type Count = bigint | 'infinite';

/** Texts of one option that are compared with those of the others, and their characters; past it they count as different. */
const comparedTexts = 2_000;
const comparedCharacters = 200_000;

/** Options taken at once that the library's recursion has room for. */
const mostTaken = 900;

/**
 * Counts the texts of a command as the library's combinatorial generator would give them, without listing them.
 * Throws `SamplingError` and `ParseError` where the library fails.
 */
export const count = (command: Command, outer: Scope): Count => {
	if (methodOf(command, outer) !== 'combinatorial') return texts(command, outer).next().done ? 0n : 'infinite';
	const scope = withMethod(outer, 'combinatorial');
	switch (command.kind) {
		case 'literal':
			return 1n;
		case 'access': {
			const { command: value, scope: inner } = variable(command.name, command.fallback, scope);
			return count(value, inner);
		}
		case 'assignment':
			throw new SamplingError('A template cannot be nothing but an assignment.');
		case 'wrap':
			if (isEmpty(command.wrapper) || isEmpty(command.inner)) return 0n;
			return product([count(command.wrapper, scope), count(command.inner, scope)]);
		case 'wildcard': {
			const { values, scope: inner } = wildcardValues(pathOf(command, scope), command, scope);
			return values.length === 0 ? 'infinite' : sum(values.map((value) => count(value, inner)));
		}
		case 'sequence': {
			const { items, scope: inner } = assigned(command, scope);
			const counts: Count[] = [];
			const known = new Map<string, Count>();
			for (const item of items) {
				if (item.kind === 'literal') continue;
				const itemCount = countOnce(item, inner, known);
				// The library asks every part for a value before it starts, and trips over one that has none.
				if (itemCount === 0n) throw new SamplingError('A group has no values to draw.');
				if (methodOf(item, inner) === 'combinatorial') counts.push(itemCount);
			}
			return product(counts);
		}
		case 'variant':
			return countVariant(command, scope);
	}
};

/** Counts what is written alike once, by `known`. */
export const countOnce = (item: Exclude<Command, Literal>, scope: Scope, known: Map<string, Count>): Count => {
	const found = known.get(item.source) ?? count(item, scope);
	known.set(item.source, found);
	return found;
};

const sum = (counts: readonly Count[]): Count => {
	let total = 0n;
	for (const one of counts) {
		if (one === 'infinite') return one;
		total += one;
	}
	return total;
};

/** Nothing times anything is nothing; multiplied in pairs, so that long products stay quick. */
const product = (counts: readonly Count[]): Count => {
	if (counts.includes(0n)) return 0n;
	let factors = counts.filter((one) => one !== 'infinite');
	if (factors.length < counts.length) return 'infinite';
	while (factors.length > 1) {
		const paired: bigint[] = [];
		for (let index = 0; index < factors.length; index += 2)
			paired.push((factors[index] ?? 1n) * (factors[index + 1] ?? 1n));
		factors = paired;
	}
	return factors[0] ?? 1n;
};

const countVariant = (variant: Variant, scope: Scope): Count => {
	const { options: all, min, max } = optionsOf(variant, scope);
	if (all.length === 0) return 0n;
	const singles = max <= 1 ? differentTexts(all) : undefined;
	if (singles !== undefined) return (min === 0 ? 1n : 0n) + (max === 1 ? BigInt(singles) : 0n);
	const options = [...new Map(all.map((option) => [identity(option), option])).values()];
	if (max > mostTaken) throw new SamplingError(`${String(max)} options at once are more than the library can combine.`);
	const known = new Set<string>();
	let knownCount = 0;
	const sizes: bigint[] = [];
	for (const option of options) {
		if (option.kind !== 'literal' && methodOf(option, scope) === 'combinatorial') {
			const optionCount = count(option, scope);
			if (optionCount === 'infinite' && max > 0) return 'infinite';
			const listed = optionCount === 'infinite' ? undefined : listedTexts(option, optionCount, scope);
			if (listed) {
				for (const text of listed) known.add(text);
				knownCount += listed.size;
			}
			sizes.push(listed ? BigInt(listed.size) : optionCount === 'infinite' ? 0n : optionCount);
		} else {
			if (option.kind === 'literal') {
				known.add(option.text);
				knownCount++;
			} else texts(option, scope).next();
			sizes.push(1n);
		}
	}
	if (known.size < knownCount) {
		const counted = countOverlapping(options, sizes, known.size, knownCount, min, max, scope);
		if (counted !== undefined) return counted;
	}
	return countSelections(sizes, min, max);
};

/** How many different texts there are; undefined where an option is more than plain words. */
const differentTexts = (options: readonly Command[]): number | undefined => {
	if (options.some(({ kind }) => kind !== 'literal')) return undefined;
	const [one, other] = options;
	if (one?.kind === 'literal' && other?.kind === 'literal' && options.length === 2)
		return one.text === other.text ? 1 : 2;
	return new Set(options.map((option) => (option.kind === 'literal' ? option.text : ''))).size;
};

/** The texts of an option, if they are few enough to compare. */
const listedTexts = (option: Command, optionCount: bigint, scope: Scope): ReadonlySet<string> | undefined => {
	if (optionCount > BigInt(comparedTexts)) return undefined;
	const listed = new Set<string>();
	let characters = 0;
	for (const text of texts(option, scope)) {
		listed.add(text);
		characters += text.length;
		if (characters > comparedCharacters) return undefined;
	}
	return listed;
};

/**
 * Options that share texts. One at a time, their texts are counted together; more at a time, the rows of different
 * texts are listed where they are few. Undefined where they are not: the texts then count as different.
 */
const countOverlapping = (
	options: readonly Command[],
	sizes: readonly bigint[],
	known: number,
	knownCount: number,
	min: number,
	max: number,
	scope: Scope,
): bigint | undefined => {
	const singles = countSelections(sizes, 1, 1) - BigInt(knownCount - known);
	if (max <= 1) return (min === 0 ? 1n : 0n) + (max === 1 ? singles : 0n);
	if (countSelections(sizes, min, max) > BigInt(comparedTexts)) return undefined;
	let total = 0n;
	for (let size = min; size <= max; size++) {
		const seen = new Set<string>();
		for (const selection of selections(options, size)) {
			let rows: readonly (readonly string[])[] = [[]];
			for (const option of selection) {
				const listed = [...(listedTexts(option, 1n, scope) ?? [])];
				rows = rows.flatMap((row) => listed.filter((text) => !row.includes(text)).map((text) => [...row, text]));
			}
			for (const row of rows) seen.add(JSON.stringify(row));
		}
		total += BigInt(seen.size);
	}
	return total;
};

/**
 * Ordered selections of `min` to `max` options, times the texts of each: for each size, its factorial times the sum of
 * the products of that many sizes. Options with equally many texts are counted together.
 */
const countSelections = (sizes: readonly bigint[], min: number, max: number): bigint => {
	const groups = new Map<bigint, number>();
	for (const size of sizes) groups.set(size, (groups.get(size) ?? 0) + 1);
	let products: bigint[] = [1n];
	for (const [size, options] of groups) {
		const powers: bigint[] = [1n];
		for (let taken = 1; taken <= Math.min(options, max); taken++) {
			powers.push(((powers[taken - 1] ?? 0n) * BigInt(options - taken + 1) * size) / BigInt(taken));
		}
		const next: bigint[] = Array.from({ length: Math.min(products.length + powers.length - 1, max + 1) }, () => 0n);
		for (const [left, leftProduct] of products.entries()) {
			for (let right = 0; right < powers.length && left + right <= max; right++) {
				next[left + right] = (next[left + right] ?? 0n) + leftProduct * (powers[right] ?? 0n);
			}
		}
		products = next;
	}
	let total = 0n;
	let factorial = 1n;
	for (let taken = 0; taken <= max; taken++) {
		if (taken > 0) factorial *= BigInt(taken);
		if (taken >= min) total += factorial * (products[taken] ?? 0n);
	}
	return total;
};
