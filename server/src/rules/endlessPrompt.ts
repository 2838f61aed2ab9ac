import { defineFaultRule } from './faultRule.ts';

export const endlessPrompt = defineFaultRule({
	id: 'endless-prompt',
	summary: 'Reports a template that Dynamic Prompts would never finish.',
	severity: 'error',
	fixable: false,
	messages: {
		endless:
			'A group drawn at random or in turn never runs out: combining every option, Dynamic Prompts would not come to an end, and the number of images has no limit.',
	},
	examples: {
		reported: ['@platform: stable-diffusion\n@dialect: dynamic-prompts\n{~red fox in snow|blue jay on a branch}\n'],
		accepted: ['@platform: stable-diffusion\n@dialect: dynamic-prompts\n{red fox in snow|blue jay on a branch}\n'],
	},
});
