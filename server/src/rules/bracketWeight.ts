import { defineFaultRule } from './faultRule.ts';

export const bracketWeight = defineFaultRule({
	id: 'bracket-weight',
	summary: 'Reports a weight in square brackets, which is a step and keeps the words out of the image.',
	severity: 'warning',
	fixable: true,
	messages: {
		never:
			'Square brackets take no weight: `[{words}:{number}]` means "add these words after {times} times all steps", so they never get into the image. Weights stand in round brackets.',
	},
	examples: {
		reported: ['@platform: stable-diffusion\nportrait of a sailor, [blue eyes:1.2], rainy harbour\n'],
		accepted: [
			'@platform: stable-diffusion\nportrait of a sailor, (blue eyes:1.2), rainy harbour\n',
			'@platform: stable-diffusion\nportrait of a sailor, [blue eyes:0.4], rainy harbour\n',
		],
	},
});
