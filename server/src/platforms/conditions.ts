import type { Request, Size } from './request.ts';
import type { Conditions, Evidence, PriceRow } from './shape.ts';

/**
 * True where a row with these conditions is for the job. `open` decides about a quality or size that the platform
 * chooses: it meets any condition on a price, which so becomes a range, and none on a factor.
 */
export function applies(when: Conditions | undefined, to: Request, size: Size | undefined, open: boolean): boolean {
	if (when === undefined) return to.action === 'generate';
	return (
		(when.action === undefined ? to.action === 'generate' : when.action.includes(to.action)) &&
		(when.model === undefined || when.model.includes(to.model.id)) &&
		(when.plan === undefined || (to.plan !== undefined && when.plan.includes(to.plan.id))) &&
		(when.mode === undefined || (to.mode !== undefined && when.mode.includes(to.mode))) &&
		(when.quality === undefined || (to.quality === undefined ? open : when.quality.includes(to.quality))) &&
		(when.size === undefined ||
			(size === undefined ? open : when.size.some((one) => one.toLowerCase() === size.text))) &&
		isWithin(
			when.pixels,
			size?.width === undefined ? undefined : size.width * (size.height ?? 0),
			open && size === undefined,
		) &&
		isWithin(when.steps, to.steps, open) &&
		(when.references === undefined || to.job.references >= when.references) &&
		(when.parameters === undefined || hasParameters(when.parameters, to.parameters))
	);
}

/** True where a fact holds on a day. */
export function isValid(row: Evidence, on: string): boolean {
	return (row.validFrom === undefined || row.validFrom <= on) && (row.validTo === undefined || on < row.validTo);
}

/**
 * The rows that price a job, of all that apply: those without a quality where the job names none and there are such,
 * then those that name most conditions. Several left are sources that disagree, or choices left to the platform;
 * together they are a range.
 */
export function mostSpecific(rows: readonly PriceRow[], quality: string | undefined): readonly PriceRow[] {
	if (rows.length < 2) return rows;
	const plain = quality === undefined ? rows.filter(({ when }) => when?.quality === undefined) : [];
	const left = plain.length > 0 ? plain : rows;
	const most = Math.max(...left.map(specificity));
	return left.filter((row) => specificity(row) === most);
}

function specificity({ when }: PriceRow): number {
	if (when === undefined) return 0;
	const others = Object.keys(when).filter((name) => name !== 'action' && name !== 'parameters').length;
	return others + Object.keys(when.parameters ?? {}).length;
}

function isWithin(
	range: { over?: number | undefined; upTo?: number | undefined } | undefined,
	value: number | undefined,
	open: boolean,
): boolean {
	if (range === undefined) return true;
	if (value === undefined) return open;
	return value > (range.over ?? -Infinity) && value <= (range.upTo ?? Infinity);
}

/** An empty list of values is: the parameter must not be there. */
function hasParameters(
	when: Readonly<Record<string, readonly string[]>>,
	parameters: ReadonlyMap<string, string>,
): boolean {
	return Object.entries(when).every(([name, values]) => {
		const value = parameters.get(name);
		if (values.length === 0) return value === undefined;
		return value !== undefined && (values.includes('*') || values.includes(value));
	});
}
