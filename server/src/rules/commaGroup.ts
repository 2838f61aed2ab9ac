import { defineFaultRule } from './faultRule.ts';

export const commaGroup = defineFaultRule({
	id: 'comma-group',
	summary: 'Reports options separated by commas in a Dynamic Prompts group.',
	severity: 'warning',
	fixable: true,
	messages: {
		commas:
			'Commas separate nothing in Dynamic Prompts: this group has one option, and all of it is sent. Options are separated by `|`.',
	},
	examples: {
		reported: ['@platform: stable-diffusion\n@dialect: dynamic-prompts\n{red, blue} car on a coastal road\n'],
		accepted: ['@platform: stable-diffusion\n@dialect: dynamic-prompts\n{red|blue} car on a coastal road\n'],
	},
});
