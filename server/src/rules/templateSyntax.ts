import { defineFaultRule } from './faultRule.ts';

export const templateSyntax = defineFaultRule({
	id: 'template-syntax',
	summary: 'Reports a Dynamic Prompts template that the library refuses.',
	severity: 'error',
	fixable: true,
	messages: {
		percent:
			'A `%` begins `%{...}` and nothing else: Dynamic Prompts refuses the whole prompt, and there is no way to escape it.',
		dollar:
			'A `$` begins `${variable}` and nothing else: Dynamic Prompts refuses the whole prompt, and there is no way to escape it.',
		underscores:
			'Two underscores begin a wildcard, and this one does not end well: Dynamic Prompts refuses the whole prompt.',
		brace: 'This brace begins a group that does not end well: Dynamic Prompts refuses the whole prompt.',
		bounds:
			'What stands before `$$` is no number of options: write `{2$$a|b|c}` or `{1-2$$ and $$a|b|c}`. Dynamic Prompts refuses the whole prompt.',
		variable: '`{text}` does not end like a variable, with `}`: Dynamic Prompts refuses the whole prompt.',
		wrap: 'A wrap is written `%{before ... after$$inside}`: Dynamic Prompts refuses the whole prompt.',
		'too-deep': 'Groups nest too deep here: the library runs out of stack and fails.',
		sampling: 'Dynamic Prompts fails when it draws the prompts: {reason}',
	},
	examples: {
		reported: [
			'@platform: stable-diffusion\n@dialect: dynamic-prompts\n{red|blue} car, 50% off sign\n',
			'@platform: stable-diffusion\n@dialect: dynamic-prompts\n{red|blue} car for $100\n',
			'@platform: stable-diffusion\n@dialect: dynamic-prompts\n{red|blue} car, tag a__b\n',
			'@platform: stable-diffusion\n@dialect: dynamic-prompts\n{red|blue car\n',
			'@platform: stable-diffusion\n@dialect: dynamic-prompts\n{2 $$red|blue} car\n',
			'@platform: stable-diffusion\n@dialect: dynamic-prompts\n{red|blue} car in ${city}\n',
		],
		accepted: [
			'@platform: stable-diffusion\n@dialect: dynamic-prompts\n{2$$red|blue} car, ${city=Rome}street in ${city}\n',
		],
	},
});
