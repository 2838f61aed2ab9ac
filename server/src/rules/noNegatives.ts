import { findModel, findPlatform, limits } from '../platforms/catalogue.ts';
import type { Span } from '../sheet/span.ts';
import { fromLineBefore, lineOf, negativePart } from './place.ts';
import { defineRule, type PromptSubject } from './rule.ts';

export const noNegatives = defineRule({
	id: 'no-negatives',
	summary: 'Reports a negative prompt for a model that takes none.',
	severity: 'warning',
	fixable: true,
	defaults: {},
	messages: {
		none: '{model} takes no negative prompt: this is not sent, or is read as something to show. Say in the text what is there instead.',
	},
	examples: {
		reported: [
			'@platform: openai\n@model: gpt-image-2\nA red fox in deep snow, seen through a telephoto lens in overcast light.\nNegative prompt: people, trees\n',
			'@platform: flux\nA red fox in deep snow, seen through a telephoto lens in overcast light.\nNegative prompt: people\n',
			'@platform: google\n@negative: people\nA red fox in deep snow, seen through a telephoto lens in overcast light.\n',
		],
		accepted: [
			'@platform: stable-diffusion\nred fox in deep snow, telephoto, overcast light\nNegative prompt: people, trees\n',
			'@platform: openai\n@model: gpt-image-2\nA red fox in deep snow, seen through a telephoto lens in overcast light.\n',
		],
	},
	mayFind: ({ block }) => block.negative !== undefined || block.settings.length > 0,
	*check(subject) {
		const { block } = subject;
		const setting = block.settings.findLast(({ key, value }) => key.toLowerCase() === 'negative' && value !== '');
		if (!block.negative && !setting) return;
		const model = modelWithout(subject);
		if (model === undefined) return;
		if (setting) yield report(model, setting.valueSpan, lineOf(subject.source, setting.span));
		const part = negativePart(subject);
		if (part) yield report(model, part, fromLineBefore(part));
	},
});

const report = (model: string, span: Span, gone: Span) =>
	({
		messageId: 'none',
		span,
		args: { model },
		unnecessary: true,
		fixes: () => [{ title: 'Remove the negative prompt', edits: [{ span: gone, newText: '' }] }],
	}) as const;

/** The model's title where the catalogue knows that it takes no negative prompt. */
function modelWithout({ platform, jobs }: PromptSubject): string | undefined {
	const found = findPlatform(platform);
	const model = found && findModel(found, jobs[0]?.model ?? found.defaultModel);
	return model && limits(model).negativePrompt === false ? model.title : undefined;
}
