import { createAnalyst, type SheetAnalysis } from '../analysis/analyse.ts';
import { emptyConfig } from '../config/config.ts';
import { convert } from '../convert/convert.ts';
import { targets, type Target } from '../convert/targets.ts';
import { decisive, inserted } from '../library/inserted.ts';
import { asSnippet } from '../library/snippet.ts';
import { parseSheet, promptAt, startOf, type Prompt, type Sheet } from '../sheet/sheet.ts';
import type { Span } from '../sheet/span.ts';
import type { LibraryConversion, LibraryDraft } from './protocol.ts';

/** What a client inserts of a sheet of the library, as snippets. */
export function snippetsOf(
	sheet: { readonly title: string; readonly text: string },
	id: string | undefined,
): Pick<LibraryConversion, 'snippet' | 'bare' | 'words'> {
	const { headed, bare, words } = inserted(sheet, id);
	return { snippet: asSnippet(headed), bare: asSnippet(bare), words: asSnippet(words) };
}

/** The platform that a sheet names for all of its prompts; undefined where it names none. */
const statedPlatform = ({ frontMatter }: Sheet): string | undefined =>
	frontMatter?.settings.find(({ key }) => key.toLowerCase() === 'platform')?.value.toLowerCase();

/**
 * An entry as it is for the platform that the sheet names. Undefined where the sheet names none, the entry has a form for
 * it already, or a prompt of the entry cannot be converted. `reference` is the id that is to be named.
 */
export function convertedFor(
	{ title, text, platforms }: { title: string; text: string; platforms: readonly string[] },
	sheet: Sheet,
	on: string,
	reference?: string,
): LibraryConversion | undefined {
	const platform = statedPlatform(sheet);
	const target = targets.find((one) => one.platform === platform && one.isUsual);
	if (!target || platforms.includes(target.platform)) return undefined;
	const analysis = createAnalyst({ config: emptyConfig, on, isLibrarySheet: true })(parseSheet(text));
	const converted = convertedText(analysis, target);
	if (!converted) return undefined;
	// What the front matter sets is either in the converted prompts now or means nothing on the other platform.
	const body = converted.text.slice(analysis.sheet.frontMatter?.source.length ?? 0);
	return { title: target.title, losses: converted.losses, ...snippetsOf({ title, text: body }, reference) };
}

function convertedText(
	{ sheet, prompts }: SheetAnalysis,
	target: Target,
): { readonly text: string; readonly losses: string[] } | undefined {
	let { text } = sheet;
	const losses = new Set<string>();
	for (const prompt of prompts.toReversed()) {
		const conversion = convert(prompt, sheet, target);
		if (!conversion) return undefined;
		const { span, newText } = conversion.edit;
		text = text.slice(0, span.start) + newText + text.slice(span.end);
		for (const loss of conversion.losses) losses.add(loss);
	}
	return { text, losses: [...losses] };
}

/**
 * What becomes an entry of the user's library: the selected text, or the prompt there where nothing is selected, with the
 * settings that it inherits. Null where there is no prompt.
 */
export function draftAt({ sheet, prompts }: SheetAnalysis, selected: Span): LibraryDraft | null {
	const isWithin = (one: Prompt): boolean => {
		const start = startOf(sheet, one);
		return selected.start <= start && start < selected.end;
	};
	const prompt = promptAt(sheet, selected.start) ?? sheet.prompts.find(isWithin);
	const analysed = prompt && prompts[prompt.index];
	if (!analysed) return null;
	const { inherited, block, name } = prompt;
	const given = decisive.flatMap((key) => {
		const value = inherited.get(key)?.value;
		return value === undefined ? [] : [{ key, value }];
	});
	const isNamed = [...given, ...block.settings].some(({ key }) => key.toLowerCase() === 'platform');
	const text = selected.end > selected.start ? sheet.text.slice(selected.start, selected.end) : block.source;
	return {
		title: name ?? '',
		settings: isNamed ? given : [{ key: 'platform', value: analysed.subject.platform }, ...given],
		text: text.trim(),
	};
}
