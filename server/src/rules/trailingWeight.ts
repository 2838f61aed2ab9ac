import { defineFaultRule } from './faultRule.ts';

export const trailingWeight = defineFaultRule({
	id: 'trailing-weight',
	summary: 'Reports a ratio or a time of day that Stable Diffusion reads as a weight.',
	severity: 'warning',
	fixable: true,
	messages: {
		prompt:
			'A prompt that ends in `:{number}` has its end cut off and taken for a weight: "{words}" counts {times} times.',
		bracket: 'The number behind a colon is the weight of its brackets: these words count {times} times.',
	},
	examples: {
		reported: [
			'@platform: stable-diffusion\nwide shot of a canyon, aspect ratio 16:9\n',
			'@platform: stable-diffusion\nstation clock (time 10:30), fog\n',
		],
		accepted: [
			'@platform: stable-diffusion\nwide shot of a canyon, aspect ratio 16:9, dusk\n',
			'@platform: stable-diffusion\nred fox AND deep snow:0.6\n',
		],
	},
});
