import table from './data/parameters.json' with { type: 'json' };
import { isInRange, rangeInWords, versionIds, type Version, type VersionRange } from './versions.ts';

/** What a parameter takes as its value. */
export type ValueType =
	'flag' | 'integer' | 'decimal' | 'ratio' | 'choice' | 'version' | 'address' | 'references' | 'words';

/** What holds on some versions. */
export interface VersionCase extends VersionRange {
	readonly min?: number;
	readonly max?: number;
	/** The highest ratio together with `--hd`. */
	readonly hdMax?: number;
	readonly values?: readonly string[];
	/** Other values than `values` are possible too. */
	readonly open?: boolean;
	readonly default?: string;
	/** Midjourney's own pages disagree or are silent, and this is what they say. */
	readonly contested?: string;
}

/** Another parameter that does the same on these versions. */
export interface Replacement extends VersionRange {
	/** Only where the value is this one. */
	readonly value?: string;
	readonly by: string;
}

/** A row of the parameter table. */
export interface ParameterRow {
	readonly name: string;
	readonly aliases?: readonly string[];
	readonly type: ValueType;
	/** Choices are numbers, and are compared as numbers. */
	readonly numeric?: boolean;
	/** May stand without its value. */
	readonly optional?: boolean;
	/** Most references it takes. */
	readonly most?: number;
	readonly repeatable?: boolean;
	/** One sentence or two: what it does to an image. */
	readonly summary: string;
	/** What it takes, in words. */
	readonly value?: string;
	readonly examples?: readonly string[];
	readonly default?: string;
	/** Changes what a job costs. */
	readonly priced?: boolean;
	/** Its effect on the price, in words. */
	readonly cost: string;
	/** Only for these: `video` or the `zoom` dialog. */
	readonly scope?: string;
	/** Names of parameters, `name=value`, that cannot stand beside it. */
	readonly conflicts?: readonly string[];
	/** `image`, `text` or the name of a parameter it does nothing without. */
	readonly needs?: readonly string[];
	/** Ids of the plans that have it, where not all do. */
	readonly plans?: readonly string[];
	/** Highest value by plan. */
	readonly planMax?: Readonly<Record<string, number>>;
	readonly on: readonly VersionCase[];
	readonly replaced?: readonly Replacement[];
	/** Gone on every version; `by` and `value` take its place where anything does. */
	readonly retired?: { readonly by?: string; readonly value?: string };
}

/** Every parameter, current ones first. */
export const parameterRows: readonly ParameterRow[] = table.parameters.map((row) => row as ParameterRow);

/** Highest number of jobs one prompt may expand to, by plan. */
export const planMaxJobs: Readonly<Record<string, number>> = table.permutation.planMaxJobs;

const rows = new Map(
	parameterRows.flatMap((row) => [row.name, ...(row.aliases ?? [])].map((name) => [name, row] as const)),
);

/** The row of a name or alias, in any case, without dashes. */
export const rowOf = (written: string): ParameterRow | undefined => rows.get(written.toLowerCase());

/** The name people type: the shortest one. */
export const shortName = ({ name, aliases = [] }: ParameterRow): string => aliases[0] ?? name;

/** What holds for a parameter on a version; undefined where that version does not have it. */
export const caseOf = ({ on }: ParameterRow, version: Version): VersionCase | undefined =>
	on.find((one) => isInRange(version, one));

/** The values a version offers, where they can be listed: choices, versions, else the examples that are in range. */
export function valuesOf(row: ParameterRow, version: Version): readonly string[] {
	if (row.type === 'version') return versionIds(row.name === 'niji' ? 'niji' : 'v');
	return caseOf(row, version)?.values ?? row.examples ?? [];
}

/** What completion and hover say of a parameter. */
export interface ParameterDescription {
	/** As typed, with dashes: `--ar`. */
	readonly label: string;
	/** All its names, with dashes. */
	readonly names: readonly string[];
	readonly summary: string;
	/** `A whole number, 0 to 100`; empty for a flag. */
	readonly value: string;
	readonly default: string | undefined;
	readonly values: readonly string[];
	/** The versions that have it, in words. */
	readonly versions: string;
	/** False where `version` does not have it. */
	readonly available: boolean;
	/** What is not settled about it on this version. */
	readonly contested: string | undefined;
	readonly cost: string;
	readonly retired: boolean;
}

export function describe(row: ParameterRow, version: Version): ParameterDescription {
	const here = caseOf(row, version);
	return {
		label: `--${shortName(row)}`,
		names: [...(row.aliases ?? []), row.name].map((name) => `--${name}`),
		summary: row.summary,
		value: valueInWords(row, here),
		default: here?.default ?? row.default,
		values: valuesOf(row, version),
		versions: rangeInWords(row.on),
		available: here !== undefined && !row.retired,
		contested: here?.contested,
		cost: row.cost,
		retired: row.retired !== undefined,
	};
}

/** The parameters worth offering on a version, in the table's order. */
export const offeredOn = (version: Version): readonly ParameterRow[] =>
	parameterRows.filter((row) => !row.retired && row.scope !== 'zoom' && caseOf(row, version) !== undefined);

function valueInWords({ type, value = '' }: ParameterRow, here: VersionCase | undefined): string {
	if (here?.values) return `One of ${here.values.join(', ')}`;
	if (here?.min === undefined || here.max === undefined) return value;
	return type === 'ratio'
		? `${value}, from ${ratioInWords(here.min)} to ${ratioInWords(here.max)}`
		: `${value}, ${String(here.min)} to ${String(here.max)}`;
}

/** `14:1`, `1:14`, `5:2`: the ratio of small whole numbers nearest to a number. */
export function ratioInWords(ratio: number): string {
	for (let height = 1; height <= 20; height++) {
		const width = Math.round(ratio * height);
		if (width > 0 && Math.abs(width / height - ratio) < 1e-9) return `${String(width)}:${String(height)}`;
	}
	return `${String(Math.round(ratio * 100))}:100`;
}
