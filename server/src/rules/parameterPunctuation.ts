import { defineFaultRule } from './faultRule.ts';

export const parameterPunctuation = defineFaultRule({
	id: 'parameter-punctuation',
	summary: 'Reports punctuation in a parameter.',
	severity: 'error',
	fixable: true,
	messages: {
		punctuation:
			'Midjourney takes no punctuation in parameters: with `{mark}`, `{parameter}` is refused. Only the words after `--no` are separated by commas.',
	},
	examples: {
		reported: [
			'@platform: midjourney\npoppies in a meadow --ar 2:3,\n',
			'@platform: midjourney\npoppies in a meadow --ar=2:3\n',
		],
		accepted: ['@platform: midjourney\npoppies in a meadow --ar 2:3 --no people, fences\n'],
	},
});
