import { defineFaultRule } from './faultRule.ts';

export const foreignWeight = defineFaultRule({
	id: 'foreign-weight',
	summary: "Reports a weight in the form of AUTOMATIC1111's web UI or of a newer model, where it weighs nothing.",
	severity: 'warning',
	fixable: true,
	messages: {
		invokeai:
			'`:{weight})` weighs nothing in InvokeAI: colon and number are sent as words. The weight stands behind the bracket.',
		model:
			'`{weight}::` weighs nothing in this model: NovelAI reads weights before words from V4 on, and those below 0 from V4.5 on.',
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
