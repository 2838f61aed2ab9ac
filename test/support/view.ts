import { readConfig } from '../../server/src/config/config.ts';
import type { View } from '../../server/src/features/view.ts';
import { Positions } from '../../server/src/lsp/positions.ts';
import { bundledVocabulary } from '../../server/src/vocabulary/bundled.ts';
import { analyse, today } from './analyse.ts';

/** A sheet as a feature sees it, for a client with snippets and no commands; settings as in `prompt-credits.json`. */
export const viewOf = (text: string, settings?: unknown): View => ({
	uri: 'file:///work/sheet.prompt',
	version: 1,
	analysis: analyse(text, settings),
	places: Positions.in(text, 'utf-16'),
	config: readConfig(settings).config,
	abilities: { snippets: true, commands: {}, ruleLinks: true, diagnosticTags: true },
	vocabulary: bundledVocabulary(),
	on: today,
});
