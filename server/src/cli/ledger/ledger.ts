import { defineGroup } from '../group.ts';
import { addEntry } from './add.ts';
import { exportEntries } from './export.ts';
import { listEntries } from './list.ts';
import { summarise } from './summary.ts';

export const ledger = defineGroup({
	name: 'ledger',
	summary: 'Keeps the books: what was run, kept and rejected, and what it cost.',
	about: [],
	examples: [
		"prompt-credits ledger add --sheet hero.prompt --prompt 'Hero image' --event run",
		'prompt-credits ledger summary --client Acme',
	],
	commands: [addEntry, listEntries, summarise, exportEntries],
});
