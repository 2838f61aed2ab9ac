import { defineRule, faultsOf, hasFaultsOf, type Messages, type Rule, type Severity } from './rule.ts';

interface FaultRule<MessageId extends string> {
	readonly id: string;
	readonly summary: string;
	readonly severity: Severity;
	readonly fixable: boolean;
	readonly messages: Messages<MessageId>;
	readonly examples: Rule['examples'];
	/** What it reports is gone: editors strike it out. */
	readonly deprecated?: boolean;
}

/** Declares a rule that phrases what a dialect found while reading: the faults that name the rule's id. */
export const defineFaultRule = <const MessageId extends string>({
	deprecated = false,
	...rule
}: FaultRule<MessageId>): Rule<MessageId> =>
	defineRule({
		...rule,
		defaults: {},
		phrasesFaults: true,
		mayFind: (subject) => hasFaultsOf(subject, rule.id),
		*check(subject) {
			for (const report of faultsOf(subject, rule)) yield deprecated ? { ...report, deprecated } : report;
		},
	});
