/** Edges of an image, in pixels. */
export interface Pixels {
	readonly width: number;
	readonly height: number;
}

/**
 * Output tokens of an image of gpt-image-2 and later, from the factor of its quality: the image is cut into a grid
 * whose long side has `factor` cells, and each cell costs more the larger the image.
 * Source: community.openai.com t/1382699, checked against the published 196, 439, 1756, 3122 and 7024.
 */
export function imageTokens({ width, height }: Pixels, factor: number): number {
	const long = Math.max(width, height);
	const short = Math.min(width, height);
	const cells = Math.floor((2 * factor * short + long) / (2 * long));
	return Math.ceil((factor * cells * (2_000_000 + width * height)) / 4_000_000);
}

/** Whole megapixels, a part counting as one; `size` is how many pixels are one (makers say 1,000,000 or 1,048,576). */
export function wholeMegapixels({ width, height }: Pixels, size: number): number {
	return Math.max(1, Math.ceil((width * height) / size));
}

/** The coefficients of a price that is linear in pixels and in pixels times steps. */
export interface PixelsAndSteps {
	readonly perPixel: number;
	readonly perPixelStep: number;
	/** Multiplies the rounded base, and is rounded up again. */
	readonly times: number;
	/** Smaller images count as this many pixels. */
	readonly leastPixels: number;
	/** The smallest and the largest price of an image; a larger one is refused. */
	readonly least: number;
	readonly most: number;
	/** The whole takes so many images of that price, and this much more. */
	readonly multiple?: number | undefined;
	readonly plus?: number | undefined;
}

/** Price of one image in the platform's credits, or undefined where it is refused as too large. */
export function pixelsAndSteps(of: PixelsAndSteps, { width, height }: Pixels, steps: number): number | undefined {
	const pixels = Math.max(width * height, of.leastPixels);
	const base = Math.ceil(of.perPixel * pixels + of.perPixelStep * pixels * steps);
	const price = Math.max(Math.ceil(withoutDust(base * of.times)), of.least);
	return price > of.most ? undefined : price * (of.multiple ?? 1) + (of.plus ?? 0);
}

/** The coefficients of NovelAI's price before V3. */
export interface PixelsExponential {
	readonly scale: number;
	readonly growth: number;
	readonly offset: number;
	/** Steps that the coefficients are for. */
	readonly steps: number;
	/** The smallest and the largest price of an image; a larger one is refused. */
	readonly least: number;
	readonly most: number;
}

/** Price of one image in the platform's credits, or undefined where it is refused as too large. */
export function pixelsExponential(of: PixelsExponential, { width, height }: Pixels, steps: number): number | undefined {
	const whole = of.scale * Math.exp(((width * height) / 1_048_576) * of.growth) - of.offset;
	const price = Math.max(of.least, Math.ceil(withoutDust((whole / of.steps) * steps)));
	return price > of.most ? undefined : price;
}

/** Takes off the dust of binary arithmetic, so that 20 * 1.2 is 24 and not a little more. */
function withoutDust(value: number): number {
	return Math.round(value * 1e9) / 1e9;
}
