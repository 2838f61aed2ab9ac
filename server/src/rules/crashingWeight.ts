import { defineFaultRule } from './faultRule.ts';

export const crashingWeight = defineFaultRule({
	id: 'crashing-weight',
	summary: 'Reports a weight that is no number, which ends the run, or the loading of LoRAs, with an error.',
	severity: 'error',
	fixable: true,
	messages: {
		number: '`{number}` is no number: the web UI stops with an error, and nothing is generated.',
		network: 'The weight in `{network}` is no number: the web UI stops there, and loads no LoRA for this prompt.',
	},
	examples: {
		reported: [
			'@platform: stable-diffusion\n(red fox:1.2.3) in deep snow\n',
			'@platform: stable-diffusion\nred fox in deep snow <lora:film:strong>\n',
		],
		accepted: ['@platform: stable-diffusion\n(red fox:1.2) in deep snow\n'],
	},
});
