import { defineBlockRule } from './blockRule.ts';

const messages = {
	'front-matter-invalid':
		'The front matter cannot be read: {detail} Its settings may not count; the prompts still work.',
	'front-matter-too-large': 'The front matter is larger than 64 KiB and is not read; the prompts still work.',
	'front-matter-too-deep': 'The front matter nests more than 32 levels and is not read; the prompts still work.',
	'front-matter-alias': 'Aliases (`*name`) are not followed in front matter; write the value out.',
	'front-matter-unclosed': 'The front matter has no closing `---`; it is taken to end at the first blank line.',
};

type MessageId = keyof typeof messages;

export const frontMatter = defineBlockRule({
	id: 'front-matter',
	summary: 'Reports front matter that cannot be read.',
	severity: 'error',
	fixable: true,
	defaults: {},
	messages,
	examples: {
		reported: [
			'---\nplatform: [midjourney\n---\n',
			'---\nplatform: midjourney\n\na red fox in deep snow, telephoto, overcast light\n',
			'---\nclient: &a Acme\nproject: *a\n---\n',
		],
		accepted: ['---\nplatform: midjourney\nclient: Acme\n---\n'],
	},
	*checkBlock({ block }) {
		if (block.kind !== 'front-matter') return;
		for (const { kind, span, detail } of block.faults) {
			if (!isMessage(kind)) continue;
			const close = { span: { start: block.body.end, end: block.body.end }, newText: '---\n' };
			const fixes = () =>
				kind === 'front-matter-unclosed' ? [{ title: 'Close the front matter here', edits: [close] }] : [];
			yield { messageId: kind, span, args: { detail: sentence(detail ?? '') }, fixes };
		}
	},
});

const isMessage = (kind: string): kind is MessageId => kind in messages;

const sentence = (text: string): string => (text === '' || text.endsWith('.') ? text : `${text}.`);
