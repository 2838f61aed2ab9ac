import { defineFaultRule } from './faultRule.ts';

export const parameterConflict = defineFaultRule({
	id: 'parameter-conflict',
	summary: 'Reports parameters that exclude each other.',
	severity: 'error',
	fixable: true,
	messages: {
		models: '`{first}` and `{second}` each name the model, and a job has one.',
		speeds: '`{first}` and `{second}` each set the speed, and a job has one; they cost different GPU time.',
		repeatRelaxed: '`{first}` and `{second}` exclude each other: repeats run in Fast and Turbo only.',
		exclusive: '`{first}` and `{second}` exclude each other; a job takes one of them.',
	},
	examples: {
		reported: [
			'@platform: midjourney\npoppies in a meadow --fast --relax\n',
			'@platform: midjourney\npoppies in a meadow --hd --sd\n',
			'@platform: midjourney\npoppies in a meadow --v 7 --niji 6\n',
		],
		accepted: [
			'@platform: midjourney\npoppies in a meadow --{fast, relax}\n',
			'@platform: midjourney\npoppies in a meadow --hd --fast\n',
		],
	},
});
