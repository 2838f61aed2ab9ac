import { defineFaultRule } from './faultRule.ts';

export const webUiSyntax = defineFaultRule({
	id: 'webui-syntax',
	summary: "Reports syntax of AUTOMATIC1111's web UI in a ComfyUI prompt.",
	severity: 'warning',
	fixable: true,
	messages: {
		network: '`{network}` loads nothing in ComfyUI: it is sent as words. A LoRA is loaded by a node of its own.',
		schedule: '`{schedule}` is no schedule in ComfyUI: brackets, colons and the number are sent as they stand.',
		keyword: '`{keyword}` is a word like any other in ComfyUI.',
	},
	examples: {
		reported: [
			'@platform: stable-diffusion\n@dialect: comfyui\nred fox in deep snow <lora:fur:0.8>\n',
			'@platform: stable-diffusion\n@dialect: comfyui\nred fox BREAK deep snow\n',
			'@platform: stable-diffusion\n@dialect: comfyui\n[summer:winter:0.5] meadow, red fox\n',
		],
		accepted: ['@platform: stable-diffusion\n@dialect: comfyui\n(red fox:1.2), embedding:fur, deep snow\n'],
	},
});
