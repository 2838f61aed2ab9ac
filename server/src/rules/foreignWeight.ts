import { defineFaultRule } from './faultRule.ts';

export const foreignWeight = defineFaultRule({
	id: 'foreign-weight',
	summary: "Reports a weight in the form of AUTOMATIC1111's web UI, where it weighs nothing.",
	severity: 'warning',
	fixable: true,
	messages: {
		invokeai:
			'`:{weight})` weighs nothing in InvokeAI: colon and number are sent as words. The weight stands behind the bracket.',
		novelai: '`:{weight})` weighs nothing in NovelAI: brackets, colon and number are sent as words.',
	},
	examples: {
		reported: [
			'@platform: stable-diffusion\n@dialect: invokeai\n(red fox:1.2) in deep snow\n',
			'@platform: novelai\n(red fox:1.2) in deep snow\n',
		],
		accepted: [
			'@platform: stable-diffusion\n@dialect: invokeai\n(red fox)1.2 in deep snow\n',
			'@platform: novelai\n1.2::red fox ::, deep snow\n',
		],
	},
});
