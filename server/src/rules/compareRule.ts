import type { Declaration, Options, PromptSubject, Report } from './rule.ts';

/** A report about one of the prompts that were compared. */
export interface ComparedReport<MessageId extends string> extends Report<MessageId> {
	/** Which prompt; the report's spans are offsets in its block. */
	readonly index: number;
}

/**
 * A rule that compares the prompts of a sheet: what it says of one hangs on others. In an editor it is asked when typing
 * has settled, and what it said of a prompt holds until that prompt changes or it is asked again.
 */
export interface CompareRule<MessageId extends string = string, Settings extends Options = Options> extends Declaration<
	MessageId,
	Settings
> {
	comparePrompts(prompts: readonly PromptSubject[], options: Settings): Iterable<ComparedReport<MessageId>>;
}

export const defineCompareRule = <const MessageId extends string, Settings extends Options = Options>(
	rule: CompareRule<MessageId, Settings>,
): CompareRule<MessageId, Settings> => rule;
