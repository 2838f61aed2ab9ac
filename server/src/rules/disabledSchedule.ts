import { defineFaultRule } from './faultRule.ts';

export const disabledSchedule = defineFaultRule({
	id: 'disabled-schedule',
	summary: 'Reports a sign that switches off every schedule of a Stable Diffusion prompt.',
	severity: 'warning',
	fixable: true,
	messages: {
		disabled:
			'This `{sign}` cannot be read, so the web UI gives up on the whole prompt: `{schedule}` and every other `[from:to:when]` is sent as plain words, brackets and all.',
	},
	examples: {
		reported: [
			'@platform: stable-diffusion\na cat | [summer:winter:0.5], oil painting\n',
			'@platform: stable-diffusion\n(red|blue) dress, [fog:0.3]\n',
		],
		accepted: [
			'@platform: stable-diffusion\n[cow|horse] in a field, [summer:winter:0.5]\n',
			'@platform: stable-diffusion\n(red|blue) dress on a chair, oil painting\n',
		],
	},
});
