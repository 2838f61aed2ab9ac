import { catalogue, findModel, modelStatus } from '../platforms/catalogue.ts';
import type { Job } from '../platforms/job.ts';
import { openingWords } from './place.ts';
import { defineRule, type PromptSubject } from './rule.ts';

export const unpriced = defineRule({
	id: 'unpriced',
	summary: 'Says that nobody publishes what a prompt costs, and why.',
	severity: 'hint',
	fixable: false,
	defaults: {},
	messages: { unpriced: 'What this costs is not known: {reason}. Totals leave it out.' },
	examples: {
		reported: [
			'@platform: openai\n@model: painter-9000\nA red fox in deep snow, seen through a telephoto lens in overcast light.\n',
		],
		accepted: [
			'@platform: openai\n@model: gpt-image-2\nA red fox in deep snow, seen through a telephoto lens in overcast light.\n',
			'@platform: openai\n@model: dall-e-3\nA red fox in deep snow, seen through a telephoto lens in overcast light.\n',
		],
	},
	mayFind: ({ estimate }) => estimate.kind === 'unknown',
	*check(subject) {
		const { estimate } = subject;
		if (estimate.kind === 'unknown' && !subject.jobs.every((job) => isGone(job, subject)))
			yield { messageId: 'unpriced', span: openingWords(subject), args: { reason: estimate.reason } };
	},
});

/** That a named model is gone is said where it is named, and is why it has no price. */
function isGone({ model }: Job, { platform: id, on }: PromptSubject): boolean {
	const platform = catalogue.get(id);
	const found = platform && model !== undefined ? findModel(platform, model) : undefined;
	return found !== undefined && modelStatus(found, on).kind === 'retired';
}
