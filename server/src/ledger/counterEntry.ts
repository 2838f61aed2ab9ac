import type { LedgerEvent } from './event.ts';

/**
 * The entry that takes another one back: it repeats what that one says, and names it. Nothing in a ledger is changed; to
 * put something right, take the wrong entry back and add the right one. A counter-entry cannot be taken back: undefined.
 */
export function counterEntry(
	entry: LedgerEvent,
	{ id, time, note }: Pick<LedgerEvent, 'id' | 'time' | 'note'>,
): LedgerEvent | undefined {
	if (entry.corrects !== undefined) return undefined;
	const { note: _, ...rest } = entry;
	return { ...rest, id, time, corrects: entry.id, ...(note !== undefined && { note }) };
}
