import type { Fix, Severity } from '../rules/rule.ts';
import type { Span, TextEdit } from '../sheet/span.ts';

/** What a rule found, said in full. Spans are offsets in the block until `placed` brings them to the sheet. */
export interface Finding {
	readonly rule: string;
	readonly severity: Severity;
	readonly message: string;
	readonly span: Span;
	/** Worked out when somebody asks; where only some are wanted, only those, and no others are tried out. */
	readonly fixes: (wanted?: (fix: Fix) => boolean) => readonly Fix[];
	readonly unnecessary: boolean;
	readonly deprecated: boolean;
}

export const anyFix = (): boolean => true;
export const isSafe = ({ safe }: Fix): boolean => safe === true;

/** The finding, its spans and its fixes' edits moved by the block's start. */
export function placed(finding: Finding, start: number): Finding {
	if (start === 0) return finding;
	const { rule, severity, message, fixes, unnecessary, deprecated } = finding;
	return {
		rule,
		severity,
		message,
		span: moved(finding.span, start),
		fixes: (wanted) => fixes(wanted).map((fix) => ({ ...fix, edits: fix.edits.map((edit) => movedEdit(edit, start)) })),
		unnecessary,
		deprecated,
	};
}

const moved = (span: Span, by: number): Span => ({ start: span.start + by, end: span.end + by });

const movedEdit = ({ span, newText }: TextEdit, by: number): TextEdit => ({ span: moved(span, by), newText });
