import type { AnyRule } from '../server/src/rules/registry.ts';

/** What stands below this line is written by hand and kept. */
const prose = '<!-- Written by hand from here on. -->';

/** The page of a rule: a head that follows from the rule, and the prose that the page has already. */
export function rulePage(rule: AnyRule, old: string): string {
	const kept = old.includes(prose) ? old.slice(old.indexOf(prose) + prose.length) : '\n';
	return (
		[
			`# ${rule.id}`,
			'',
			rule.summary,
			'',
			`| severity | fix | options |\n|---|---|---|\n| ${rule.severity} | ${rule.fixable ? 'yes' : 'no'} | ${optionsOf(rule)} |`,
			'',
			'## Says',
			'',
			...Object.values(rule.messages).map((message) => `- ${message}`),
			'',
			'## Reported',
			'',
			...rule.examples.reported.map(sheet),
			'## Accepted',
			'',
			...rule.examples.accepted.map(sheet),
			'## Turning it off',
			'',
			`For one prompt, on the line above it: \`// prompt-credits-ignore ${rule.id}: reason\`. For a sheet, anywhere in it:`,
			`\`// prompt-credits-ignore-file ${rule.id}: reason\`. For a folder, in \`prompt-credits.json\`:`,
			`\`{ "rules": { "${rule.id}": "off" } }\`. The setting \`promptCredits.rules\` does the same for all sheets.`,
			'',
			prose,
		].join('\n') + kept
	);
}

/** A sheet as people see it: control characters by name, long ones cut. */
function sheet(text: string): string {
	const shown = text.length > 400 ? `${text.slice(0, 200)} …` : text;
	return `\`\`\`\`text\n${shown.replaceAll('\u0000', '␀').trimEnd()}\n\`\`\`\`\n`;
}

const optionsOf = ({ defaults }: AnyRule): string => {
	const entries = Object.entries(defaults);
	return entries.length === 0
		? 'none'
		: entries.map(([name, value]) => `\`${name}\`: ${JSON.stringify(value)}`).join(', ');
};

export function rulesIndex(rules: readonly AnyRule[]): string {
	const rows = [...rules]
		.sort((a, b) => (a.id < b.id ? -1 : 1))
		.map(
			({ id, summary, severity, fixable }) =>
				`| [${id}](${id}.md) | ${summary} | ${severity} | ${fixable ? 'yes' : ''} |`,
		);
	return [
		'# Rules',
		'',
		'What Prompt Credits reports in a sheet, in the editor and with `prompt-credits check`.',
		'',
		'| rule | reports | severity | fix |',
		'|---|---|---|---|',
		...rows,
		'',
	].join('\n');
}
