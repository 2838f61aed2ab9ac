import { defineFaultRule } from './faultRule.ts';

export const networkInNegative = defineFaultRule({
	id: 'network-in-negative',
	summary: 'Reports an extra network in a negative prompt, where it is not loaded.',
	severity: 'warning',
	fixable: true,
	messages: {
		network:
			'`{network}` loads nothing here: networks are read in the prompt only. In the negative prompt it is sent as words, and takes up tokens.',
	},
	examples: {
		reported: [
			'@platform: stable-diffusion\nportrait of a sailor, harbour\nNegative prompt: blurry <lora:bad-hands:1>\n',
		],
		accepted: [
			'@platform: stable-diffusion\nportrait of a sailor, harbour <lora:good-hands:1>\nNegative prompt: blurry\n',
		],
	},
});
