import { strict as assert } from 'node:assert';
import type { JobEstimate } from '../../../server/src/platforms/estimate.ts';
import { estimate } from '../../../server/src/platforms/estimate.ts';
import type { Job, PlatformId } from '../../../server/src/platforms/job.ts';
import type { Prices } from '../../../server/src/platforms/options.ts';
import { toDecimal } from '../../../server/src/platforms/money.ts';

/** What a row says of the job; the rest is one plain job without a prompt's own tokens. */
export type Asked = Partial<Omit<Job, 'platform' | 'parameters'>> & {
	readonly parameters?: Readonly<Record<string, string>>;
	readonly on?: string;
	readonly prices?: Prices;
};

export function jobFor(platform: PlatformId, { parameters, on: _on, prices: _prices, ...asked }: Asked): Job {
	return {
		platform,
		action: 'generate',
		attempts: 1,
		references: 0,
		promptLength: 0,
		jobs: 1n,
		...asked,
		parameters: new Map(Object.entries(parameters ?? {})),
	};
}

export function priced(platform: PlatformId, asked: Asked): JobEstimate {
	return estimate(jobFor(platform, asked), {
		on: asked.on ?? '2026-11-22',
		...(asked.prices === undefined ? {} : { prices: asked.prices }),
	});
}

/** Dollars, a range, `included`, or the reason why the price is unknown. */
export function dollars(of: JobEstimate): number | readonly [number, number] | string {
	if (of.kind === 'unknown') return of.reason;
	if (of.kind === 'included') return 'included';
	const [min, max] = [toDecimal(of.usd.min), toDecimal(of.usd.max)];
	return min === max ? min : [min, max];
}

/** An amount of the platform's own unit, or a range. */
export function native(of: JobEstimate): number | readonly [number, number] | string {
	if (of.kind === 'unknown') return of.reason;
	if (of.native === undefined) return of.kind;
	const [min, max] = [toDecimal(of.native.min), toDecimal(of.native.max)];
	return min === max ? min : [min, max];
}

/** One row a published figure: what is asked, the figure, and where it is from. */
export type Row = readonly [asked: Asked, figure: number | readonly [number, number] | string, source: string];

/** A test for each row: its figure is what `read` reads off the estimate, at the digits that were published. */
export function publishedFigures(
	platform: PlatformId,
	read: typeof dollars,
	digits: number | undefined,
	rows: readonly Row[],
): void {
	for (const [asked, figure, source] of rows) {
		test(`${describe(asked)} is ${JSON.stringify(figure)} (${source})`, () => {
			const found = read(priced(platform, asked));
			assert.deepEqual(digits === undefined ? found : rounded(found, digits), figure);
		});
	}
}

function rounded(value: ReturnType<typeof dollars>, digits: number): ReturnType<typeof dollars> {
	if (typeof value === 'number') return Number(value.toFixed(digits));
	return typeof value === 'string' ? value : [Number(value[0].toFixed(digits)), Number(value[1].toFixed(digits))];
}

function describe(asked: Asked): string {
	const words = Object.entries(asked).map(([name, value]) =>
		typeof value === 'object'
			? Object.entries(value)
					.map(([key, each]) => `${key} ${JSON.stringify(each)}`.trim())
					.join(' ')
			: `${name} ${String(value)}`,
	);
	return words.length === 0 ? 'a plain job' : words.join(', ');
}
