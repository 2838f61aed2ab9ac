import assert from 'node:assert/strict';
import { analyse } from '../support/analyse.ts';

const messages = (sheet: string, rule: string): string[] =>
	analyse(sheet)
		.findings.filter((finding) => finding.rule === rule)
		.map(({ message }) => message);

suite('what a message says of a weight', () => {
	for (const [title, sheet, rule, times] of [
		[
			'a point without decimals',
			'@platform: stable-diffusion\na canyon, (ratio 16:3.)\n',
			'trailing-weight',
			'3 times.',
		],
		[
			'no digit before the point',
			'@platform: stable-diffusion\na canyon, (ratio 16:.5)\n',
			'trailing-weight',
			'0.5 times.',
		],
		['noughts before it', '@platform: stable-diffusion\na clock at 10:05\n', 'trailing-weight', '5 times.'],
		['a sign', '@platform: stable-diffusion\n@dialect: comfyui\na clock, (at 10:+3)\n', 'trailing-weight', '3 times.'],
		[
			'decimals that are nought',
			'@platform: stable-diffusion\na sailor, [blue eyes:1.0]\n',
			'bracket-weight',
			'1 times all',
		],
		['digits of a tag', '@platform: novelai\n2::artist:jp06::, girl on a bridge\n', 'closing-weight', '6 times.'],
	] as const)
		test(`counts with the number it is: ${title}`, () => {
			const [message = '', ...others] = messages(sheet, rule);
			assert.deepEqual(others, []);
			assert.ok(message.includes(` ${times}`), message);
		});
});
