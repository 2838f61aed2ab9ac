import { isInRange, labelOf, rangeInWords } from '../versions.ts';
import { caseOf, rowOf, shortName, type ParameterRow } from '../parameters.ts';
import { canMeet, effectiveVersions } from '../effective.ts';
import type { FaultFix } from '../../dialect.ts';
import type { Prompt } from '../prompt.ts';
import type { ReadParameter } from '../readParameter.ts';
import { fix, nameOf, removeFix, replace, type FoundFaults } from './found.ts';
import { greatestDivisor } from './values.ts';

/** Whether the versions of a prompt's jobs have a parameter. */
export function checkAvailability(
	prompt: Prompt,
	parameter: ReadParameter,
	row: ParameterRow,
	found: FoundFaults,
): void {
	if (row.retired) {
		const { by, value = '' } = row.retired;
		const args = {
			parameter: nameOf(parameter),
			replacement: by ? `--${shortName(rowOf(by) ?? row)} ${value}`.trim() : '',
		};
		found.add(
			'retired-parameter',
			by ? 'replaced' : 'gone',
			parameter.markerSpan,
			args,
			retirementFixes(prompt, parameter, row),
		);
		return;
	}
	const versions = effectiveVersions(prompt, parameter);
	const missing = versions.find((version) => !caseOf(row, version));
	if (missing) {
		const replacement = row.replaced?.find(
			(one) => isInRange(missing, one) && (one.value ?? parameter.value) === parameter.value,
		);
		const args = {
			parameter: nameOf(parameter),
			version: labelOf(missing),
			versions: rangeInWords(row.on),
			replacement: `--${replacement?.by ?? ''}`,
		};
		const fixes = replacement && versions.length === 1 ? replacementFixes(prompt, parameter, replacement.by) : [];
		found.add('parameter-version', replacement ? 'replaced' : 'unsupported', parameter.markerSpan, args, [
			...fixes,
			...removeFix(prompt, parameter),
		]);
	}
	for (const version of versions) {
		const { contested } = caseOf(row, version) ?? {};
		if (contested === undefined) continue;
		const args = { parameter: nameOf(parameter), version: labelOf(version), known: contested };
		found.add('contested-parameter', 'contested', parameter.markerSpan, args, removeFix(prompt, parameter));
		return;
	}
}

/** Writes the parameter that took its place, where that one is not there already. */
function replacementFixes(prompt: Prompt, parameter: ReadParameter, by: string): FaultFix[] {
	const isThere = prompt.parameters.some(({ name }) => name === by);
	const isOneOfMany = prompt.parameters.some((one) => one !== parameter && one.name === parameter.name);
	const isTooMuch = by === 'oref' && parameter.value.includes(' ');
	const lacksWords = rowOf(by)?.needs?.includes('text') === true && prompt.words.length === 0;
	if (lacksWords || isThere || isOneOfMany || isTooMuch || !parameter.isWhole) return [];
	const isFlag = rowOf(by)?.type === 'flag';
	const edits = [replace(isFlag ? parameter.span : parameter.nameSpan, isFlag ? `--${by}` : by)];
	return [fix(`Use --${by}`, ...edits)];
}

function retirementFixes(prompt: Prompt, parameter: ReadParameter, { retired, name }: ParameterRow): FaultFix[] {
	const remove = removeFix(prompt, parameter);
	const by = retired?.by;
	const meets = (other: string): boolean =>
		prompt.parameters.some((one) => one.name === other && canMeet(one, parameter));
	// Another version could lack what stands beside it.
	const isAlone = prompt.parameters.length === 1;
	if (!by || !parameter.isWhole || meets(by) || (by === 'version' && !isAlone)) return remove;
	if (by === 'aspect') return [...sizeFixes(prompt, parameter, name), ...remove];
	const short = shortName(rowOf(by) ?? { name: by, type: 'flag', summary: '', cost: '', on: [] });
	const written = retired.value === undefined ? `--${short} ${parameter.value}`.trim() : `--${short} ${retired.value}`;
	return [fix(`Use ${written}`, replace(parameter.span, written)), ...remove];
}

/** `--width 1024 --height 512` is `--ar 2:1`. */
function sizeFixes({ parameters }: Prompt, parameter: ReadParameter, name: string): FaultFix[] {
	const others = parameters.filter((one) => one.name === (name === 'width' ? 'height' : 'width'));
	const [other] = others;
	const own = Number(parameter.value);
	const side = Number(other?.value);
	if (!other?.isWhole || others.length > 1 || other.choices.size + parameter.choices.size > 0) return [];
	if (!Number.isSafeInteger(own) || !Number.isSafeInteger(side) || own <= 0 || side <= 0) return [];
	const [width, height] = name === 'width' ? [own, side] : [side, own];
	const divisor = greatestDivisor(width, height);
	const ratio = `--ar ${String(width / divisor)}:${String(height / divisor)}`;
	const [first, second] = parameter.span.start < other.span.start ? [parameter, other] : [other, parameter];
	if (second.markerSpan.start - first.span.end > 8) return [];
	return [fix(`Use ${ratio}`, replace({ start: first.span.start, end: second.span.end }, ratio))];
}
