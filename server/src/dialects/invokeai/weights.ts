import { float } from '../python.ts';

/** compel refuses the prompt, and InvokeAI fails the run. */
export class CompelError extends Error {}

/** The weights of a blend's or a conjunction's parts; 1 each where none is written. Throws `CompelError`. */
export const weightsOf = (parts: readonly unknown[], options: readonly string[]): readonly number[] => {
	const weights = options.map((option) => float(option));
	if (weights.length === 0) return parts.map(() => 1);
	if (weights.length !== parts.length)
		throw new CompelError(`There are ${String(parts.length)} parts and ${String(weights.length)} weights.`);
	return weights.map((weight) => {
		if (weight === undefined) throw new CompelError('A weight is no number.');
		return weight;
	});
};
