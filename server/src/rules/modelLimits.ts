import { limitsBroken, type LimitBroken } from '../platforms/fits.ts';
import type { Span } from '../sheet/span.ts';
import { openingWords, ownParameter, ownSetting } from './place.ts';
import { defineRule, type PromptSubject } from './rule.ts';

const names: Readonly<Record<LimitBroken['what'], string>> = {
	size: 'size',
	aspect: 'aspect ratio',
	quality: 'quality',
	images: 'number of images',
	steps: 'number of steps',
	references: 'number of reference images',
};

export const modelLimits = defineRule({
	id: 'model-limits',
	summary: 'Reports a size, count or quality that the model does not take.',
	severity: 'warning',
	fixable: false,
	defaults: {},
	messages: { broken: 'The {what} here is {asked}; the model takes {takes}, and refuses or changes the rest.' },
	examples: {
		reported: [
			'@platform: openai\n@model: gpt-image-2\n@size: 1000x1000\nA red fox in deep snow, seen through a telephoto lens in overcast light.\n',
		],
		accepted: [
			'@platform: openai\n@model: gpt-image-2\n@size: 1024x1536\nA red fox in deep snow, seen through a telephoto lens in overcast light.\n',
		],
	},
	mayFind: (subject) => brokenBy(subject).length > 0,
	*check(subject) {
		for (const { what, asked, takes } of brokenBy(subject)) {
			yield { messageId: 'broken', span: placeOf(subject, what), args: { what: names[what], asked, takes } };
		}
	},
});

/** Midjourney's own parameters are judged, by version, while they are read. */
const brokenBy = ({ jobs: [job], dialect, pricing }: PromptSubject): readonly LimitBroken[] =>
	!job || dialect === 'midjourney' ? [] : limitsBroken(job, pricing);

const placeOf = (subject: PromptSubject, what: LimitBroken['what']): Span =>
	ownSetting(subject, what) ?? ownParameter(subject, what) ?? openingWords(subject);
