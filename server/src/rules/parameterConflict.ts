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
		referenceFast: '`{first}` and `{second}` exclude each other: an omni reference does not work in Fast mode.',
		exclusive: '`{first}` and `{second}` exclude each other; a job takes one of them.',
		moodboard: '`{parameter}` does not work with the moodboard in `{profile}`.',
		codes: '`{parameter} {value}` reads images alone: style codes and random need generation 4 or 6.',
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
