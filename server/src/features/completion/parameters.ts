import { CompletionItemKind, InsertTextFormat, MarkupKind, type CompletionItem } from 'vscode-languageserver-types';
import {
	describe,
	offeredOn,
	rowOf,
	type ParameterDescription,
	type ParameterRow,
} from '../../dialects/midjourney/parameters.ts';
import { versionOfPrompt } from '../midjourneyVersion.ts';
import type { View } from '../view.ts';
import { replaced, sortText, type PromptPlace } from './place.ts';

/** The names of the parameters this version has and the prompt has not yet. */
export function parameterNames(view: View, place: PromptPlace): CompletionItem[] {
	const version = versionOfPrompt(place.subject);
	const range = view.places.range(replaced(place));
	const there = new Set(
		place.subject.reading.parameters.filter(({ span }) => span.end < place.caret.replace.start).map(({ name }) => name),
	);
	return offeredOn(version)
		.filter((row) => row.repeatable === true || !there.has(row.name))
		.map((row, rank) => {
			const described = describe(row, version);
			const name = described.label;
			return {
				label: name,
				...labelDetails(described),
				kind: CompletionItemKind.Property,
				sortText: sortText(rank),
				filterText: described.names.join(' '),
				textEdit: { range, newText: row.type === 'flag' ? name : `${name} ` },
				documentation: { kind: MarkupKind.Markdown, value: parameterText(described) },
				...(row.type !== 'flag' && { command: { title: 'Suggest values', command: 'editor.action.triggerSuggest' } }),
				insertTextFormat: InsertTextFormat.PlainText,
			};
		})
		.map((item) => (view.abilities.commands['insertSnippet'] === undefined ? withoutCommand(item) : item));
}

/** The command is VS Code's own; other clients would report it. */
function withoutCommand({ command: _, ...item }: CompletionItem): CompletionItem {
	return item;
}

const labelDetails = ({ value }: ParameterDescription): Pick<CompletionItem, 'labelDetails'> =>
	value === '' ? {} : { labelDetails: { description: value } };

/** Values of the parameter the caret stands behind: all there are, or good examples within its range. */
export function parameterValues(view: View, place: PromptPlace): CompletionItem[] {
	const row = place.caret.parameter === undefined ? undefined : rowOf(place.caret.parameter);
	if (!row) return [];
	const described = describe(row, versionOfPrompt(place.subject));
	const range = view.places.range(replaced(place));
	return described.values.map((value, rank) => ({
		label: value,
		...(value === described.default && { labelDetails: { description: 'default' } }),
		detail: described.value,
		kind: CompletionItemKind.Value,
		sortText: sortText(rank),
		textEdit: { range, newText: value },
		documentation: {
			kind: MarkupKind.Markdown,
			value: [...shapeOf(row, value), parameterText(described)].join('\n\n'),
		},
	}));
}

/** A small picture of an aspect ratio, drawn with characters: every client shows it. */
function shapeOf({ type }: ParameterRow, value: string): string[] {
	const [width = 0, height = 0] = type === 'ratio' ? value.split(':').map(Number) : [];
	if (!(width > 0 && height > 0)) return [];
	const scale = 8 / Math.max(width, height);
	const columns = Math.max(1, Math.round(width * scale * 2));
	const rows = Math.max(1, Math.round(height * scale));
	const picture = Array.from({ length: rows }, () => '█'.repeat(columns)).join('\n');
	return [`\`\`\`text\n${picture}\n\`\`\``];
}

/** What completion and hover say of a parameter. */
export function parameterText(described: ParameterDescription): string {
	const lines = [`**${described.names.join(', ')}**`, '', described.summary];
	if (described.value !== '')
		lines.push('', `${described.value}${described.default === undefined ? '' : `; ${described.default} unless set`}.`);
	if (described.cost !== '') lines.push('', described.cost);
	lines.push('', `Versions: ${described.versions}.`);
	if (described.contested !== undefined) lines.push('', `Not settled: ${described.contested}`);
	return lines.join('\n');
}
