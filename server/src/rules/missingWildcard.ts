import { defineFaultRule } from './faultRule.ts';

export const missingWildcard = defineFaultRule({
	id: 'missing-wildcard',
	summary: 'Reports a wildcard for which there is no list.',
	severity: 'error',
	fixable: true,
	messages: {
		missing:
			'There is no wildcard list "{name}". Combining every option, Dynamic Prompts would repeat the name for ever.',
		mistyped: 'There is no wildcard list "{name}". Did you mean "{near}"?',
	},
	examples: {
		reported: ['@platform: stable-diffusion\n@dialect: dynamic-prompts\n__colours__ car on a coastal road\n'],
		accepted: ['@platform: stable-diffusion\n@dialect: dynamic-prompts\n{red|blue} car on a coastal road\n'],
	},
});
