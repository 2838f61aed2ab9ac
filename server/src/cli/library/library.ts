import { defineGroup } from '../group.ts';
import { buildLibrary } from './build.ts';
import { searchLibrary } from './search.ts';
import { showEntry } from './show.ts';
import { syncLibrary } from './sync.ts';
import { validateLibrary } from './validate.ts';

export const library = defineGroup({
	name: 'library',
	summary: 'Searches the prompt library, checks entries for it, and makes and fetches libraries.',
	about: [],
	examples: ['prompt-credits library search wine label', 'prompt-credits library validate library'],
	commands: [searchLibrary, showEntry, validateLibrary, buildLibrary, syncLibrary],
});
