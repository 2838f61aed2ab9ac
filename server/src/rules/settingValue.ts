import { dialectIds } from '../dialects/dialect.ts';
import { readBudget } from '../platforms/budget.ts';
import { actions, platformIds } from '../platforms/job.ts';
import type { Setting } from '../sheet/block.ts';
import { findKey, modes, type ValueKind } from '../sheet/keys.ts';
import { nearest } from '../sheet/nearest.ts';
import { defineBlockRule } from './blockRule.ts';
import type { Report } from './rule.ts';

const choices: Readonly<Partial<Record<ValueKind, readonly string[]>>> = {
	platform: platformIds,
	dialect: dialectIds,
	mode: modes,
	action: actions,
};

const messages = {
	near: '`{key}` cannot be `{value}`; did you mean `{suggestion}`?',
	choice: '`{key}` cannot be `{value}`; it is one of {choices}.',
	count: '`{key}` is a whole number from 1; `{value}` does not count.',
	ratio: '`{key}` is a ratio such as 16:9; `{value}` does not count.',
	budget: '`budget` is an amount such as $12, 200 credits or 3 h; `{value}` does not count.',
	hardware: '`hardware` is the id of a machine, or {watts: 350, seconds: 12}; `{value}` does not count.',
	structure: '`{key}` takes a single value here.',
	empty: '`{key}` has no value, and changes nothing.',
};

type MessageId = keyof typeof messages;

export const settingValue = defineBlockRule({
	id: 'setting-value',
	summary: 'Reports a value that its setting cannot have.',
	severity: 'warning',
	fixable: true,
	defaults: {},
	messages,
	examples: {
		reported: [
			'@platform: midjorney\n',
			'@images: many\n',
			'@aspect: wide\n',
			'@budget: lots\n',
			'@mode: warp speed\n',
			'---\nplatform: [midjourney, openai]\n---\n',
			'@plan:\n',
		],
		accepted: [
			'@platform: Midjourney\n@images: 4\n@aspect: 16:9\n@budget: $12\n@mode: relax\n',
			'---\nhardware: {watts: 350, seconds: 12}\nbudget: 3 h\ntags: [a, b]\n---\n',
		],
	},
	*checkBlock({ block }) {
		if (!('settings' in block)) return;
		for (const setting of block.settings) {
			const kind = findKey(setting.key)?.kind;
			if (!kind) continue;
			const report = wrong(setting, kind);
			if (report) yield report;
		}
	},
});

function wrong({ key, value, valueSpan, keySpan, structure }: Setting, kind: ValueKind): Report<MessageId> | undefined {
	const span = valueSpan.end > valueSpan.start ? valueSpan : keySpan;
	const args = { key, value };
	if (structure === 'list' && kind !== 'list') return { messageId: 'structure', span, args };
	if (structure === 'map') return kind === 'hardware' ? hardware(value, span) : { messageId: 'structure', span, args };
	if (value === '') return { messageId: 'empty', span, args };
	const known = choices[kind];
	if (known) return choice(known, args, span);
	if (kind === 'count' && !isCount(value)) return { messageId: 'count', span, args };
	if (kind === 'aspect' && !isRatio(value)) return { messageId: 'ratio', span, args };
	if (kind === 'budget' && readBudget(value) === undefined) return { messageId: 'budget', span, args };
	return kind === 'hardware' && value.startsWith('{') ? hardware(value, span) : undefined;
}

function choice(
	known: readonly string[],
	args: { key: string; value: string },
	span: { start: number; end: number },
): Report<MessageId> | undefined {
	if (known.includes(args.value.toLowerCase())) return undefined;
	const suggestion = nearest(args.value, known);
	if (suggestion === undefined) return { messageId: 'choice', span, args: { ...args, choices: known.join(', ') } };
	const fixes = () => [{ title: `Change to \`${suggestion}\``, edits: [{ span, newText: suggestion }] }];
	return { messageId: 'near', span, args: { ...args, suggestion }, fixes };
}

const hardware = (value: string, span: { start: number; end: number }): Report<MessageId> | undefined =>
	value.includes('watts') && value.includes('seconds') ? undefined : { messageId: 'hardware', span, args: { value } };

const isCount = (value: string): boolean => /^[1-9]\d{0,8}$/.test(value);

const isRatio = (value: string): boolean => {
	const [width, height, ...rest] = value.split(':');
	return rest.length === 0 && isPositive(width) && isPositive(height);
};

const isPositive = (written: string | undefined): boolean =>
	written !== undefined && written.trim() !== '' && Number(written) > 0;
