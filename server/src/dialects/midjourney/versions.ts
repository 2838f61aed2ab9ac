import table from './data/parameters.json' with { type: 'json' };

/** A model version of Midjourney: `v` for the numbered ones, `niji` for the anime model. */
export interface Version {
	readonly family: 'v' | 'niji';
	/** In its short form: `7`, `6.1`; never `6.0`. */
	readonly id: string;
}

/** Versions of both families, as ranges of the table: `6-6.1`, `8.1+`, `7`. A family that is left out has none. */
export interface VersionRange {
	readonly all?: boolean;
	readonly v?: string;
	readonly niji?: string;
}

/** What a written version stands for. `version` is the nearest one that runs today where the written one does not. */
export interface ResolvedVersion {
	readonly version: Version;
	readonly status: 'current' | 'retired' | 'unknown';
	/** The day it was switched off, YYYY-MM-DD, where it is retired. */
	readonly since?: string;
}

export const defaultVersion: Version = { family: 'v', id: table.versions.default.v };
export const defaultNiji: Version = { family: 'niji', id: table.versions.default.niji };

/** Every version that runs today, newest first. */
export const versionIds = (family: Version['family']): readonly string[] => table.versions[family].toReversed();

export const labelOf = ({ family, id }: Version): string => (family === 'v' ? `V${id}` : `Niji ${id}`);

/** As it would be written in a prompt. */
export const parameterOf = ({ family, id }: Version): string => (family === 'v' ? `--v ${id}` : `--niji ${id}`);

/** Reads the value of `--v` or `--niji`; an empty one is the family's current version. */
export function resolveVersion(family: Version['family'], written: string): ResolvedVersion {
	const current = family === 'v' ? defaultVersion : defaultNiji;
	if (written === '') return { version: current, status: family === 'niji' ? 'current' : 'unknown' };
	const id = family === 'v' ? shortForm(written) : written;
	if (table.versions[family].includes(id)) return { version: { family, id }, status: 'current' };
	const retired = family === 'v' ? retiredNumbers.get(id) : undefined;
	if (retired) return { version: { family, id: retired.successor }, status: 'retired', since: retired.since };
	return { version: { family, id: nearest(family, Number(id)) ?? current.id }, status: 'unknown' };
}

/** The version a `model` setting names (`8.2`, `V7`, `niji 7`, `midjourney-v6.1`); undefined where it names none. */
export function versionOfModel(model: string): Version | undefined {
	const name = model.toLowerCase();
	const family = name.includes('niji') ? 'niji' : 'v';
	const start = Array.from(name).findIndex(isDigit);
	if (start < 0) return family === 'niji' ? defaultNiji : undefined;
	return resolveVersion(family, name.slice(start).trim()).version;
}

export function isInRange(version: Version, range: VersionRange): boolean {
	if (range.all) return true;
	const ranges = range[version.family];
	return ranges !== undefined && isBetween(Number(version.id), ranges);
}

/** In words: `V6 to V6.1 and Niji 6`. */
export function rangeInWords(ranges: readonly VersionRange[]): string {
	if (ranges.some(({ all }) => all)) return 'every version';
	const words = (['v', 'niji'] as const).flatMap((family) => familyInWords(family, ranges));
	return words.length > 1 ? `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}` : (words[0] ?? 'no version');
}

function familyInWords(family: Version['family'], ranges: readonly VersionRange[]): string[] {
	const ids = table.versions[family];
	const covered = ids.map((id) => ranges.some((range) => isInRange({ family, id }, range)));
	const words: string[] = [];
	for (let from = 0; from < ids.length; from++) {
		if (!covered[from]) continue;
		let to = from;
		while (covered[to + 1]) to++;
		const first = labelOf({ family, id: ids[from] ?? '' });
		const last = labelOf({ family, id: ids[to] ?? '' });
		words.push(to === from ? first : to === ids.length - 1 ? `${first} and later` : `${first} to ${last}`);
		from = to;
	}
	return words;
}

const retiredNumbers = new Map(Object.entries(table.versions.retired.v));

const isDigit = (character: string): boolean => character >= '0' && character <= '9';

/** `5.0` is `5`; Niji has no such form. */
const shortForm = (written: string): string => (written.endsWith('.0') ? written.slice(0, -2) : written);

function nearest(family: Version['family'], number: number): string | undefined {
	if (!Number.isFinite(number)) return undefined;
	const distance = (id: string): number => Math.abs(Number(id) - number);
	return table.versions[family].reduce((best, id) => (distance(id) <= distance(best) ? id : best));
}

/** `range` is `7`, `6-6.1` or `8.1+`. */
function isBetween(number: number, range: string): boolean {
	if (range.endsWith('+')) return number >= Number(range.slice(0, -1));
	const [from, to] = range.split('-');
	return number >= Number(from) && number <= Number(to ?? from);
}
