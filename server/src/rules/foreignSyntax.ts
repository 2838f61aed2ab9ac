import { defineRule, faultsOf, hasFaultsOf, type Fix, type PromptSubject, type Report } from './rule.ts';

const id = 'foreign-syntax';

const messages = {
	parameter:
		"`{parameter}` is Midjourney's. This model reads it as words, so it sets nothing, and it may show up in the image.",
	weight:
		'`:{weight}` in brackets is a weight in Stable Diffusion only. Here the brackets and the number are words like any other.',
	network: '`{network}` loads a network in Stable Diffusion only. Here it is words like any other.',
	separator: '`::` weighs and separates in Midjourney only. Here it is read as part of the text.',
	braces: 'Braces vary a prompt in other systems only. Here this is one job that asks for all the options at once.',
} as const;

export const foreignSyntax = defineRule({
	id,
	summary: 'Reports syntax of another image system, which is only words here.',
	severity: 'warning',
	fixable: true,
	defaults: {},
	messages,
	examples: {
		reported: [
			'@platform: openai\nA red fox in deep snow --ar 16:9\n',
			'@platform: flux\nA {red, silver} fox in deep snow\n',
			'@platform: google\nA (red:1.3) fox in deep snow <lora:fur:0.8>\n',
			'@platform: midjourney\na (red:1.3) fox in deep snow\n',
		],
		accepted: [
			'@platform: openai\nA red fox in deep snow (early morning), seen at 10:30.\n',
			'@platform: midjourney\na {red, silver} fox in deep snow --ar 16:9\n',
		],
	},
	mayFind: (subject) => hasFaultsOf(subject, id),
	*check(subject) {
		for (const report of faultsOf(subject, { id, messages })) yield withSetting(subject, report);
	},
});

/** Platforms that take the shape of an image as a setting of its own. */
const withAspect = new Set(['flux', 'google', 'ideogram', 'stability', 'leonardo', 'firefly', 'replicate', 'fal']);

/** `--ar 16:9` as `@aspect: 16:9`, where there is a place for it: not in a fence, and not where a shape is set already. */
function withSetting<Id extends string>(subject: PromptSubject, report: Report<Id>): Report<Id> {
	const { block, source, settings, platform, text } = subject;
	const { name, value = '' } = report.args ?? {};
	const at = text.sourceOf(0);
	const isFree =
		block.fence === undefined && settings.get('aspect') === undefined && (at === 0 || source[at - 1] === '\n');
	if (name !== 'aspect' || !/^\d+:\d+$/.test(value) || !isFree || !withAspect.has(platform)) return report;
	return {
		...report,
		fixes: (): readonly Fix[] => {
			const fixes = report.fixes?.() ?? [];
			const [remove] = fixes;
			if (!remove) return fixes;
			const setting = { span: { start: at, end: at }, newText: `@aspect: ${value}\n` };
			return [{ title: `Move it to \`@aspect: ${value}\``, edits: [setting, ...remove.edits] }, ...fixes];
		},
	};
}
