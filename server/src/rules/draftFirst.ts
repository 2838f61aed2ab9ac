import { timesBetween } from '../platforms/effect.ts';
import type { Change } from '../platforms/change.ts';
import type { Job } from '../platforms/job.ts';
import type { Bounds } from '../platforms/money.ts';
import type { Span } from '../sheet/span.ts';
import { openingWords, ownParameter, ownSetting } from './place.ts';
import { defineRule, type PromptSubject } from './rule.ts';

/** A setting that makes a try dearer, and the change that makes it plain. */
interface Dear {
	readonly written: string;
	readonly change: Change;
	readonly place: Span | undefined;
}

export const draftFirst = defineRule({
	id: 'draft-first',
	summary: 'Reports a prompt that is still vague and is run at a high quality or upscaled.',
	severity: 'info',
	fixable: false,
	defaults: {},
	messages: {
		times:
			'This prompt is still vague, and {setting} makes each try cost {times} times as much: draft first, and raise it for the image you keep.',
		upscale:
			'This upscales the image of a prompt that is still vague: settle the prompt first, since every new image is upscaled, and paid for, again.',
	},
	examples: {
		reported: [
			'@platform: openai\n@model: gpt-image-2\n@quality: high\n@size: 1024x1024\na dog\n',
			'@platform: midjourney\n@action: upscale\na dog\n',
		],
		accepted: [
			'@platform: openai\n@model: gpt-image-2\n@quality: low\n@size: 1024x1024\na dog\n',
			'@platform: openai\n@model: gpt-image-2\n@quality: high\n@size: 1024x1024\nPortrait of a golden retriever sitting in a field of wildflowers at sunset, warm backlight, shallow depth of field, 85mm lens.\n',
		],
	},
	mayFind: ({ jobs: [job], isVague }) => job !== undefined && (job.action === 'upscale' || mayBeDear(job)) && isVague,
	*check(subject) {
		const [job] = subject.jobs;
		if (!job) return;
		if (job.action === 'upscale') {
			yield { messageId: 'upscale', span: ownSetting(subject, 'action') ?? openingWords(subject) };
			return;
		}
		for (const { written, change, place } of dearIn(subject, job)) {
			const times = timesBetween(job, [change], subject.pricing);
			if (times === undefined || times.min < 1.2) continue;
			yield {
				messageId: 'times',
				span: place ?? openingWords(subject),
				args: { setting: written, times: rangeText(times) },
			};
			return;
		}
	},
});

const rangeText = ({ min, max }: Bounds<number>): string =>
	min === max ? String(min) : `${String(min)} to ${String(max)}`;

const qualities = new Set(['high', 'hd', 'ultra', 'quality', '2', '4']);

const mayBeDear = (job: Job): boolean => job.parameters.has('hd') || qualities.has(job.quality?.toLowerCase() ?? '');

function dearIn(subject: PromptSubject, job: Job): Dear[] {
	const dear: Dear[] = [];
	if (job.parameters.has('hd'))
		dear.push({ written: '`--hd`', change: { parameter: 'hd', value: null }, place: ownParameter(subject, 'hd') });
	if (!qualities.has(job.quality?.toLowerCase() ?? '')) return dear;
	const parameter = ownParameter(subject, 'quality');
	const written = parameter ? `\`--quality ${job.quality ?? ''}\`` : `quality ${job.quality ?? ''}`;
	const change: Change = parameter
		? { parameter: 'quality', value: null }
		: {
				setting: 'quality',
				value:
					subject.platform === 'openai' && job.quality === 'hd'
						? 'standard'
						: subject.platform === 'openai'
							? 'low'
							: null,
			};
	dear.push({ written, change, place: parameter ?? ownSetting(subject, 'quality') });
	return dear;
}
