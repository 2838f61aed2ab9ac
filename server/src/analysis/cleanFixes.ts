import type { Fix } from '../rules/rule.ts';
import { withDefaults } from '../sheet/placeholders.ts';
import { applyEdits } from '../sheet/span.ts';
import type { Finding } from './finding.ts';

/** What is said of a block of that source, in the same place; undefined where it is no prompt any more. */
export type Reread = (source: string) => readonly Finding[] | undefined;

/** The finding with those of its fixes alone that mend it and after which nothing is said that was not said before. */
export const withCleanFixes = (finding: Finding, source: string, all: readonly Finding[], reread: Reread): Finding => ({
	...finding,
	fixes: (wanted) => finding.fixes(wanted).filter((fix) => isClean(fix, finding.rule, source, all, reread)),
});

function isClean(
	{ edits, snippet, partial }: Fix,
	mended: string,
	source: string,
	before: readonly Finding[],
	reread: Reread,
): boolean {
	const plain = snippet ? edits.map(({ span, newText }) => ({ span, newText: withDefaults(newText) })) : edits;
	const after = reread(applyEdits(source, plain));
	if (after === undefined) return true;
	const known = countByRule(before);
	const left = countByRule(after);
	for (const [rule, count] of left) if (count > (known.get(rule) ?? 0)) return false;
	return partial === true || (left.get(mended) ?? 0) < (known.get(mended) ?? 0);
}

function countByRule(findings: readonly Finding[]): ReadonlyMap<string, number> {
	const counts = new Map<string, number>();
	for (const { rule } of findings) counts.set(rule, (counts.get(rule) ?? 0) + 1);
	return counts;
}
