import { defineFaultRule } from './faultRule.ts';

export const modelVersion = defineFaultRule({
	id: 'model-version',
	summary: 'Reports a Midjourney version that is gone or does not exist.',
	severity: 'warning',
	fixable: true,
	messages: {
		retired: 'Version {value} was switched off on {since}; {successor} takes its place.',
		unknown: 'There is no version {value} that we know of; the nearest is {newest}.',
	},
	examples: {
		reported: [
			'@platform: midjourney\npoppies in a meadow --v 8\n',
			'@platform: midjourney\npoppies in a meadow --v 6.5\n',
		],
		accepted: [
			'@platform: midjourney\npoppies in a meadow --v 8.2\n',
			'@platform: midjourney\npoppies in a meadow --niji\n',
		],
	},
});
