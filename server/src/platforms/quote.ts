import { applies, isValid, mostSpecific } from './conditions.ts';
import { chargeOf, type Charge } from './charge.ts';
import { bounds, exactly, fraction, plusBounds, spanning, timesBounds, type Bounds, type Fraction } from './money.ts';
import type { OwnPrice, PriceOptions } from './options.ts';
import type { Request, Size } from './request.ts';
import type { Conditions, Evidence, PriceRow } from './shape.ts';
import { findModel } from './catalogue.ts';
import { amountText, countText } from './words.ts';

const none = bounds(fraction(0));

/** Prices one job, or gives the reason why nobody can. An amount of zero is one that a plan includes. */
export function quote(to: Request, options: PriceOptions): Charge | string {
	const own = options.prices?.rows?.find((row) => isForJob(row, to));
	if (own !== undefined) return ownQuote(own, to);
	const included = (to.platform.included ?? []).find(
		(row) => isValid(row, options.on) && applies(row.when, to, to.sizes[0], false),
	);
	const base = baseOf(to, options);
	if (included !== undefined && (typeof base === 'string' || (included.images ?? base.images) >= base.images)) {
		return withExtras(wholly(included, typeof base === 'string' ? to.images : base.images, to), to, options, included);
	}
	if (typeof base === 'string') return base;
	return withExtras(included === undefined ? base : partly(included, base), to, options, included);
}

type Inclusion = Pick<
	NonNullable<Request['platform']['included']>[number],
	'when' | 'images' | 'because' | keyof Evidence
>;

function wholly(row: Inclusion, images: number, to: Request): Charge {
	return { amount: none, unit: to.platform.unit, images, evidence: [row], because: [row.because] };
}

function partly(row: Inclusion, base: Charge): Charge {
	const billed = { numerator: BigInt(base.images - (row.images ?? 0)), denominator: BigInt(base.images) };
	return {
		...base,
		amount: timesBounds(base.amount, bounds(billed)),
		evidence: [...base.evidence, row],
		because: [...base.because, row.because],
	};
}

function isForJob(row: OwnPrice, to: Request): boolean {
	return (
		row.platform === to.platform.id &&
		(row.model === undefined || findModel(to.platform, row.model) === to.model) &&
		(row.action ?? 'generate') === to.action &&
		(row.quality === undefined || row.quality.toLowerCase() === to.quality) &&
		(row.size === undefined || row.size.toLowerCase() === to.sizes[0]?.text)
	);
}

function ownQuote(row: OwnPrice, to: Request): Charge {
	const each = bounds(fraction(row.usd));
	return {
		amount: row.per === 'job' ? each : timesBounds(each, bounds(fraction(to.images))),
		unit: 'usd',
		images: to.images,
		evidence: [],
		because: [`$${row.usd} ${row.per === 'job' ? 'a job' : 'an image'}, your own price`],
	};
}

/** The price before factors: for each size that the platform may choose, and each source, together a range. */
function baseOf(to: Request, options: PriceOptions): Charge | string {
	const parts: Charge[] = [];
	for (const size of to.sizes.length === 0 ? [undefined] : to.sizes) {
		const rows = rowsFor(to, size, options.on);
		if (rows.length === 0) return noPrice(to, size, options.on);
		for (const row of rows) {
			const part = chargeOf(row, to, size, options);
			if (typeof part === 'string') return part;
			parts.push(part);
		}
	}
	const [first, ...rest] = parts;
	if (first === undefined) return noPrice(to, undefined, options.on);
	if (rest.length === 0) return first;
	const amount = spanning(first.amount, ...rest.map((part) => part.amount));
	const notes = [...new Set(parts.flatMap((part) => part.because))];
	return {
		...first,
		amount,
		evidence: parts.flatMap((part) => part.evidence),
		because: notes.length <= 3 ? notes : [`${amountText(amount, first.unit)} a job, by ${openChoices(to)}`],
	};
}

function openChoices(to: Request): string {
	const open = [to.quality === undefined ? 'quality' : '', to.sizes.length === 1 ? '' : 'size'].filter(
		(each) => each !== '',
	);
	return open.length === 0 ? 'source' : `the ${open.join(' and ')} that the platform chooses`;
}

