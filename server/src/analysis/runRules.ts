import type { Config } from '../config/config.ts';
import type { BlockRule, BlockSubject } from '../rules/blockRule.ts';
import type { CompareRule } from '../rules/compareRule.ts';
import type { AnyRule } from '../rules/registry.ts';
import type { Fix, Options, PromptSubject, Report, Rule, Severity } from '../rules/rule.ts';
import type { SheetRule, SheetSubject } from '../rules/sheetRule.ts';
import { anyFix, type Finding } from './finding.ts';

/** A rule with what the user has set for it. */
export interface ActiveRule<R extends AnyRule> {
	readonly rule: R;
	readonly severity: Severity;
	readonly options: Options;
}

/** The rules that are on, with severity and options as set; an option the rule does not have is left out. */
export function activeRules<R extends AnyRule>(rules: readonly R[], config: Config): ActiveRule<R>[] {
	return rules.flatMap((rule) => {
		const set = config.rules[rule.id];
		const severity = set?.severity ?? rule.severity;
		if (severity === 'off') return [];
		const options = { ...rule.defaults };
		for (const [name, value] of Object.entries(set?.options ?? {})) {
			if (typeof value === typeof rule.defaults[name]) Object.assign(options, { [name]: value });
		}
		return [{ rule, severity, options }];
	});
}

/**
 * What the rules say of each of some prompts. Rule by rule: what a rule needs is at hand then for all of them, while one
 * prompt after another would fetch all rules from memory for each.
 */
export function checkPrompts(subjects: readonly PromptSubject[], rules: readonly ActiveRule<Rule>[]): Finding[][] {
	const all = subjects.map((subject): Checked => ({ subject, isFaultless: !hasFaults(subject), findings: [] }));
	for (const active of rules) {
		const { rule, options } = active;
		const mayFind = rule.mayFind?.bind(rule);
		const ofFaulty = rule.phrasesFaults === true;
		for (const { subject, isFaultless, findings } of all) {
			if (ofFaulty && isFaultless) continue;
			if (mayFind?.(subject, options) !== false) collect(active, rule.check(subject, options), findings);
		}
	}
	return all.map(({ findings }) => findings);
}

export const checkPrompt = (subject: PromptSubject, rules: readonly ActiveRule<Rule>[]): readonly Finding[] =>
	checkPrompts([subject], rules)[0] ?? [];

interface Checked {
	readonly subject: PromptSubject;
	readonly isFaultless: boolean;
	readonly findings: Finding[];
}

const hasFaults = ({ reading, wholeNegative }: PromptSubject): boolean =>
	reading.faults.length > 0 || (wholeNegative !== undefined && wholeNegative.reading.faults.length > 0);

export const checkBlock = (subject: BlockSubject, rules: readonly ActiveRule<BlockRule>[]): Finding[] =>
	rules.flatMap((active) => collect(active, active.rule.checkBlock(subject, active.options), []));

export const checkSheet = (subject: SheetSubject, rules: readonly ActiveRule<SheetRule>[]): Finding[] =>
	rules.flatMap((active) => collect(active, active.rule.checkSheet(subject, active.options), []));

/** What the rules say of each prompt that they say something of, by its index. */
export function comparePrompts(
	subjects: readonly PromptSubject[],
	rules: readonly ActiveRule<CompareRule>[],
): ReadonlyMap<number, readonly Finding[]> {
	const found = new Map<number, Finding[]>();
	for (const active of rules) {
		for (const report of active.rule.comparePrompts(subjects, active.options)) {
			const findings = found.get(report.index) ?? [];
			found.set(report.index, collect(active, [report], findings));
		}
	}
	return found;
}

/** Says each report in full, behind the findings there are. */
function collect(
	{ rule, severity }: ActiveRule<AnyRule>,
	reports: Iterable<Report<string>>,
	findings: Finding[],
): Finding[] {
	for (const report of reports) {
		findings.push({
			rule: rule.id,
			severity,
			message: filledIn(rule.messages[report.messageId] ?? report.messageId, report.args ?? {}),
			span: report.span,
			fixes: report.fixes === undefined ? none : wantedOf(report.fixes),
			unnecessary: report.unnecessary ?? false,
			deprecated: report.deprecated ?? false,
		});
	}
	return findings;
}

const none = (): readonly [] => [];

/** Of the fixes that a rule would offer those that are wanted; all, where nobody says which. */
const wantedOf =
	(fixes: () => readonly Fix[]): Finding['fixes'] =>
	(wanted = anyFix) =>
		fixes().filter(wanted);

/** Replaces `{name}` by the argument of that name; other braces stay. Arguments are not looked into. */
export function filledIn(message: string, args: Readonly<Record<string, string>>): string {
	let result = '';
	let from = 0;
	for (let open = message.indexOf('{'); open >= 0; open = message.indexOf('{', open + 1)) {
		const close = message.indexOf('}', open);
		if (close < 0) break;
		const value = args[message.slice(open + 1, close)];
		if (value === undefined) continue;
		result += message.slice(from, open) + value;
		from = close + 1;
	}
	return result + message.slice(from);
}
