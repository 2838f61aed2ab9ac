import type { BudgetUse } from '../platforms/bookings.ts';
import type { Spending } from '../platforms/spending.ts';
import type { Prompt, Sheet } from '../sheet/sheet.ts';
import type { Declaration, Options, PromptSubject, Report } from './rule.ts';

/** What a rule about a whole sheet knows. Spans are offsets in the sheet's text. */
export interface SheetSubject {
	readonly sheet: Sheet;
	/** Every prompt with the start of its block; empty where the sheet is past its limits. */
	readonly prompts: readonly { readonly prompt: Prompt; readonly subject: PromptSubject }[];
	/** Budgets over several sheets that this one counts on. */
	readonly budgets: readonly BudgetUse[];
	/** What was spent already; absent where no ledger says so. */
	readonly spending?: Spending;
	/** Ids of all rules there are. */
	readonly ruleIds: readonly string[];
}

/** A rule that must see more than one prompt, or the sheet as a whole. */
export interface SheetRule<MessageId extends string = string, Settings extends Options = Options> extends Declaration<
	MessageId,
	Settings
> {
	checkSheet(subject: SheetSubject, options: Settings): Iterable<Report<MessageId>>;
}

export const defineSheetRule = <const MessageId extends string, Settings extends Options = Options>(
	rule: SheetRule<MessageId, Settings>,
): SheetRule<MessageId, Settings> => rule;
