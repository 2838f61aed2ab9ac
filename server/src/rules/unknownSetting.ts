import { knownKeys, findKey } from '../sheet/keys.ts';
import { nearest } from '../sheet/nearest.ts';
import { defineBlockRule } from './blockRule.ts';

const keys = knownKeys.map(({ key }) => key);

export const unknownSetting = defineBlockRule({
	id: 'unknown-setting',
	summary: 'Reports a setting that does not exist.',
	severity: 'warning',
	fixable: true,
	defaults: {},
	messages: {
		near: 'There is no setting `{key}`, and it changes nothing; did you mean `{suggestion}`?',
		unknown: 'There is no setting `{key}`, and it changes nothing.',
	},
	examples: {
		reported: ['@platfrom: midjourney\n', '---\nplan: standard\nmodle: "8.2"\n---\n'],
		accepted: ['@platform: midjourney\n@Model: 8.2\n'],
	},
	*checkBlock({ block }) {
		if (!('settings' in block)) return;
		for (const { key, keySpan } of block.settings) {
			if (findKey(key)) continue;
			const suggestion = nearest(key, keys);
			if (suggestion === undefined) yield { messageId: 'unknown', span: keySpan, args: { key } };
			else {
				const fixes = () => [{ title: `Change to \`${suggestion}\``, edits: [{ span: keySpan, newText: suggestion }] }];
				yield { messageId: 'near', span: keySpan, args: { key, suggestion }, fixes };
			}
		}
	},
});
