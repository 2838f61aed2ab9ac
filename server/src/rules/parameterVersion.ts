import { defineFaultRule } from './faultRule.ts';

export const parameterVersion = defineFaultRule({
	id: 'parameter-version',
	summary: 'Reports a parameter that the version in use does not have.',
	severity: 'error',
	fixable: true,
	messages: {
		unsupported: '{version} has no `{parameter}`: the job is refused or runs without it. It works on {versions}.',
		replaced: '{version} has no `{parameter}`; `{replacement}` takes its place there.',
	},
	examples: {
		reported: [
			'@platform: midjourney\npoppies in a meadow --q 2\n',
			'@platform: midjourney\npoppies in a meadow --v 7 --style raw\n',
			'@platform: midjourney\na fisherman mending a net --v 7 --cref https://example.com/face.png\n',
		],
		accepted: [
			'@platform: midjourney\npoppies in a meadow --v 7 --q 2\n',
			'@platform: midjourney\npoppies in a meadow --raw\n',
		],
	},
});
