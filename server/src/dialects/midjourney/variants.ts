import type { Parameter, Variant } from '../dialect.ts';
import { balanced } from './braces.ts';

/** One way in which a chunk can come out: the parameters that decide the price, and how many texts come out so. */
export interface Alternative {
	readonly parameters: readonly Parameter[];
	readonly count: bigint;
}

/** The ways in which a chunk can come out; texts that agree in what decides the price are counted together. */
export class Alternatives {
	#byKey: Map<string, Alternative> | undefined;
	#first: Alternative | undefined;

	add(parameters: readonly Parameter[], count: bigint): void {
		// Most chunks come out in one way.
		if (!this.#first) {
			this.#first = { parameters, count };
			return;
		}
		this.#byKey ??= new Map([[keyOf(this.#first.parameters), this.#first]]);
		const key = keyOf(parameters);
		const known = this.#byKey.get(key);
		this.#byKey.set(key, { parameters: known?.parameters ?? parameters, count: (known?.count ?? 0n) + count });
	}

	get all(): readonly Alternative[] {
		return this.#byKey ? [...this.#byKey.values()] : this.#first ? [this.#first] : [];
	}
}

const keyOf = (parameters: readonly Parameter[]): string =>
	parameters.map(({ name, value }) => `${name} ${value.toLowerCase()}`).join('\n');

/** More ways to pay than this are not told apart. */
const maxVariants = 256;

/**
 * Groups the jobs of a prompt by the parameters that decide their price, without listing the jobs. The first of a
 * repeated parameter counts. Where there are too many groups to tell apart, there is one for all jobs, and each
 * parameter that varies has all its values (`1 or 2`) for a value, which has no price.
 */
export class Variants {
	#states = new Map<string, Alternative>([['', { parameters: [], count: 1n }]]);
	/** Texts of the chunks that come out in one way. */
	readonly #factors: bigint[] = [];
	/** Parameters that every job has. */
	readonly #always = new Set<string>();
	/** Parameters that every job has by now, with one value or several: another one of the name changes nothing. */
	readonly #settled = new Set<string>();
	/** All values of each parameter that may count, in order: those up to where it is settled. */
	readonly #seen = new Map<string, { readonly first: Parameter; readonly values: Set<string> }>();
	#isTooMany = false;
	/** How many more times an alternative may be combined with what came before. */
	#steps = 65_536;

	add(alternatives: readonly Alternative[]): void {
		for (const { parameters } of alternatives) this.#see(parameters);
		const [only] = alternatives;
		if (!only) return;
		if (!this.#isTooMany) this.#join(only, alternatives);
		for (const { name } of only.parameters) {
			if (this.#settled.has(name)) continue;
			if (alternatives.every(({ parameters }) => parameters.some((one) => one.name === name))) this.#settled.add(name);
		}
	}

	#join(only: Alternative, alternatives: readonly Alternative[]): void {
		if (alternatives.every(({ parameters }) => parameters.every(({ name }) => this.#settled.has(name))))
			this.#factors.push(alternatives.reduce((sum, { count }) => sum + count, 0n));
		else if (alternatives.length === 1) {
			this.#factors.push(only.count);
			const news = only.parameters.filter(({ name }) => !this.#always.has(name));
			for (const { name } of news) this.#always.add(name);
			this.#combine([{ parameters: news, count: 1n }]);
		} else this.#combine(alternatives);
	}

	/** `alternatives` are some of those that there are too many of; names that stand before `fixed` are in all of them. */
	giveUp(alternatives: readonly Alternative[] = [], fixed = 0): void {
		for (const { parameters } of alternatives) this.#see(parameters);
		for (const { name, nameSpan } of alternatives[0]?.parameters ?? [])
			if (nameSpan.end < fixed) this.#settled.add(name);
		this.#isTooMany = true;
	}

	/** `texts` is how many texts the permutations give, before repeats. */
	done(texts: bigint): { readonly variants: readonly Variant[]; readonly jobs: bigint } {
		const factor = balanced(this.#factors, 1n, (a, b) => a * b);
		const states = this.#isTooMany
			? [this.#all(texts)]
			: [...this.#states.values()].map((state) => ({ ...state, count: state.count * factor }));
		const variants = states.map(({ parameters, count }) => ({ parameters, count: count * this.#repeats(parameters) }));
		return { variants, jobs: variants.reduce((sum, { count }) => sum + count, 0n) };
	}

	#combine(alternatives: readonly Alternative[]): void {
		const next = new Map<string, Alternative>();
		for (const state of this.#states.values()) {
			for (const alternative of alternatives) {
				this.#steps--;
				const parameters = withFirsts(state.parameters, alternative.parameters);
				const key = keyOf(parameters);
				const known = next.get(key);
				const count = state.count * alternative.count;
				next.set(key, { parameters: known?.parameters ?? parameters, count: (known?.count ?? 0n) + count });
			}
		}
		this.#states = next;
		if (next.size > maxVariants || this.#steps < 0) this.giveUp();
	}

	#see(parameters: readonly Parameter[]): void {
		for (const parameter of parameters) {
			if (this.#settled.has(parameter.name)) continue;
			const known = this.#seen.get(parameter.name);
			if (known) known.values.add(parameter.value);
			else this.#seen.set(parameter.name, { first: parameter, values: new Set([parameter.value]) });
		}
	}

	#all(texts: bigint): Alternative {
		const parameters = [...this.#seen.values()].map(({ first, values }) => {
			const isEverywhere = this.#settled.has(first.name);
			if (isEverywhere && values.size === 1) return first;
			const value = [...values, ...(isEverywhere || values.size > 1 ? [] : ['none'])].join(' or ');
			const { name, written, span, nameSpan, valueSpan } = first;
			return { name, written, value, span, nameSpan, valueSpan };
		});
		return { parameters, count: texts };
	}

	/** Where repeats vary beyond telling, the most of them: a count that is never too low. */
	#repeats(parameters: readonly Parameter[]): bigint {
		const repeat = parameters.find(({ name }) => name === 'repeat');
		if (!repeat) return 1n;
		const counts = repeat.value.split(' or ').map(repeatsOf);
		return counts.reduce((most, count) => (count > most ? count : most), 1n);
	}
}

/** How many jobs a value of `--repeat` asks for; 1 where it is not a whole number. */
export function repeatsOf(value: string): bigint {
	const isCount = value.length > 0 && value.length < 10 && /^\d+$/.test(value);
	const count = isCount ? BigInt(value) : 1n;
	return count > 0n ? count : 1n;
}

const withFirsts = (had: readonly Parameter[], more: readonly Parameter[]): readonly Parameter[] => {
	const names = new Set(had.map(({ name }) => name));
	const news = more.filter(({ name }) => !names.has(name) && names.add(name));
	return news.length === 0 ? had : [...had, ...news];
};
