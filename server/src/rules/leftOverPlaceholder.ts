import { defineRule } from './rule.ts';

export const leftOverPlaceholder = defineRule({
	id: 'left-over-placeholder',
	summary: 'Reports a place to fill in, such as `${1:subject}`, that would be sent as it stands.',
	severity: 'error',
	fixable: true,
	defaults: {},
	messages: {
		left: 'This place is still to fill in: it would be sent, and paid for, as it stands.',
	},
	examples: {
		reported: [
			'@platform: midjourney\nPhotorealistic portrait of ${1:a golden retriever} in a field of wildflowers at sunset, warm light --ar 16:9\n',
		],
		accepted: [
			'@platform: midjourney\nPhotorealistic portrait of a golden retriever in a field of wildflowers at sunset, warm light --ar 16:9\n',
			'---\ntitle: Pet portrait\nlicense: CC0-1.0\nplatform: midjourney\n---\n\nPhotorealistic portrait of ${1:a golden retriever} in a field of wildflowers at sunset, warm light\n',
		],
	},
	mayFind: ({ block, isLibrarySheet }) => !isLibrarySheet && block.placeholders.length > 0,
	*check({ block }) {
		for (const { span, text } of block.placeholders) {
			const fix = text === '' ? 'Remove it' : `Use “${text}”`;
			yield { messageId: 'left', span, fixes: () => [{ title: fix, edits: [{ span, newText: text }] }] };
		}
	},
});
