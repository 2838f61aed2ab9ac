import { nearest } from '../sheet/nearest.ts';
import { defineSheetRule } from './sheetRule.ts';
import { formalBlocks } from '../sheet/sheet.ts';

export const unknownRule = defineSheetRule({
	id: 'unknown-rule',
	summary: 'Reports a comment that tells a rule to be quiet that does not exist.',
	severity: 'warning',
	fixable: true,
	defaults: {},
	messages: {
		near: 'There is no rule `{id}`; did you mean `{suggestion}`?',
		unknown: 'There is no rule `{id}`.',
		none: 'Name the rule that is to be quiet: `// {word} vague-prompt: reason`.',
	},
	examples: {
		reported: ['// prompt-credits-ignore vauge-prompt: on purpose\n', '// prompt-credits-ignore\n'],
		accepted: ['// prompt-credits-ignore vague-prompt: on purpose\n', '// a note to myself\n'],
	},
	*checkSheet({ sheet, ruleIds }) {
		for (const { block, start } of formalBlocks(sheet)) {
			for (const { span, suppression } of block.comments) {
				if (!suppression) continue;
				if (suppression.rules.length === 0) {
					const word = suppression.scope === 'file' ? 'prompt-credits-ignore-file' : 'prompt-credits-ignore';
					yield { messageId: 'none', span: { start: span.start + start, end: span.end + start }, args: { word } };
				}
				for (const { id, span: at } of suppression.rules) {
					if (ruleIds.includes(id)) continue;
					const suggestion = nearest(id, ruleIds);
					const place = { start: at.start + start, end: at.end + start };
					if (suggestion === undefined) yield { messageId: 'unknown', span: place, args: { id } };
					else {
						const fixes = () => [
							{ title: `Change to \`${suggestion}\``, edits: [{ span: place, newText: suggestion }] },
						];
						yield { messageId: 'near', span: place, args: { id, suggestion }, fixes };
					}
				}
			}
		}
	},
});
