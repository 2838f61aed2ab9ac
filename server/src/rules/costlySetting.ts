import { ownParameter, ownSetting } from './place.ts';
import { defineRule, type PromptSubject, type Report } from './rule.ts';

export const costlySetting = defineRule({
	id: 'costly-setting',
	summary: 'Reports a setting that is paid for and gives nothing here: repeats of the same seed.',
	severity: 'warning',
	fixable: true,
	defaults: {},
	messages: {
		repeat: '`--repeat {times}` runs the same seed again: {times} jobs are paid for, and they give the same images.',
		attempts: 'The seed is fixed, so each of the {times} tries gives the same image, and each is paid for.',
	},
	examples: {
		reported: [
			'@platform: midjourney\nred fox in deep snow, overcast light, telephoto --seed 42 --repeat 4\n',
			'@platform: stable-diffusion\n@attempts: 5\nred fox in deep snow, overcast light, telephoto\nSteps: 20, Sampler: Euler a, CFG scale: 7, Seed: 42, Size: 512x512\n',
		],
		accepted: [
			'@platform: midjourney\nred fox in deep snow, overcast light, telephoto --repeat 4\n',
			'@platform: midjourney\nred fox in deep snow, overcast light, telephoto --seed 42\n',
			'@platform: stable-diffusion\n@attempts: 5\nred fox in deep snow, overcast light, telephoto\nSteps: 20, Sampler: Euler a, CFG scale: 7, Seed: -1, Size: 512x512\n',
		],
	},
	mayFind: isSeedFixed,
	*check(subject) {
		yield* repeats(subject);
		yield* attempts(subject);
	},
});

function isSeedFixed({ reading, block }: PromptSubject): boolean {
	const seed =
		reading.parameters.find(({ name }) => name === 'seed')?.value ??
		block.generation?.entries.find(({ key }) => key === 'Seed')?.value;
	return seed !== undefined && /^\d+$/.test(seed.trim());
}

function* repeats(subject: PromptSubject): Iterable<Report<'repeat'>> {
	const parameter = subject.reading.parameters.find(({ name }) => name === 'repeat');
	const span = ownParameter(subject, 'repeat');
	if (!parameter || !span || !(Number(parameter.value) > 1)) return;
	const before = subject.source[span.start - 1] === ' ' ? span.start - 1 : span.start;
	yield {
		messageId: 'repeat',
		span,
		args: { times: parameter.value },
		fixes: () => [
			{ title: `Remove \`--${parameter.written}\``, edits: [{ span: { start: before, end: span.end }, newText: '' }] },
		],
	};
}

function* attempts(subject: PromptSubject): Iterable<Report<'attempts'>> {
	const span = ownSetting(subject, 'attempts');
	const times = subject.jobs[0]?.attempts ?? 1;
	if (span && times > 1)
		yield {
			messageId: 'attempts',
			span,
			args: { times: String(times) },
			fixes: () => [{ title: 'Try once', edits: [{ span, newText: '1' }] }],
		};
}
