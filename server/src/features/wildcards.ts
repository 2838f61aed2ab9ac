import type { AnalysedPrompt } from '../analysis/subject.ts';
import type { DialectId } from '../dialects/dialect.ts';
import type { Sent } from '../sheet/sent.ts';
import { touches, type Span } from '../sheet/span.ts';
import { referencesIn } from '../wildcards/reference.ts';
import type { WildcardIndex } from '../wildcards/wildcardIndex.ts';
import { escaped } from './markdown.ts';
import type { View } from './view.ts';
import { startOf } from '../sheet/sheet.ts';

/** A wildcard that a sheet names; spans are offsets of the sheet. */
export interface SheetReference {
	readonly name: string;
	readonly span: Span;
	readonly nameSpan: Span;
}

/** Languages in which programs or their extensions draw from lists. Only Dynamic Prompts counts them as jobs. */
const dialects: readonly DialectId[] = ['dynamic-prompts', 'a1111', 'comfyui', 'invokeai'];

export const hasWildcards = ({ dialect }: AnalysedPrompt): boolean => dialects.includes(dialect);

/** Every wildcard that the sheet's prompts name, in order. */
export const sheetReferences = ({ analysis }: View): SheetReference[] =>
	analysis.prompts.flatMap(({ prompt, subject }) =>
		hasWildcards(subject) ? promptReferences(subject, startOf(analysis.sheet, prompt)) : [],
	);

function promptReferences({ text, negative }: AnalysedPrompt, start: number): SheetReference[] {
	const sides = negative ? [text, negative.text] : [text];
	return sides.flatMap((sent) =>
		referencesIn(sent.value).map(({ name, span, nameSpan }) => ({
			name,
			span: inSheet(sent, span, start),
			nameSpan: inSheet(sent, nameSpan, start),
		})),
	);
}

function inSheet(sent: Sent, span: Span, by: number): Span {
	const { start, end } = sent.locate(span);
	return { start: start + by, end: end + by };
}

/** The wildcard at the caret. */
export const referenceAt = (view: View, offset: number): SheetReference | undefined =>
	sheetReferences(view).find(({ span }) => touches(span, offset));

const shownValues = 10;

/** A list's size, its first values and its files, as Markdown. Undefined where there is no such list. */
export function wildcardText(name: string, wildcards: WildcardIndex | undefined): string | undefined {
	const values = wildcards?.find(name);
	if (!wildcards || !values) return undefined;
	const rest = values.length - shownValues;
	const files = [...new Set(wildcards.listsOf(name).map(({ file }) => file.path))];
	return [
		`**${escaped(name)}** · ${values.length === 1 ? '1 value' : `${String(values.length)} values`}`,
		'',
		...values.slice(0, shownValues).map((value) => `- ${escaped(value)}`),
		...(rest > 0 ? [`- and ${String(rest)} more`] : []),
		'',
		files.map(escaped).join(', '),
	].join('\n');
}
