import { nearest } from '../../../sheet/nearest.ts';
import { parameterRows } from '../parameters.ts';
import type { ReadParameter } from '../readParameter.ts';
import { fix, nameOf, replace, type FoundFaults } from './found.ts';

/** A name that Midjourney's list does not have and that the user has not defined. */
export function checkName(parameter: ReadParameter, isCustom: boolean, found: FoundFaults): void {
	if (parameter.row || isCustom) return;
	const near = nearestName(parameter.written.toLowerCase());
	const isWhole = parameter.nameSpan.end - parameter.nameSpan.start === parameter.written.length;
	const args = { parameter: nameOf(parameter), suggestion: `--${near ?? ''}` };
	const fixes = near && isWhole ? [fix(`Use --${near}`, replace(parameter.nameSpan, near))] : [];
	found.add('unknown-parameter', near ? 'near' : 'unknown', parameter.markerSpan, args, fixes);
}

const names = parameterRows
	.filter(({ retired }) => !retired)
	.flatMap(({ name, aliases = [] }) => [name, ...aliases])
	.filter(({ length }) => length > 1);

/** Other words people write for a parameter. */
const synonyms: Readonly<Record<string, string>> = {
	ratio: 'ar',
	aspectratio: 'ar',
	negative: 'no',
	not: 'no',
	model: 'v',
	ver: 'v',
	speed: 'fast',
	private: 'stealth',
	hide: 'stealth',
	imageweight: 'iw',
	omni: 'oref',
	character: 'oref',
	moodboard: 'p',
	styleref: 'sref',
};

/** The parameter a mistyped name most likely means; undefined where none is near. */
export function nearestName(written: string): string | undefined {
	if (Object.hasOwn(synonyms, written)) return synonyms[written];
	return written.length < 3 ? undefined : nearest(written, names);
}
