import type { Prompt } from '../prompt.ts';
import type { ReadParameter } from '../readParameter.ts';
import { caseOf, ratioInWords, type ParameterRow, type VersionCase } from '../parameters.ts';
import { effectiveVersions } from '../effective.ts';
import { labelOf, resolveVersion, type Version } from '../versions.ts';
import { isAddressAt } from '../markers.ts';
import { fix, nameOf, removeFix, replace, type FoundFaults } from './found.ts';
import { shortened } from './shape.ts';

/** The value of a known parameter, on every version its jobs run on. */
export function checkValue(prompt: Prompt, parameter: ReadParameter, row: ParameterRow, found: FoundFaults): void {
	const { value, valueSpan, nameSpan } = parameter;
	const versions = effectiveVersions(prompt, parameter);
	// Where a version lacks the parameter, another value does not mend it.
	const isEverywhere = !row.replaced || versions.every((version) => caseOf(row, version));
	const add = (messageId: string, args: Readonly<Record<string, string>>, better?: string): void => {
		const isWhole = valueSpan.end - valueSpan.start === value.length;
		const isRefused = prompt.parameters.some((other) => other.row?.conflicts?.includes(`${row.name}=${better ?? ''}`));
		const fixes =
			better !== undefined && isWhole && isEverywhere && !isRefused
				? [fix(`Use ${better}`, replace(valueSpan, better))]
				: [];
		const where = value === '' ? nameSpan : valueSpan;
		found.add(
			'parameter-value',
			messageId,
			where,
			{ parameter: nameOf(parameter), value: shortened(value), ...args },
			fixes,
		);
	};
	if (row.type === 'flag' || row.type === 'version') return;
	if (value === '') {
		if (!row.optional) {
			const takes = row.value ?? 'A value';
			found.add(
				'parameter-value',
				'missing',
				nameSpan,
				{ parameter: nameOf(parameter), takes: takes.toLowerCase() },
				removeFix(prompt, parameter),
			);
		}
		return;
	}
	const common = versions.reduce((limits: VersionCase, version) => narrowed(limits, limitsOf(prompt, row, version)), {
		max: planMost(prompt, row),
	});
	for (const version of versions) {
		const here = limitsOf(prompt, row, version);
		if (here && complain(value, row, { here, common, version, add })) return;
	}
}

/** What a complaint needs: the limits of one version, those that all have in common, and where it goes. */
interface Check {
	readonly here: VersionCase;
	readonly common: VersionCase;
	readonly version: Version;
	readonly add: (messageId: string, args: Readonly<Record<string, string>>, better?: string) => void;
}

const planMost = ({ context }: Prompt, { planMax }: ParameterRow): number => planMax?.[context.plan ?? ''] ?? Infinity;

/** What a version takes; `--hd` narrows the limits of `--ar`. */
function limitsOf({ parameters }: Prompt, row: ParameterRow, version: Version): VersionCase | undefined {
	const here = caseOf(row, version);
	if (here?.hdMax === undefined || !parameters.some(({ name, choices }) => name === 'hd' && choices.size === 0))
		return here;
	return { ...here, max: here.hdMax, min: 1 / here.hdMax };
}

/** What two versions both take. */
function narrowed(a: VersionCase, b: VersionCase | undefined): VersionCase {
	if (!b) return a;
	const both =
		a.values && b.values ? a.values.filter((one) => b.values?.some((other) => other === one)) : (a.values ?? b.values);
	return {
		min: Math.max(a.min ?? -Infinity, b.min ?? -Infinity),
		max: Math.min(a.max ?? Infinity, b.max ?? Infinity),
		...(both && { values: both }),
	};
}

/** Reports the first thing wrong with a value on a version; true where there is one. */
function complain(value: string, row: ParameterRow, check: Check): boolean {
	switch (row.type) {
		case 'integer':
		case 'decimal':
			return complainNumber(value, row, check);
		case 'ratio':
			return complainRatio(value, check);
		case 'choice':
			return complainChoice(value, row, check);
		case 'address':
			if (isAddressAt(value, 0)) return false;
			check.add('address', {});
			return true;
		case 'references':
			return complainReferences(value, row, check);
		default:
			return false;
	}
}

