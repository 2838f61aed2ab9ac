import { nearest as nearestWord } from '../../sheet/nearest.ts';

/** The wildcard most like `name`: the nearest as it is written, else one of that name in a folder. */
export const nearest = (name: string, names: readonly string[]): string | undefined =>
	nearestWord(name, names) ?? names.find((candidate) => candidate.split('/').at(-1) === name);
