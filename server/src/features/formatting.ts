import type { TextEdit as LspEdit } from 'vscode-languageserver-types';
import { isPastLimits, type SheetAnalysis } from '../analysis/analyse.ts';
import { dialects } from '../analysis/dialects.ts';
import type { AnalysedPrompt } from '../analysis/subject.ts';
import type { Block, PromptBlock, Setting } from '../sheet/block.ts';
import { findKey } from '../sheet/keys.ts';
import { lineAt } from '../sheet/lines.ts';
import { parseSheet, placedBlocks } from '../sheet/sheet.ts';
import type { TextEdit } from '../sheet/span.ts';
import { isSameReading, tidyWords } from './tidyWords.ts';
import type { View } from './view.ts';

/** The edits that format a sheet. Front matter, fences' insides and every prompt's meaning stay as they are. */
export const formatting = ({ analysis, places }: View): LspEdit[] =>
	formatEdits(analysis).map(({ span, newText }) => ({ range: places.range(span), newText }));

/** The same in offsets of the sheet. None for a sheet past the limits. */
export function formatEdits(analysis: SheetAnalysis): TextEdit[] {
	const { sheet, prompts } = analysis;
	if (isPastLimits(sheet) || sheet.isDotprompt) return [];
	const subjects = new Map(prompts.map(({ prompt, subject }) => [prompt.block, subject]));
	const edits: TextEdit[] = [];
	placedBlocks(sheet).forEach(({ block, start }, index) => {
		const source = block.source;
		const before = sheet.blocks[index - 1];
		const isLast = index === sheet.blocks.length - 1;
		const body =
			block.kind === 'blank'
				? blank(
						lineEndBefore(sheet.text, start),
						index === 0 && !isFrontMatterNext(sheet.text, start + block.source.length),
						isLast,
					)
				: formatted(source, block, block.kind === 'prompt' ? subjects.get(block) : undefined);
		const newText =
			spaceBefore(block, before, lineEndBefore(sheet.text, start)) +
			body +
			(isLast && block.kind !== 'blank' && !endsLine(body) ? '\n' : '');
		if (newText !== source) edits.push({ span: { start, end: start + block.source.length }, newText });
	});
	return edits;
}

/** At the very start of a sheet three dashes, or a byte order mark, mean what they mean nowhere else. */
const isFrontMatterNext = (text: string, at: number): boolean => text.startsWith('---', at) || text[at] === '\uFEFF';

const endsLine = (text: string): boolean => text.endsWith('\n') || text.endsWith('\r');

/** How the line before `at` ends; a line feed where there is none. After a lone return a line feed would end nothing. */
function lineEndBefore(text: string, at: number): string {
	if (text.startsWith('\r\n', at - 2)) return '\r\n';
	return text[at - 1] === '\r' ? '\r' : '\n';
}

/** One blank line between blocks; none at the start and at the end of a sheet. */
const blank = (lineEnd: string, isFirst: boolean, isLast: boolean): string => (isFirst || isLast ? '' : lineEnd);

/** A heading stands apart from the prompt before it. */
const spaceBefore = ({ kind }: Block, before: Block | undefined, lineEnd: string): string =>
	kind === 'heading' && (before?.kind === 'prompt' || before?.kind === 'settings' || before?.kind === 'front-matter')
		? lineEnd
		: '';

function formatted(source: string, block: Block, subject: AnalysedPrompt | undefined): string {
	if (block.kind === 'front-matter' || source.startsWith('\uFEFF')) return source;
	if (block.kind === 'heading') {
		const { next, end } = lineAt(source, 0);
		return `${'#'.repeat(block.level)} ${block.title}`.trimEnd() + source.slice(end, next);
	}
	if (block.kind === 'settings') {
		const tidy = tidyLines(source, block.settings, undefined);
		const [only, ...others] = parseSheet(tidy).blocks;
		return others.length === 0 && only?.kind === 'settings' && isSameSettings(block.settings, only.settings)
			? tidy
			: source;
	}
	if (block.kind !== 'prompt' || !subject) return source;
	/** The words are only tidied where they are read as before; else the lines alone. */
	for (const words of [true, false]) {
		const tidy = tidyLines(source, block.settings, block, words ? subject : undefined);
		if (isSamePrompt(block, subject, tidy)) return tidy;
	}
	return source;
}

function tidyLines(
	source: string,
	settings: readonly Setting[],
	block: PromptBlock | undefined,
	subject?: AnalysedPrompt,
): string {
	const byStart = new Map(settings.map((setting) => [setting.span.start, setting]));
	const { fence, generation } = block ?? {};
	const lines: string[] = [];
	for (let at = 0; at < source.length;) {
		const { start, end, next } = lineAt(source, at);
		const line = source.slice(start, end);
		const setting = byStart.get(start);
		const isFenced = fence !== undefined && start > fence.open.start && start < (fence.close?.start ?? Infinity);
		const isWords =
			!setting && !isFenced && subject && !line.startsWith('//') && !fence && generation?.span.start !== start;
		const tidy = setting
			? settingLine(setting, source)
			: isFenced
				? line
				: isWords
					? tidyWords(withoutEnd(line), subject.dialect)
					: withoutEnd(line);
		lines.push(tidy + source.slice(end, next));
		at = next > at ? next : source.length;
	}
	return lines.join('');
}

function settingLine({ key, valueSpan }: Setting, source: string): string {
	const value = source.slice(valueSpan.start, valueSpan.end);
	return `@${findKey(key)?.key ?? key}:${value === '' ? '' : ` ${value}`}`;
}

/** Without the spaces and tabs that end a line. */
function withoutEnd(line: string): string {
	let end = line.length;
	while (end > 0 && ' \t'.includes(line[end - 1] ?? '')) end--;
	return line.slice(0, end);
}

function isSameSettings(before: readonly Setting[], after: readonly Setting[]): boolean {
	const told = (settings: readonly Setting[]): string =>
		JSON.stringify(settings.map(({ key, value }) => [key.toLowerCase(), value]));
	return told(before) === told(after);
}

/** Whether the tidied block is one prompt, with the same settings, and is read as before. */
function isSamePrompt(before: PromptBlock, subject: AnalysedPrompt, tidy: string): boolean {
	const [after, ...others] = parseSheet(`\n${tidy}`).blocks.filter(({ kind }) => kind !== 'blank');
	if (others.length > 0 || after?.kind !== 'prompt') return false;
	const entries = (block: PromptBlock): string =>
		JSON.stringify(block.generation?.entries.map(({ key, value }) => [key, value]) ?? []);
	if (!isSameSettings(before.settings, after.settings) || entries(before) !== entries(after)) return false;
	if (before.comments.length !== after.comments.length || before.placeholders.length !== after.placeholders.length)
		return false;
	const isSameText = (a: string | undefined, b: string | undefined, part: 'positive' | 'negative'): boolean => {
		if (a === b) return true;
		if (a === undefined || b === undefined) return false;
		const dialect = dialects[subject.dialect];
		const context = { ...subject.readContext, part };
		return isSameReading(dialect.read(a, context), dialect.read(b, context));
	};
	return (
		isSameText(before.text.value, after.text.value, 'positive') &&
		isSameText(before.negative?.value, after.negative?.value, 'negative')
	);
}