function rowsFor(to: Request, size: Size | undefined, on: string): readonly PriceRow[] {
	const matching = (rows: readonly PriceRow[]) =>
		mostSpecific(
			rows.filter((row) => applies(row.when, to, size, true) && isValid(row, on)),
			to.quality,
		);
	const ofModel = matching(to.model.prices ?? []);
	return ofModel.length > 0 ? ofModel : matching(to.platform.prices);
}

function noPrice(to: Request, size: Size | undefined, on: string): string {
	if (to.model.prices === undefined && to.model.note !== undefined && to.action === 'generate') {
		return `no published price for ${to.model.title}: ${to.model.note}`;
	}
	const words = [
		to.action === 'generate' ? '' : to.action,
		to.quality === undefined ? '' : `quality ${to.quality}`,
		size === undefined ? '' : `size ${size.text}`,
	].filter((word) => word !== '');
	const what = words.length === 0 ? '' : ` at ${words.join(', ')}`;
	const anyDay = [...(to.model.prices ?? []), ...to.platform.prices].some((row) => applies(row.when, to, size, true));
	return `no published price for ${to.model.title}${what}${anyDay ? ` on ${on}` : ''}`;
}

/** Text and images sent along, then surcharges, then what multiplies all of it. */
function withExtras(base: Charge, to: Request, { on }: PriceOptions, included?: Inclusion): Charge {
	const holds = <T extends Inclusion>(rows: readonly T[] = []) =>
		rows.filter((row) => isValid(row, on) && applies(row.when, to, to.sizes[0], false));
	const inputs = inputsOf(to);
	const surcharges = holds(to.platform.surcharges);
	const factors = holds(to.platform.factors);
	let amount = inputs === undefined ? base.amount : plusBounds(base.amount, inputs.amount);
	for (const row of surcharges) {
		const count = row.per === 'job' ? 1 : base.images * (row.per === 'reference' ? to.job.references : 1);
		amount = plusBounds(amount, timesBounds(exactly(row.amount), bounds(fraction(count))));
	}
	for (const row of factors) amount = timesBounds(amount, exactly(row.times));
	const extras = [...surcharges, ...factors];
	const rows = included === undefined ? extras : [included, ...extras];
	return {
		...base,
		amount,
		evidence: [...base.evidence, ...(inputs?.evidence ?? []), ...extras],
		because: [...base.because, ...(inputs?.because ?? []), ...extras.map((row) => row.because), ...idle(to, rows)],
	};
}

/** Settings of the job that change nothing here, so that nobody takes them for priced. */
function idle({ platform, model, mode, quality }: Request, rows: readonly { readonly when: Conditions }[]): string[] {
	const because: string[] = [];
	const [usual] = platform.modes ?? [];
	if (
		usual !== undefined &&
		mode !== undefined &&
		mode !== usual &&
		!rows.some(({ when }) => when.mode !== undefined)
	) {
		because.push(`${mode} is not for this plan, model and action: priced as ${usual}`);
	}
	if (quality !== undefined && model.limits?.qualities?.length === 0)
		because.push(`quality changes nothing on ${model.title}`);
	return because;
}

function inputsOf(to: Request): { amount: Bounds<Fraction>; because: string[]; evidence: Evidence[] } | undefined {
	const { inputs } = to.model;
	if (inputs === undefined) return undefined;
	const textTokens =
		to.job.promptLength === 0
			? 0
			: Math.ceil(to.job.promptLength / inputs.charactersPerToken) + (inputs.extraTokens ?? 0);
	const references = Math.max(to.job.references, to.action === 'generate' ? 0 : 1);
	const imageTokensIn = references * (inputs.imageTokens ?? 0);
	if (textTokens + imageTokensIn === 0) return undefined;
	const perMillion = bounds({ numerator: 1n, denominator: 1_000_000n });
	const price = (tokens: number, usdPerMillion: number) =>
		timesBounds(timesBounds(bounds(fraction(tokens)), bounds(fraction(usdPerMillion))), perMillion);
	const because: string[] = [];
	if (textTokens > 0)
		because.push(`about ${countText(textTokens, 'text token')} sent, at $${inputs.textUsdPerMillion} a million`);
	if (imageTokensIn > 0)
		because.push(`about ${countText(imageTokensIn, 'token')} for ${countText(references, 'image')} sent along`);
	return {
		amount: plusBounds(
			price(textTokens, inputs.textUsdPerMillion),
			price(imageTokensIn, inputs.imageUsdPerMillion ?? inputs.textUsdPerMillion),
		),
		because,
		evidence: [inputs],
	};
}
