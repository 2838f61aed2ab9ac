import { defineFaultRule } from './faultRule.ts';

export const dashLookalike = defineFaultRule({
	id: 'dash-lookalike',
	summary: 'Reports a dash that looks like two hyphens and is not.',
	severity: 'warning',
	fixable: true,
	messages: {
		single: 'One hyphen starts no parameter: `{written}` is read as words. Write `{right}`.',
		lookalike:
			'`{written}` does not start with two hyphens and is not documented to work: it may be read as words. Write `{right}`.',
	},
	examples: {
		reported: [
			'@platform: midjourney\npoppies in a meadow -ar 2:3\n',
			'@platform: midjourney\npoppies in a meadow –ar 2:3\n',
		],
		accepted: [
			'@platform: midjourney\npoppies in a meadow --ar 2:3\n',
			'@platform: midjourney\npoppies, 1920–1930 postcard\n',
		],
	},
});
