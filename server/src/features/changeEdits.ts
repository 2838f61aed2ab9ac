import type { PromptAnalysis } from '../analysis/analyse.ts';
import { rowOf, shortName } from '../dialects/midjourney/parameters.ts';
import type { Change } from '../platforms/change.ts';
import { lineAt } from '../sheet/lines.ts';
import type { TextEdit } from '../sheet/span.ts';
import { type Sheet, startOf } from '../sheet/sheet.ts';

/**
 * The edits of the sheet that make these changes of one prompt: its own setting lines and its own parameters are
 * changed, added or taken away. Undefined where a change cannot be written there, as when a setting is inherited and
 * would have to go.
 */
export function editsOf(changes: readonly Change[], analysed: PromptAnalysis, sheet: Sheet): TextEdit[] | undefined {
	const edits: TextEdit[] = [];
	const added: string[] = [];
	const promptStart = startOf(sheet, analysed.prompt);
	for (const change of changes) {
		const made =
			'parameter' in change
				? parameterEdits(change.parameter, change.value, analysed, promptStart)
				: settingEdits(change.setting, change.value, analysed, sheet, added);
		if (!made) return undefined;
		edits.push(...made);
	}
	if (added.length > 0) {
		const { prompt } = analysed;
		const at = promptStart + (prompt.block.fence?.open.start ?? prompt.block.span.start);
		edits.push({ span: { start: at, end: at }, newText: added.map((line) => `${line}\n`).join('') });
	}
	return edits;
}

function settingEdits(
	key: string,
	value: string | null,
	{ prompt, subject }: PromptAnalysis,
	sheet: Sheet,
	added: string[],
): TextEdit[] | undefined {
	const own = prompt.block.settings.findLast((setting) => setting.key.toLowerCase() === key);
	if (own) {
		const promptStart = startOf(sheet, prompt);
		const start = promptStart + own.span.start;
		if (value === null) return [{ span: { start, end: lineAt(sheet.text, start).next }, newText: '' }];
		return [
			{ span: { start: promptStart + own.valueSpan.start, end: promptStart + own.valueSpan.end }, newText: value },
		];
	}
	if (value !== null) {
		added.push(`@${key}: ${value}`);
		return [];
	}
	// A model or plan of another platform does not reach over a nearer platform; anything else inherited stays.
	return subject.settings.get(key) === undefined || key === 'model' || key === 'plan' ? [] : undefined;
}

function parameterEdits(
	name: string,
	value: string | null,
	{ subject }: PromptAnalysis,
	promptStart: number,
): TextEdit[] | undefined {
	if (subject.dialect !== 'midjourney') return undefined;
	const written = subject.reading.parameters.filter((parameter) => parameter.name === name);
	const sent = subject.text.value;
	const inSheet = (start: number, end: number): { start: number; end: number } => {
		const located = subject.text.locate({ start, end });
		return { start: promptStart + located.start, end: promptStart + located.end };
	};
	if (value === null) {
		return written.map(({ span }) => ({
			span: inSheet(sent[span.start - 1] === ' ' ? span.start - 1 : span.start, span.end),
			newText: '',
		}));
	}
	const [first] = written;
	if (first) return [{ span: inSheet(first.valueSpan.start, first.valueSpan.end), newText: value }];
	const row = rowOf(name);
	if (!row) return undefined;
	const end = sent.trimEnd().length;
	return [{ span: inSheet(end, end), newText: ` --${shortName(row)}${value === '' ? '' : ` ${value}`}` }];
}
