import { createAnalyst, type PromptAnalysis } from '../../server/src/analysis/analyse.ts';
import { everywhere } from '../../server/src/cli/comparison.ts';
import { emptyConfig } from '../../server/src/config/config.ts';
import type { Entry } from '../../server/src/library/entry.ts';
import { catalogue, findPlatform } from '../../server/src/platforms/catalogue.ts';
import { inDollars } from '../../server/src/platforms/costWords.ts';
import { readPlaceholders, withDefaults } from '../../server/src/sheet/placeholders.ts';
import { parseSheet } from '../../server/src/sheet/sheet.ts';

/** An entry with all that its pages say. */
export interface Exhibit {
	readonly entry: Entry;
	/** Of its prompts together, as people read it. */
	readonly cost: string;
	/** Dollars that it may come to; what nobody publishes a price for has none. */
	readonly usd: number | undefined;
	/** What to change for another picture. */
	readonly vary: string;
	readonly prompts: readonly ExhibitedPrompt[];
}

export interface ExhibitedPrompt {
	readonly name: string;
	readonly platform: string;
	/** As it would be sent, its places to fill in filled with their defaults. */
	readonly ready: string;
	/** The same in pieces; those that are to be changed are marked. */
	readonly pieces: readonly { readonly text: string; readonly marked: boolean }[];
	/** On every platform, cheapest first. */
	readonly costs: readonly { readonly platform: string; readonly model: string; readonly cost: string }[];
}

/** Works out an entry as of a day, YYYY-MM-DD. */
export function exhibit(entry: Entry, on: string): Exhibit {
	const analyse = createAnalyst({ config: emptyConfig, on, isLibrarySheet: true });
	const { prompts, total } = analyse(parseSheet(entry.text));
	return {
		entry,
		cost: inDollars.cost(total),
		usd: 'usd' in total ? Number(total.usd.max) / 1e6 : undefined,
		vary: /^\/\/ What to vary:(.*)$/m.exec(entry.body)?.[1]?.trim() ?? '',
		prompts: prompts.map((prompt) => exhibited(prompt, entry)),
	};
}

function exhibited(analysis: PromptAnalysis, entry: Entry): ExhibitedPrompt {
	const { prompt, subject } = analysis;
	const { block } = prompt;
	const written = block.source.slice(block.span.start, block.span.end);
	return {
		name: prompt.name ?? entry.title,
		platform: catalogue.get(subject.platform)?.title ?? subject.platform,
		ready: withDefaults(written),
		pieces: piecesOf(written),
		costs: everywhere(analysis).map(({ title, model, estimate }) => ({
			platform: title,
			model,
			cost: inDollars.cost(estimate),
		})),
	};
}

function piecesOf(text: string): { text: string; marked: boolean }[] {
	const pieces: { text: string; marked: boolean }[] = [];
	let from = 0;
	for (const { span, text: filled } of readPlaceholders(text, 0, text.length, 0)) {
		pieces.push({ text: text.slice(from, span.start), marked: false });
		pieces.push({ text: withDefaults(filled), marked: true });
		from = span.end;
	}
	return [...pieces, { text: text.slice(from), marked: false }];
}

/** `Midjourney` for `midjourney`. */
export const platformTitle = (id: string): string => findPlatform(id)?.title ?? id;
