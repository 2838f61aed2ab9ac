import type { Block } from '../sheet/block.ts';
import type { Declaration, Options, Report } from './rule.ts';

/** What a rule about the form of a sheet knows: one block, of any kind. Spans are offsets in the block's text. */
export interface BlockSubject {
	readonly source: string;
	readonly block: Block;
}

/** A rule about one block: its settings, its comments, its form. */
export interface BlockRule<MessageId extends string = string, Settings extends Options = Options> extends Declaration<
	MessageId,
	Settings
> {
	checkBlock(subject: BlockSubject, options: Settings): Iterable<Report<MessageId>>;
}

export const defineBlockRule = <const MessageId extends string, Settings extends Options = Options>(
	rule: BlockRule<MessageId, Settings>,
): BlockRule<MessageId, Settings> => rule;
