import type { Estimate, Native } from './estimate.ts';
import { formatMillionths, formatUsdBounds } from './money.ts';
import { countText, unitName } from './words.ts';

/** Units whose published amounts are themselves rounded: their dollars are never exact. */
const isRough = (native: Native | undefined): boolean => native?.unit === 'gpu-minutes';

/**
 * What something costs, in the few words used everywhere: `$0.04`, `about $0.10`, `included`, `price unknown`,
 * `about $1.20, 2 not priced`.
 */
export function costText(estimate: Estimate): string {
	if (estimate.kind === 'included') return 'included';
	if (estimate.kind === 'unknown') return 'price unknown';
	const usd = formatUsdBounds(estimate.usd);
	const text = isRough(estimate.native) && !usd.startsWith('about') ? `about ${usd}` : usd;
	return estimate.kind === 'partial' ? `${text}, ${String(estimate.unpriced)} not priced` : text;
}

/** The amount in the platform's own unit, `about 3 GPU min` or `6.5 credits`; undefined where dollars are the unit. */
export function nativeText(estimate: Estimate): string | undefined {
	const native = 'native' in estimate ? estimate.native : undefined;
	if (!native || native.unit === 'usd') return undefined;
	const amount = formatMillionths(native);
	if (native.unit === 'gpu-minutes') return `about ${amount} GPU min`;
	return `${amount} ${unitName(native.unit, amount !== '1')}`;
}

/** `3 jobs · 12 images · about 3 GPU min · about $0.10`: the line above a prompt. */
export function costLine(jobs: bigint | 'infinite', images: bigint | undefined, estimate: Estimate): string {
	return [
		jobs === 'infinite' ? 'endless jobs' : countText(jobs, 'job'),
		images === undefined ? undefined : countText(images, 'image'),
		nativeText(estimate),
		costText(estimate),
	]
		.filter((part) => part !== undefined)
		.join(' · ');
}
