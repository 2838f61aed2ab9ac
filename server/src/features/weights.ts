import type { AnalysedPrompt } from '../analysis/subject.ts';
import type { Part } from '../dialects/dialect.ts';
import { touches } from '../sheet/span.ts';

/**
 * How strongly the words at `at`, an offset of the block, are asked for. Undefined where they weigh what all words do.
 * Midjourney's weights count by their share in the sum, in which what is not wanted counts below zero.
 */
export function weightAt({ text, reading, negative, dialect }: AnalysedPrompt, at: number): string | undefined {
	const side = negative?.text.holds(at) === true ? negative : { text, reading };
	const { positive, negative: unwanted } = side.reading;
	const isHere = ({ span }: Part): boolean => touches(span, side.text.sentOf(at));
	const wanted = positive.find(isHere);
	const denied = wanted ? undefined : unwanted.find(isHere);
	const part = wanted ?? denied;
	if (!part || !side.text.holds(at)) return undefined;
	if (dialect !== 'midjourney') return part.weight === 1 ? undefined : `Weight ${shown(part.weight)}`;
	if (positive.length + unwanted.length < 2) return undefined;
	const weight = denied ? -part.weight : part.weight;
	const sum = total(positive) - total(unwanted);
	const share = sum > 0 && wanted ? `: ${shown((100 * weight) / sum, 0)} %` : '';
	return `Weight ${shown(weight)} of ${shown(sum)} in all${share}`;
}

const total = (parts: readonly Part[]): number => parts.reduce((sum, { weight }) => sum + weight, 0);

const shown = (number: number, places = 4): string => String(Number(number.toFixed(places)));
