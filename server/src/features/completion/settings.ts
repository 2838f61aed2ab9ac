import { CompletionItemKind, type CompletionItem } from 'vscode-languageserver-types';
import { dialectIds } from '../../dialects/dialect.ts';
import {
	catalogue,
	modelStatus,
	modelsOf,
	modesOf,
	plansOf,
	qualitiesOf,
	sizesOf,
	defaultModel,
	findModel,
} from '../../platforms/catalogue.ts';
import { actions, platformIds, type PlatformId } from '../../platforms/job.ts';
import { findKey, knownKeys, type ValueKind } from '../../sheet/keys.ts';
import { lineAt } from '../../sheet/lines.ts';
import { Scope } from '../../sheet/scope.ts';
import { blockIndexAt, promptAt } from '../../sheet/sheet.ts';
import type { Span } from '../../sheet/span.ts';
import type { View } from '../view.ts';
import { caretLine } from './caretLine.ts';
import { sortText } from './place.ts';

/** A setting being written: its key, or its value when there is a colon before the caret. */
interface SettingPlace {
	readonly kind: 'key' | 'value';
	readonly key: string;
	readonly replace: Span;
	/** A key is followed by a colon where the line has none yet. */
	readonly needsColon: boolean;
}

/** Where the caret stands in a setting: on an `@` line, or on a top-level line of the front matter. */
export function settingAt({ analysis }: View, offset: number): SettingPlace | undefined {
	const block = analysis.sheet.blocks[blockIndexAt(analysis.sheet, offset)];
	if (block?.kind !== 'front-matter' && !caretLine(analysis.sheet, offset).startsWith('@')) return undefined;
	const { text } = analysis.sheet;
	let start = offset;
	while (start > 0 && text[start - 1] !== '\n' && text[start - 1] !== '\r') start--;
	const { end } = lineAt(text, start);
	const inFrontMatter = block?.kind === 'front-matter' && offset >= block.body.start && offset <= block.body.end;
	const marked = text[start] === '@';
	if (!marked && !inFrontMatter) return undefined;
	if (inFrontMatter && /\s/.test(text[start] ?? '') && end > start) return undefined;
	const keyStart = marked ? start + 1 : start;
	if (offset < keyStart) return undefined;
	const colon = text.slice(keyStart, end).indexOf(':') + keyStart;
	if (colon < keyStart || offset <= colon) {
		const keyEnd = colon < keyStart ? end : colon;
		return {
			kind: 'key',
			key: text.slice(keyStart, keyEnd),
			replace: { start: keyStart, end: keyEnd },
			needsColon: colon < keyStart,
		};
	}
	let valueStart = colon + 1;
	while (valueStart < offset && text[valueStart] === ' ') valueStart++;
	return {
		kind: 'value',
		key: text.slice(keyStart, colon).trim(),
		replace: { start: valueStart, end },
		needsColon: false,
	};
}

export function settingItems(view: View, offset: number): CompletionItem[] {
	const place = settingAt(view, offset);
	if (!place) return [];
	const range = view.places.range(place.replace);
	if (place.kind === 'key') {
		return knownKeys.map(({ key, summary }, rank) => ({
			label: key,
			kind: CompletionItemKind.Property,
			sortText: sortText(rank),
			documentation: summary,
			textEdit: { range, newText: place.needsColon ? `${key}: ` : key },
		}));
	}
	const kind = findKey(place.key)?.kind;
	return kind
		? valuesOf(kind, view, offset).map(({ value, detail, deprecated }, rank) => ({
				label: value,
				...(detail !== undefined && { labelDetails: { description: detail } }),
				...(deprecated === true && { tags: [1 as const] }),
				kind: CompletionItemKind.Value,
				sortText: sortText(rank),
				textEdit: { range, newText: view.analysis.sheet.text[place.replace.start - 1] === ':' ? ` ${value}` : value },
			}))
		: [];
}

interface Value {
	readonly value: string;
	readonly detail?: string;
	readonly deprecated?: boolean;
}

function valuesOf(kind: ValueKind, view: View, offset: number): readonly Value[] {
	const { id, modelName } = platformAt(view, offset);
	const platform = catalogue.get(id);
	const model =
		platform && ((modelName === undefined ? undefined : findModel(platform, modelName)) ?? defaultModel(platform));
	switch (kind) {
		case 'platform':
			return platformIds.map((value) => ({
				value,
				...(catalogue.get(value) && { detail: catalogue.get(value)?.title ?? '' }),
			}));
		case 'dialect':
			return dialectIds.map((value) => ({ value }));
		case 'action':
			return actions.map((value) => ({ value }));
		case 'model':
			return platform
				? modelsOf(platform, view.on).map((one) => ({
						value: one.id,
						detail: one.title,
						deprecated: modelStatus(one, view.on).kind !== 'current',
					}))
				: [];
		case 'plan':
			return platform ? plansOf(platform).map(({ id: value, title }) => ({ value, detail: title })) : [];
		case 'mode':
			return platform ? modesOf(platform).map((value) => ({ value })) : [];
		case 'quality':
			return model ? qualitiesOf(model).map((value) => ({ value })) : [];
		case 'size':
			return platform && model ? sizesOf(platform, model).map((value) => ({ value })) : [];
		case 'aspect':
			return ['1:1', '3:2', '2:3', '4:3', '3:4', '16:9', '9:16', '4:5', '5:4', '21:9'].map((value) => ({ value }));
		case 'count':
		case 'hardware':
		case 'budget':
		case 'text':
		case 'list':
			return [];
	}
}

/** The platform that holds at `offset`: that of the prompt there, else of what the settings above say. */
function platformAt({ analysis, config }: View, offset: number): { id: PlatformId; modelName: string | undefined } {
	const prompt = promptAt(analysis.sheet, offset);
	const analysed = prompt && analysis.prompts[prompt.index];
	if (analysed) return { id: analysed.subject.platform, modelName: analysed.subject.settings.get('model')?.value };
	const { blocks, frontMatter } = analysis.sheet;
	const block = blocks[blockIndexAt(analysis.sheet, offset)];
	let scope = frontMatter ? Scope.empty.with(frontMatter, 'sheet') : Scope.empty;
	if (block?.kind === 'settings') scope = scope.with(block, 'section');
	const written = scope.get('platform')?.value.toLowerCase();
	const named = platformIds.find((id) => id === written);
	return { id: named ?? config.defaultPlatform ?? 'midjourney', modelName: scope.get('model')?.value };
}
