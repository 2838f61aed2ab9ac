import type { Setting } from '../sheet/block.ts';
import { defineBlockRule } from './blockRule.ts';

export const repeatedSetting = defineBlockRule({
	id: 'repeated-setting',
	summary: 'Reports a setting that stands twice in one place.',
	severity: 'warning',
	fixable: true,
	defaults: {},
	messages: {
		repeated: '`{key}` is set again below, and only the last one counts.',
	},
	examples: {
		reported: ['@mode: fast\n@mode: turbo\n', '---\nplan: basic\nplan: pro\n---\n'],
		accepted: ['@mode: fast\n\n# Next\n@mode: turbo\n'],
	},
	*checkBlock({ block, source }) {
		if (!('settings' in block)) return;
		const later = new Set<string>();
		const overridden: Setting[] = [];
		for (const setting of [...block.settings].reverse()) {
			const key = setting.key.toLowerCase();
			if (later.has(key)) overridden.push(setting);
			later.add(key);
		}
		for (const { key, span } of overridden.reverse()) {
			const line = { start: span.start, end: endOfLine(source, span.end) };
			const fixes = () => [{ title: 'Remove this line', edits: [{ span: line, newText: '' }], safe: true }];
			yield { messageId: 'repeated', span, args: { key }, unnecessary: true, fixes };
		}
	},
});

/** Past the line end after `at`. */
function endOfLine(source: string, at: number): number {
	let end = at;
	while (end < source.length && source[end] !== '\n' && source[end] !== '\r') end++;
	if (source[end] === '\r' && source[end + 1] === '\n') return end + 2;
	return Math.min(end + 1, source.length);
}
