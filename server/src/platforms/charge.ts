import { energyOfImage } from './energy.ts';
import { sizeTaken } from './fits.ts';
import { imageTokens, pixelsAndSteps, pixelsExponential, wholeMegapixels, type Pixels } from './formulas.ts';
import { bounds, exactly, fraction, plusBounds, timesBounds, type Bounds, type Fraction } from './money.ts';
import type { PriceOptions } from './options.ts';
import type { Request, Size } from './request.ts';
import type { Evidence, PriceRow, Unit } from './shape.ts';
import { amountText, countText } from './words.ts';

/** What one job takes, exactly, in the unit it is billed in. */
export interface Charge {
	readonly amount: Bounds<Fraction>;
	readonly unit: Unit;
	readonly images: number;
	readonly evidence: readonly Evidence[];
	/** Facts that do not age as prices do: how long a machine took. */
	readonly measurements?: readonly Evidence[];
	readonly because: readonly string[];
}

const perMillion: Fraction = { numerator: 1n, denominator: 1_000_000n };

const needsPixels = 'the price depends on the size in pixels, which is not known';

/** What one price row makes of a job of this size, or the reason why it cannot. */
export function chargeOf(row: PriceRow, to: Request, size: Size | undefined, options: PriceOptions): Charge | string {
	const images = row.images ?? to.images;
	const unit = row.unit ?? to.platform.unit;
	const pixels = pixelsOf(size);
	const aJob = (amount: Bounds<Fraction>, ...because: string[]): Charge => ({
		amount,
		unit,
		images,
		evidence: [row],
		because: row.note === undefined || row.confidence === 'V1' ? because : [...because, row.note],
	});
	const anImage = (each: Bounds<Fraction>, because: string): Charge =>
		aJob(timesBounds(each, bounds(fraction(images))), because, ...counted(images));
	const ofSize = ` an image of ${size?.text ?? ''} at ${to.steps ?? 0} steps`;
	switch (row.per) {
		case 'job':
			return aJob(exactly(row.amount), `${amountText(exactly(row.amount), unit)} each`);
		case 'image': {
			const tokens = row.tokens === undefined ? '' : ` (${countText(row.tokens, 'token')})`;
			return anImage(
				exactly(row.amount),
				`${amountText(exactly(row.amount), unit)} an image${tokens}${details(to, size)}`,
			);
		}
		case 'second': {
			const { hardware } = to.job;
			if (typeof hardware !== 'object')
				return 'the price depends on the seconds a job runs; set hardware to {watts, seconds}';
			const second = exactly(row.amount);
			const each = timesBounds(second, bounds(fraction(hardware.seconds)));
			return anImage(each, `${hardware.seconds} s an image at ${amountText(second, unit)} a second`);
		}
		case 'megapixel':
			if (pixels === undefined) return needsPixels;
			return anImage(...megapixels(row, to, pixels, unit));
		case 'image-tokens': {
			if (pixels === undefined || size === undefined) return needsPixels;
			const taken = to.model.limits === undefined ? undefined : sizeTaken(size, to.model.limits);
			if (taken !== undefined) return `${to.model.title} takes ${taken}, not ${size.text}`;
			const tokens = timesBounds(bounds(fraction(imageTokens(pixels, row.factor))), exactly(row.times ?? 1));
			const each = timesBounds(timesBounds(tokens, exactly(row.usdPerMillion)), bounds(perMillion));
			return anImage(
				each,
				`${amountText(tokens, 'tokens')} an image${details(to, size)} at $${row.usdPerMillion} a million`,
			);
		}
		case 'pixels-and-steps':
		case 'pixels-exponential': {
			if (pixels === undefined || to.steps === undefined) return `${needsPixels}, and on the steps`;
			const price =
				row.per === 'pixels-and-steps'
					? pixelsAndSteps(row, pixels, to.steps)
					: pixelsExponential(row, pixels, to.steps);
			if (price === undefined)
				return `${size?.text ?? ''} at ${to.steps} steps is larger than ${to.platform.title} accepts`;
			const each = bounds(fraction(price));
			return anImage(each, `${amountText(each, unit)}${ofSize}`);
		}
		case 'energy': {
			const energy = energyOfImage(to, size, options.prices);
			if (typeof energy === 'string') return energy;
			const charge = anImage(energy.wattHours, '');
			return {
				...charge,
				evidence: [],
				measurements: energy.evidence,
				because: [...energy.because, ...counted(images)],
			};
		}
	}
}

/** The first megapixel, each further one, and the images sent along; an edit sends at least one. */
function megapixels(
	row: Extract<PriceRow, { per: 'megapixel' }>,
	to: Request,
	pixels: Pixels,
	unit: Unit,
): [each: Bounds<Fraction>, because: string] {
	const count = wholeMegapixels(pixels, to.platform.megapixel ?? 1_000_000);
	const further = timesBounds(exactly(row.further ?? row.amount), bounds(fraction(count - 1)));
	const own = plusBounds(exactly(row.amount), further);
	const sent = row.reference === undefined ? 0 : Math.max(to.job.references, to.action === 'generate' ? 0 : 1);
	const each = sent === 0 ? own : plusBounds(own, timesBounds(exactly(row.reference ?? 0), bounds(fraction(sent))));
	const along = sent === 0 ? '' : ` and ${countText(sent, 'reference image')}`;
	return [each, `${amountText(each, unit)} an image of ${countText(count, 'megapixel')}${along}`];
}

function pixelsOf(size: Size | undefined): Pixels | undefined {
	return size?.width === undefined || size.height === undefined
		? undefined
		: { width: size.width, height: size.height };
}

function details(to: Request, size: Size | undefined): string {
	const name = size?.width === undefined ? size?.text.toUpperCase() : size.text;
	const words = [name ?? '', to.quality ?? ''].filter((word) => word !== '');
	return words.length === 0 ? '' : `, ${words.join(' ')}`;
}

function counted(images: number): string[] {
	return images === 1 ? [] : [`${countText(images, 'image')} a job`];
}
