import { defineFaultRule } from './faultRule.ts';

export const imagePrompt = defineFaultRule({
	id: 'image-prompt',
	summary: 'Reports image prompts that Midjourney refuses.',
	severity: 'warning',
	fixable: false,
	messages: {
		alone: 'One image alone is refused: add words, or a second image to blend it with.',
		late: 'Image addresses come first: behind words this one is read as words.',
		ending: 'Midjourney takes image addresses that end in {endings}; this one does not.',
	},
	examples: {
		reported: [
			'@platform: midjourney\nhttps://example.com/field.png\n',
			'@platform: midjourney\nhttps://example.com/field poppies in a meadow\n',
			'@platform: midjourney\npoppies https://example.com/field.png\n',
		],
		accepted: [
			'@platform: midjourney\nhttps://example.com/field.png poppies in a meadow\n',
			'@platform: midjourney\nhttps://example.com/a.png https://example.com/b.png\n',
		],
	},
});
