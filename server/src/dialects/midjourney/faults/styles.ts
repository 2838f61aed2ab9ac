import { canMeet } from '../effective.ts';
import { isAddressAt } from '../markers.ts';
import type { Prompt } from '../prompt.ts';
import type { ReadParameter } from '../readParameter.ts';
import { nameOf, removeFix, type FoundFaults } from './found.ts';

/** Generations of `--sv` that read addresses alone; 4 and 6 read style codes and `random` too. */
const imagesOnly = new Set(['1', '2', '3', '5']);

/** What `--sw` and `--sv` work on: no moodboard, and style codes in some generations only. */
export function checkStyles(
	prompt: Prompt,
	byName: ReadonlyMap<string, readonly ReadParameter[]>,
	found: FoundFaults,
): void {
	const named = (name: string): readonly ReadParameter[] => byName.get(name) ?? [];
	for (const parameter of [...named('sw'), ...named('sv')]) {
		const profile = named('profile').find((one) => hasMoodboard(one) && canMeet(parameter, one));
		if (profile) {
			const args = { parameter: nameOf(parameter), profile: nameOf(profile) };
			found.add('parameter-conflict', 'moodboard', parameter.span, args, removeFix(prompt, parameter));
		}
	}
	for (const generation of named('sv').filter(({ value }) => imagesOnly.has(value))) {
		if (!named('sref').some((one) => hasCode(one) && canMeet(generation, one))) continue;
		const args = { parameter: nameOf(generation), value: generation.value };
		found.add('parameter-conflict', 'codes', generation.span, args, removeFix(prompt, generation));
	}
}

const hasMoodboard = ({ value }: ReadParameter): boolean => value.split(/\s+/).some((id) => /^m\d+$/i.test(id));

const hasCode = ({ value }: ReadParameter): boolean =>
	value.split(/\s+/).some((reference) => reference !== '' && !isAddressAt(reference, 0));
