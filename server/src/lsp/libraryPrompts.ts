import { createAnalyst, type SheetAnalysis } from '../analysis/analyse.ts';
import { emptyConfig } from '../config/config.ts';
import { convert } from '../convert/convert.ts';
import { targets, type Target } from '../convert/targets.ts';
import { snippetOf } from '../library/entry.ts';
import { parseSheet, promptAt, type Sheet } from '../sheet/sheet.ts';
import type { Span } from '../sheet/span.ts';
import type { LibraryConversion, LibraryDraft } from './protocol.ts';

/** The words of the first prompt of a sheet, with its places to fill in: what is inserted within another prompt. */
export const wordsOf = (text: string): string => parseSheet(text).prompts[0]?.block.text.value ?? '';

/** The platform that a sheet names for all of its prompts; undefined where it names none. */
const statedPlatform = ({ frontMatter }: Sheet): string | undefined =>
	frontMatter?.settings.find(({ key }) => key.toLowerCase() === 'platform')?.value.toLowerCase();

/**
 * An entry as it is for the platform that the sheet names. Undefined where the sheet names none, the entry has a form for
 * it already, or a prompt of the entry cannot be converted.
 */
export function convertedFor(
	{ title, text, platforms }: { title: string; text: string; platforms: readonly string[] },
	sheet: Sheet,
	on: string,
): LibraryConversion | undefined {
	const platform = statedPlatform(sheet);
	const target = targets.find((one) => one.platform === platform && one.isUsual);
	if (!target || platforms.includes(target.platform)) return undefined;
	const analysis = createAnalyst({ config: emptyConfig, on, isLibrarySheet: true })(parseSheet(text));
	const converted = convertedText(analysis, target);
	if (!converted) return undefined;
	// What the front matter sets is either in the converted prompts now or means nothing on the other platform.
	const body = converted.text.slice(analysis.sheet.frontMatter?.source.length ?? 0);
	return {
		title: target.title,
		losses: converted.losses,
		snippet: snippetOf({ title, text: body, body }),
		words: wordsOf(body),
	};
}

function convertedText(
	{ sheet, prompts }: SheetAnalysis,
	target: Target,
): { readonly text: string; readonly losses: string[] } | undefined {
	let { text } = sheet;
	const losses = new Set<string>();
	for (const prompt of prompts.toReversed()) {
		const conversion = convert(prompt, target);
		if (!conversion) return undefined;
		const { span, newText } = conversion.edit;
		text = text.slice(0, span.start) + newText + text.slice(span.end);
		for (const loss of conversion.losses) losses.add(loss);
	}
	return { text, losses: [...losses] };
}

/** Settings that decide the image: they go with a prompt to another sheet. */
const decisive = ['platform', 'dialect', 'model', 'mode', 'quality', 'size', 'aspect', 'steps', 'negative'];

/**
 * What becomes an entry of the user's library: the selected text, or the prompt there where nothing is selected, with the
 * settings that it inherits. Null where there is no prompt.
 */
export function draftAt({ sheet, prompts }: SheetAnalysis, selected: Span): LibraryDraft | null {
	const isWithin = ({ start }: { readonly start: number }): boolean => selected.start <= start && start < selected.end;
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
