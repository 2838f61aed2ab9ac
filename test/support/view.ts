import { emptyConfig } from '../../server/src/config/config.ts';
import type { View } from '../../server/src/features/view.ts';
import { Positions } from '../../server/src/lsp/positions.ts';
import { bundledVocabulary } from '../../server/src/vocabulary/bundled.ts';
import { analyse, today } from './analyse.ts';

/** A sheet as a feature sees it, for a client with snippets and no commands. */
export const viewOf = (text: string): View => ({
	uri: 'file:///work/sheet.prompt',
	version: 1,
	analysis: analyse(text),
	places: new Positions(text, 'utf-16'),
	config: emptyConfig,
	abilities: { snippets: true, commands: {} },
	vocabulary: bundledVocabulary(),
	on: today,
});