function complainNumber(value: string, { type }: ParameterRow, { here, common, version, add }: Check): boolean {
	const number = numberOf(value);
	if (number === undefined) {
		add(type === 'integer' ? 'whole' : 'number', {});
		return true;
	}
	const low = here.min ?? -Infinity;
	const high = here.max ?? Infinity;
	const rounded = type === 'integer' ? Math.round(number) : number;
	const nearest = String(Math.min(Math.max(rounded, common.min ?? -Infinity), common.max ?? Infinity));
	if (number < low) add('low', { least: String(low), version: labelOf(version) }, nearest);
	else if (number > high) add('high', { most: String(high), version: labelOf(version) }, nearest);
	else if (type === 'integer' && !/^\d+$|^-\d+$/.test(value)) add('whole', {}, nearest);
	else return false;
	return true;
}

function complainRatio(value: string, { here, common, version, add }: Check): boolean {
	const sides = value.split(/[:x×/]/i);
	const [width, height] = sides.map((side) => numberOf(side.trim()));
	if (sides.length !== 2 || !width || !height || width < 0 || height < 0) {
		add('ratio', {});
		return true;
	}
	const ratio = width / height;
	const least = here.min ?? 0;
	const most = here.max ?? Infinity;
	const [lowest, highest] = [common.min ?? 0, common.max ?? Infinity];
	const nearest =
		ratio < lowest ? ratioInWords(lowest) : ratio > highest ? ratioInWords(highest) : wholeRatio(width, height);
	if (ratio < least) add('narrow', { least: ratioInWords(least), version: labelOf(version) }, nearest);
	else if (ratio > most) add('wide', { most: ratioInWords(most), version: labelOf(version) }, nearest);
	else if (!/^\d+:\d+$/.test(value)) add(value.includes('.') ? 'decimals' : 'ratio', {}, nearest);
	else return false;
	return true;
}

/** `1.39:1` as `139:100`; `1920x1080` as `16:9`. */
function wholeRatio(width: number, height: number): string {
	let scale = 1;
	while (scale < 10_000 && !(Number.isInteger(round(width * scale)) && Number.isInteger(round(height * scale))))
		scale *= 10;
	const [w, h] = [Math.round(width * scale), Math.round(height * scale)];
	const divisor = greatestDivisor(w, h);
	return `${String(w / divisor)}:${String(h / divisor)}`;
}

const round = (number: number): number => Math.round(number * 1e6) / 1e6;

export const greatestDivisor = (a: number, b: number): number => (b === 0 ? a : greatestDivisor(b, a % b));

function complainChoice(value: string, { numeric }: ParameterRow, { here, common, version, add }: Check): boolean {
	const { values = [], open } = here;
	if (open || values.includes(value.toLowerCase())) return false;
	const number = numeric ? numberOf(value) : undefined;
	if (number !== undefined && values.some((one) => Number(one) === number)) return false;
	const [first, ...others] = common.values ?? values;
	const distance = (one: string): number => Math.abs(Number(one) - (number ?? 0));
	const nearest =
		number === undefined || first === undefined
			? first
			: others.reduce((best, one) => (distance(one) <= distance(best) ? one : best), first);
	add('choice', { values: values.join(', '), version: labelOf(version) }, nearest);
	return true;
}

function complainReferences(value: string, { name, most }: ParameterRow, { add }: Check): boolean {
	const references = value.split(/\s+/);
	const isOther = (one: string): boolean => !isAddressAt(one, 0) && !/^random(?:$|::)/i.test(one) && !/^\d/.test(one);
	if (most !== undefined && references.length > most) add('tooMany', { most: String(most) });
	else if ((name === 'cref' || name === 'edit') && references.some((one) => !isAddressAt(one, 0))) add('address', {});
	else if (name === 'sref' && references.some(isOther)) add('reference', {});
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
