import { categories, companionCounts, faults, phraseCounts, spellingCounts } from './data.ts';
import { createVocabulary, type Vocabulary } from './vocabulary.ts';

let made: Vocabulary | undefined;

/** The vocabulary that comes with the product; built when first asked for. */
export const bundledVocabulary = (): Vocabulary =>
	(made ??= createVocabulary({
		categories,
		faults,
		companions: companionCounts,
		phrases: phraseCounts,
		counted: { spellings: spellingCounts },
	}));
