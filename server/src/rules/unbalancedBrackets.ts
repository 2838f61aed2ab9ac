import { defineFaultRule } from './faultRule.ts';

export const unbalancedBrackets = defineFaultRule({
	id: 'unbalanced-brackets',
	summary: 'Reports a bracket without a partner.',
	severity: 'warning',
	fixable: true,
	messages: {
		'open-round': 'This `{bracket}` is never closed: everything from here to the end counts 1.1 times.',
		'open-square': 'This `{bracket}` is never closed: everything from here to the end is weakened, to 0.91 times.',
		close: 'This `{bracket}` closes nothing: it is sent as a character.',
		text: 'This `{bracket}` has no partner: it weighs nothing, and is sent as a character.',
		'runs-on': 'This `{bracket}` is never closed: everything from here to the end is weighed with it.',
	},
	examples: {
		reported: [
			'@platform: stable-diffusion\n((red fox:1.2) in deep snow, dusk\n',
			'@platform: stable-diffusion\nred fox), deep snow\n',
			'@platform: stable-diffusion\n@dialect: comfyui\n(red fox, deep snow\n',
			'@platform: novelai\n{red fox, deep snow\n',
		],
		accepted: [
			'@platform: stable-diffusion\n((red fox:1.2)) in deep snow, fox \\(animal\\)\n',
			'@platform: stable-diffusion\n1girl, :), red scarf, deep snow, dusk\n',
			'@platform: novelai\n{red fox}, [deep snow]\n',
		],
	},
});
