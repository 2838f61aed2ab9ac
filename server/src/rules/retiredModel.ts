import { catalogue, findModel, modelStatus, type Model } from '../platforms/catalogue.ts';
import type { Block, Setting } from '../sheet/block.ts';
import { hasSetting } from '../sheet/settings.ts';
import { formalBlocks, type Prompt } from '../sheet/sheet.ts';
import type { Span } from '../sheet/span.ts';
import { defineSheetRule, type SheetSubject } from './sheetRule.ts';

/** A model's date of end, said once where the model is named: at the setting, wherever that is, or at the parameter. */
interface Named {
	readonly model: Model;
	/** In offsets of the sheet. */
	readonly span: Span;
	readonly successor: string | undefined;
	readonly date: string;
	/** Of some models only the earliest day of their end is announced. */
	readonly end: 'past' | 'announced' | 'earliest';
}

export const retiredModel = defineSheetRule({
	id: 'retired-model',
	summary: 'Reports a model that has been shut down.',
	severity: 'error',
	fixable: true,
	defaults: {},
	messages: {
		replaced: '{model} was shut down on {date}: a request fails. {successor} takes its place.',
		gone: '{model} was shut down on {date}: a request fails. No successor is published.',
	},
	examples: {
		reported: [
			'@platform: openai\n@model: dall-e-3\nA red fox in deep snow, seen through a telephoto lens in overcast light.\n',
		],
		accepted: [
			'@platform: openai\n@model: gpt-image-2\nA red fox in deep snow, seen through a telephoto lens in overcast light.\n',
		],
	},
	*checkSheet(subject) {
		for (const named of endingModels(subject))
			if (named.end === 'past') yield reportOf(named, named.successor === undefined ? 'gone' : 'replaced');
	},
});

export const retiringModel = defineSheetRule({
	id: 'retiring-model',
	summary: 'Says that a model will be shut down.',
	severity: 'warning',
	fixable: true,
	defaults: {},
	messages: {
		replaced: '{model} will be shut down on {date}. {successor} takes its place.',
		gone: '{model} will be shut down on {date}. No successor is published.',
		earliest: '{model} is to be shut down, on {date} at the earliest. {successor} takes its place.',
		earliestGone: '{model} is to be shut down, on {date} at the earliest. No successor is published.',
	},
	examples: {
		reported: [
			'@platform: openai\n@model: gpt-image-1.5\nA red fox in deep snow, seen through a telephoto lens in overcast light.\n',
		],
		accepted: [
			'@platform: openai\n@model: gpt-image-2\nA red fox in deep snow, seen through a telephoto lens in overcast light.\n',
		],
	},
	*checkSheet(subject) {
		for (const named of endingModels(subject))
			if (named.end === 'announced') yield reportOf(named, named.successor === undefined ? 'gone' : 'replaced');
			else if (named.end === 'earliest')
				yield reportOf(named, named.successor === undefined ? 'earliestGone' : 'earliest');
	},
});

function reportOf<Id extends string>({ model, span, successor, date }: Named, messageId: Id) {
	const fixes = () =>
		successor === undefined ? [] : [{ title: `Change to ${successor}`, edits: [{ span, newText: successor }] }];
	return { messageId, span, args: { model: model.title, date, successor: successor ?? '' }, deprecated: true, fixes };
}

function ownModel({ block }: Prompt): { block: Block; setting: Setting } | undefined {
	const setting = block.settings.findLast(({ key }) => key.toLowerCase() === 'model');
	return setting && { block, setting };
}

function* endingModels({ sheet, prompts }: SheetSubject): Iterable<Named> {
	const formal = formalBlocks(sheet);
	if (!formal.some(({ block }) => hasSetting(block, 'model'))) return;
	const starts = new Map(formal.map(({ block, start }) => [block, start]));
	const seen = new Set<Setting>();
	for (const { prompt, subject } of prompts) {
		const at = ownModel(prompt) ?? prompt.inherited.get('model')?.at;
		if (!at || seen.has(at.setting)) continue;
		const start = starts.get(at.block);
		if (start === undefined) continue;
		const span = { start: start + at.setting.valueSpan.start, end: start + at.setting.valueSpan.end };
		const platform = catalogue.get(subject.platform);
		const model = platform && findModel(platform, at.setting.value);
		if (!platform || !model) continue;
		seen.add(at.setting);
		const status = modelStatus(model, subject.on);
		if (status.kind === 'current') continue;
		yield {
			model,
			span,
			successor: status.successor,
			date: status.date,
			end: status.kind === 'retired' ? 'past' : model.shutdown === undefined ? 'earliest' : 'announced',
		};
	}
}
