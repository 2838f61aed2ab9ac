import { defineFaultRule } from './faultRule.ts';

export const crashingWeight = defineFaultRule({
	id: 'crashing-weight',
	summary: 'Reports a weight that is no number, which ends the run with an error.',
	severity: 'error',
	fixable: true,
	messages: {
		number: '`{number}` is no number: the web UI stops with an error, and nothing is generated.',
	},
	examples: {
		reported: ['@platform: stable-diffusion\n(red fox:1.2.3) in deep snow\n'],
		accepted: ['@platform: stable-diffusion\n(red fox:1.2) in deep snow\n'],
	},
});
