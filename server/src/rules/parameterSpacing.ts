import { defineFaultRule } from './faultRule.ts';

export const parameterSpacing = defineFaultRule({
	id: 'parameter-spacing',
	summary: 'Reports dashes and spaces that keep a parameter from being read.',
	severity: 'error',
	fixable: true,
	messages: {
		before:
			'Without a space before it, `{written}` is part of the word in front: the parameter does nothing. Write `{right}`.',
		dashes: 'Midjourney wants two dashes right before the name; `{written}` is read as words. Write `{right}`.',
		value: '`{written}` is read as one name, and the value is lost. Write `{right}`.',
	},
	examples: {
		reported: [
			'@platform: midjourney\npoppies in a meadow--ar 2:3\n',
			'@platform: midjourney\npoppies in a meadow - - ar 2:3\n',
			'@platform: midjourney\npoppies in a meadow --ar2:3\n',
		],
		accepted: [
			'@platform: midjourney\npoppies in a meadow --ar 2:3\n',
			'@platform: midjourney\na half-timbered house - at dusk\n',
		],
	},
});
