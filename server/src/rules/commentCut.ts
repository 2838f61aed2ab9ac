import { defineFaultRule } from './faultRule.ts';

export const commentCut = defineFaultRule({
	id: 'comment-cut',
	summary: 'Reports words that are dropped because they stand behind a comment sign.',
	severity: 'warning',
	fixable: true,
	messages: {
		hash: 'A `#` starts a comment anywhere in a line: "{lost}" is never sent. Turn off "Enable comments" in the web UI, or write it without the sign.',
		slashes: 'The text box takes `//` for a comment, in an address too: "{lost}" is never sent.',
	},
	examples: {
		reported: [
			'@platform: stable-diffusion\ndress in colour #ff0000, silver hair, studio light\n',
			'@platform: stable-diffusion\n@dialect: comfyui\nposter after https://example.com/poster, red ink\n',
		],
		accepted: [
			'@platform: stable-diffusion\ndress in bright red, silver hair, studio light\n',
			'@platform: openai\ndress in colour #ff0000, silver hair, studio light\n',
		],
	},
});
