import { energyOfImage } from './energy.ts';
import { imageTokens, pixelsAndSteps, pixelsExponential, wholeMegapixels } from './formulas.ts';
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

const none = bounds(fraction(0));

/** What one price row makes of a job of this size, or the reason why it cannot. */
export function chargeOf(row: PriceRow, to: Request, size: Size | undefined, options: PriceOptions): Charge | string {
	const images = row.images ?? to.images;
	const unit = row.unit ?? to.platform.unit;
	const all = bounds(fraction(images));
	const part = (amount: Bounds<Fraction>, ...because: string[]): Charge => ({
		amount,
		unit,
		images,
		evidence: [row],
		because: row.note === undefined || row.confidence === 'V1' ? because : [...because, row.note],
	});
	switch (row.per) {
		case 'job': {
			const amount = exactly(row.amount);
			return part(amount, `${amountText(amount, unit)} each`);
		}
		case 'image': {
			const each = exactly(row.amount);
			const tokens = row.tokens === undefined ? '' : ` (${countText(row.tokens, 'token')})`;
			return part(
				timesBounds(each, all),
				`${amountText(each, unit)} an image${tokens}${details(to, size)}`,
				...counted(images),
			);
		}
		case 'megapixel': {
			const pixels = pixelsOf(size);
			if (pixels === undefined)
				return `the price depends on the size in pixels, and ${size?.text ?? 'none'} is not one`;
			const megapixels = wholeMegapixels(pixels, to.platform.megapixel ?? 1_000_000);
			const references = Math.max(to.job.references, to.action === 'generate' ? 0 : 1);
			const first = exactly(row.amount);
			const further = timesBounds(exactly(row.further ?? row.amount), bounds(fraction(megapixels - 1)));
			const sent =
				row.reference === undefined ? none : timesBounds(exactly(row.reference), bounds(fraction(references)));
			const each = plusBounds(plusBounds(first, further), sent);
			const inputs =
				row.reference === undefined || references === 0 ? '' : ` and ${countText(references, 'reference image')}`;
			return part(
				timesBounds(each, all),
				`${amountText(each, unit)} an image of ${countText(megapixels, 'megapixel')}${inputs}`,
				...counted(images),
			);
		}
		case 'image-tokens': {
			const pixels = pixelsOf(size);
			if (pixels === undefined)
				return `the price depends on the size in pixels, and ${size?.text ?? 'none'} is not one`;
			const tokens = imageTokens(pixels, row.factor);
			const rate = {
				numerator: fraction(row.usdPerMillion).numerator,
				denominator: fraction(row.usdPerMillion).denominator * 1_000_000n,
			};
			const each = timesBounds(
				bounds(fraction(tokens)),
				row.times === undefined ? bounds(fraction(1)) : exactly(row.times),
			);
			const amount = timesBounds(each, bounds(rate));
			return part(
				timesBounds(amount, all),
				`${amountText(each, 'tokens')} an image${details(to, size)} at $${row.usdPerMillion} a million`,
				...counted(images),
			);
		}
		case 'second': {
			const { hardware } = to.job;
			if (typeof hardware !== 'object')
				return 'the price depends on the seconds a job runs; set hardware to {watts, seconds}';
			const amount = timesBounds(exactly(row.amount), bounds(fraction(hardware.seconds)));
			return part(
				timesBounds(amount, all),
				`${hardware.seconds} s an image at ${amountText(exactly(row.amount), unit)} a second`,
				...counted(images),
			);
		}
		case 'pixels-exponential': {
			const pixels = pixelsOf(size);
			if (pixels === undefined || to.steps === undefined)
				return 'the price depends on the size in pixels and on the steps';
			const each = bounds(fraction(pixelsExponential(row, pixels, to.steps)));
			return part(
				timesBounds(each, all),
				`${amountText(each, unit)} an image of ${size?.text ?? ''} at ${to.steps} steps`,
				...counted(images),
			);
		}
		case 'pixels-and-steps': {
			const pixels = pixelsOf(size);
			if (pixels === undefined || to.steps === undefined)
				return 'the price depends on the size in pixels and on the steps';
			const price = pixelsAndSteps(row, pixels, to.steps);
			if (price === undefined)
				return `${size?.text ?? 'the size'} at ${to.steps} steps is larger than ${to.platform.title} accepts`;
			const each = bounds(fraction(price * (row.multiple ?? 1) + (row.plus ?? 0)));
			return part(
				timesBounds(each, all),
				`${amountText(each, unit)} an image of ${size?.text ?? ''} at ${to.steps} steps`,
				...counted(images),
			);
		}
		case 'energy': {
			const energy = energyOfImage(to, size, options.prices);
			if (typeof energy === 'string') return energy;
			const { wattHours, evidence: measurements, because } = energy;
			return {
				amount: timesBounds(wattHours, all),
				unit,
				images,
				evidence: [],
				measurements,
				because: [...because, ...counted(images)],
			};
		}
	}
}

function pixelsOf(size: Size | undefined): { width: number; height: number } | undefined {
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
