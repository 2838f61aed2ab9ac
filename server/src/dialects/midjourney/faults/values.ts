import type { Prompt, ReadParameter } from '../prompt.ts';
import { caseOf, ratioInWords, type ParameterRow, type VersionCase } from '../parameters.ts';
import { effectiveVersions } from '../effective.ts';
import { labelOf, resolveVersion, type Version } from '../versions.ts';
import { isAddressAt } from '../markers.ts';
import { fix, nameOf, removeFix, replace, type FoundFaults } from './found.ts';
import { shortened } from './shape.ts';

/** The value of a known parameter, on every version its jobs run on. */
export function checkValue(prompt: Prompt, parameter: ReadParameter, row: ParameterRow, found: FoundFaults): void {
	const { value, valueSpan, nameSpan } = parameter;
	const add = (messageId: string, args: Readonly<Record<string, string>>, better?: string): void => {
		const isWhole = valueSpan.end - valueSpan.start === value.length;
		const fixes = better !== undefined && isWhole ? [fix(`Use ${better}`, replace(valueSpan, better))] : [];
		const where = value === '' ? nameSpan : valueSpan;
		found.add('parameter-value', messageId, where, { parameter: nameOf(parameter), value: shortened(value), ...args }, fixes);
	};
	if (row.type === 'flag' || row.type === 'version') return;
	if (value === '') {
		if (!row.optional) {
			const takes = row.value ?? 'A value';
			found.add('parameter-value', 'missing', nameSpan, { parameter: nameOf(parameter), takes: takes.toLowerCase() }, removeFix(prompt, parameter));
		}
		return;
	}
	for (const version of effectiveVersions(prompt, parameter)) {
		const here = caseOf(row, version);
		if (here && complain(prompt, parameter, row, here, version, add)) return;
	}
}

type Add = (messageId: string, args: Readonly<Record<string, string>>, better?: string) => void;

/** Reports the first thing wrong with a value on a version; true where there is one. */
function complain(prompt: Prompt, parameter: ReadParameter, row: ParameterRow, here: VersionCase, version: Version, add: Add): boolean {
	const { value } = parameter;
	switch (row.type) {
		case 'integer':
		case 'decimal':
			return complainNumber(value, row, here, version, add);
		case 'ratio':
			return complainRatio(value, upTo(prompt, here), version, add);
		case 'choice':
			return complainChoice(value, row, here, version, add);
		case 'address':
			if (isAddressAt(value, 0)) return false;
			add('address', {});
			return true;
		case 'references':
			return complainReferences(value, row, add);
		default:
			return false;
	}
}

function complainNumber(value: string, { type }: ParameterRow, { min, max }: VersionCase, version: Version, add: Add): boolean {
	const number = numberOf(value);
	if (number === undefined) {
		add(type === 'integer' ? 'whole' : 'number', {});
		return true;
	}
	const low = min ?? -Infinity;
	const high = max ?? Infinity;
	const nearest = Math.min(Math.max(type === 'integer' ? Math.round(number) : number, low), high);
	if (number < low) add('low', { least: String(low), version: labelOf(version) }, String(nearest));
	else if (number > high) add('high', { most: String(high), version: labelOf(version) }, String(nearest));
	else if (type === 'integer' && !/^\d+$|^-\d+$/.test(value)) add('whole', {}, String(nearest));
	else return false;
	return true;
}

/** The limits of `--ar`, which `--hd` narrows. */
const upTo = ({ parameters }: Prompt, here: VersionCase): VersionCase =>
	here.hdMax !== undefined && parameters.some(({ name, choices }) => name === 'hd' && choices.size === 0)
		? { ...here, max: here.hdMax, min: 1 / here.hdMax }
		: here;

function complainRatio(value: string, { min, max }: VersionCase, version: Version, add: Add): boolean {
	const sides = value.split(/[:x×/]/i);
	const [width, height] = [numberOf(sides[0] ?? ''), numberOf(sides[1] ?? '')];
	if (sides.length !== 2 || !width || !height || width < 0 || height < 0) {
		add('ratio', {});
		return true;
	}
	const ratio = width / height;
	const least = min ?? 0;
	const most = max ?? Infinity;
	if (ratio < least) add('narrow', { least: ratioInWords(least), version: labelOf(version) }, ratioInWords(least));
	else if (ratio > most) add('wide', { most: ratioInWords(most), version: labelOf(version) }, ratioInWords(most));
	else if (!/^\d+:\d+$/.test(value)) {
		const isDecimal = value.includes('.');
		add(isDecimal ? 'decimals' : 'ratio', {}, wholeRatio(width, height));
	} else return false;
	return true;
}

/** `1.39:1` as `139:100`; `1920x1080` as `16:9`. */
function wholeRatio(width: number, height: number): string {
	let scale = 1;
	while (scale < 10_000 && !(Number.isInteger(round(width * scale)) && Number.isInteger(round(height * scale)))) scale *= 10;
	const [w, h] = [Math.round(width * scale), Math.round(height * scale)];
	const divisor = greatestDivisor(w, h);
	return `${String(w / divisor)}:${String(h / divisor)}`;
}

const round = (number: number): number => Math.round(number * 1e6) / 1e6;

export const greatestDivisor = (a: number, b: number): number => (b === 0 ? a : greatestDivisor(b, a % b));

function complainChoice(value: string, { numeric }: ParameterRow, { values = [], open }: VersionCase, version: Version, add: Add): boolean {
	const written = value.toLowerCase();
	if (open || values.includes(written)) return false;
	const number = numeric ? numberOf(value) : undefined;
	if (number !== undefined && values.some((one) => Number(one) === number)) return false;
	const distance = (one: string): number => Math.abs(Number(one) - (number ?? 0));
	const nearest = number === undefined ? values[0] : values.reduce((best, one) => (distance(one) <= distance(best) ? one : best), values[0] ?? '');
	add('choice', { values: values.join(', '), version: labelOf(version) }, nearest);
	return true;
}

function complainReferences(value: string, { name, most }: ParameterRow, add: Add): boolean {
	const references = value.split(/\s+/);
	if (most !== undefined && references.length > most) add('tooMany', { most: String(most) });
	else if ((name === 'cref' || name === 'edit') && references.some((one) => !isAddressAt(one, 0))) add('address', {});
	else if (name === 'sref' && references.some((one) => !isAddressAt(one, 0) && !/^random(?:$|::)/i.test(one) && !/^\d/.test(one))) add('reference', {});
	else return false;
	return true;
}

/** Plain decimal notation alone: `5`, `.5`, `-1`, `2.0`. */
function numberOf(value: string): number | undefined {
	return /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/.test(value) ? Number(value) : undefined;
}

/** `--v` and `--niji`: versions that are gone, or that nobody has heard of. */
export function checkVersion(prompt: Prompt, parameter: ReadParameter, found: FoundFaults): void {
	const { value, valueSpan, nameSpan, name } = parameter;
	const family = name === 'niji' ? 'niji' : 'v';
	if (value === '' && family === 'v') {
		const args = { parameter: nameOf(parameter), takes: 'a version number' };
		found.add('parameter-value', 'missing', nameSpan, args, removeFix(prompt, parameter));
		return;
	}
	const { version, status, since = '' } = resolveVersion(family, value);
	if (status === 'current') return;
	const args = { value: shortened(value), successor: version.id, since, newest: labelOf(version) };
	found.add('model-version', status, valueSpan, args, [fix(`Use ${version.id}`, replace(valueSpan, version.id))]);
}
