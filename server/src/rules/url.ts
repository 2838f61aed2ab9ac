/** The page of a rule, for a diagnostic's link. */
export const ruleUrl = (rule: string): string =>
	`https://github.com/prompt-credits/prompt-credits/blob/main/docs/rules/${rule}.md`;
