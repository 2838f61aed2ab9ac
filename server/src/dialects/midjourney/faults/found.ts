import { span, type Span, type TextEdit } from '../../../sheet/span.ts';
import type { Fault, FaultFix } from '../../dialect.ts';
import { isSpace } from '../braces.ts';
import type { Prompt } from '../prompt.ts';
import type { ReadParameter } from '../readParameter.ts';

/** A prompt has no more faults than this: past it, nobody reads on. */
const maxFaults = 500;

/** The faults of one prompt, each once. */
export class FoundFaults {
	readonly #faults = new Map<string, Fault>();

	get isFull(): boolean {
		return this.#faults.size >= maxFaults;
	}

	add(
		rule: string,
		messageId: string,
		where: Span,
		args: Readonly<Record<string, string>> = {},
		fixes: readonly FaultFix[] = [],
	): void {
		const key = `${rule} ${messageId} ${String(where.start)} ${String(where.end)}`;
		if (!this.isFull && !this.#faults.has(key)) this.#faults.set(key, { rule, messageId, span: where, args, fixes });
	}

	/** In the order of the text. */
	all(): readonly Fault[] {
		return [...this.#faults.values()].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
	}
}

export const fix = (title: string, ...edits: readonly TextEdit[]): FaultFix => ({ title, edits });

export const replace = (where: Span, newText: string): TextEdit => ({ span: where, newText });

/** As the parameter is written: `--ar`. */
export const nameOf = ({ written }: ReadParameter): string => `--${written}`;

/** Takes a parameter out, with the space before it. None inside braces, before stray words, or where another needs it. */
export function removal({ source, parameters }: Prompt, parameter: ReadParameter): TextEdit[] {
	if (!parameter.isWhole || parameter.choices.size > 0 || parameter.stray) return [];
	if (parameters.some(({ row }) => row?.needs?.includes(parameter.name))) return [];
	// Without it, the version would be another one, which could lack what stands beside it.
	const isOnlyVersion = !parameters.some(
		(one) => one !== parameter && one.row?.type === 'version' && one.choices.size === 0,
	);
	if (parameter.row?.type === 'version' && (parameter.value !== '' || parameter.name === 'niji') && isOnlyVersion)
		return [];
	const end = Math.max(parameter.span.end, ...parameter.punctuation.slice(0, 8).map((one) => one.end));
	let { start } = parameter.span;
	while (start > 0 && isSpace(source[start - 1])) start--;
	if (start > 0 || end === source.length) return [replace(span(start, end), '')];
	let next = end;
	while (isSpace(source[next])) next++;
	return [replace(span(start, next), '')];
}

/** Fixes that take a parameter out, where it can be. */
export function removeFix(prompt: Prompt, parameter: ReadParameter): FaultFix[] {
	const edits = removal(prompt, parameter);
	return edits.length > 0 ? [fix(`Remove ${nameOf(parameter)}`, ...edits)] : [];
}
