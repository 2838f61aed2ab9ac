import type { Job } from './job.ts';
import type { Conditions, Platform } from './shape.ts';

/** A parameter that decides a price, and that the jobs of one row have with different values. */
export interface Undecided {
	readonly reason: string;
	/** How many images a job gives by the rows that depend on it. */
	readonly images: readonly number[];
}

/** What a value says where permutations are too many to tell apart: `1 or 2`, and `4 or none` where some have none. */
const between = ' or ';
const withNone = `${between}none`;

/** Other words for the model, the quality, the mode and the action. */
const always = ['version', 'niji', 'quality', 'fast', 'relax', 'turbo', 'video'];

/** Undefined where all the jobs have one price. A value of several is no value, and must not be priced as one. */
export function undecided({ parameters }: Job, platform: Platform): Undecided | undefined {
	for (const [name, value] of parameters) {
		if (!value.includes(between)) continue;
		const deciding = rowsOf(platform).filter(({ when }) => when?.parameters?.[name] !== undefined);
		if (deciding.length === 0 && !always.includes(name) && !(name === 'aspect' && hasSizesByAspect(platform))) continue;
		const which = value.endsWith(withNone) ? `only some of them have --${name}` : `--${name} is ${shortened(value)}`;
		return {
			reason: `the jobs differ in more ways than are priced apart: ${which}`,
			images: deciding.flatMap(({ images }) => images ?? []),
		};
	}
	return undefined;
}

interface Conditional {
	readonly when?: Conditions | undefined;
	readonly images?: number | undefined;
}

const rowsOf = ({ models, prices, factors = [], surcharges = [], included = [] }: Platform): readonly Conditional[] => [
	...models.flatMap((model) => model.prices ?? []),
	...prices,
	...factors,
	...surcharges,
	...included.map(({ when }) => ({ when })),
];

const hasSizesByAspect = ({ aspects = [] }: Platform): boolean => aspects.some(({ size }) => size !== undefined);

/** A few of many values. */
function shortened(value: string): string {
	const values = value.split(between);
	return values.length > 4 ? `${values.slice(0, 3).join(', ')} and so on` : values.join(between);
}
