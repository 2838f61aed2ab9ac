import type { Catalogue } from './catalogue.ts';
import type { Action, PlatformId } from './job.ts';

/** How a plan is paid: month by month, by the year, or (the plan's allowance being used up) by buying more. */
export type Billing = 'monthly' | 'annual' | 'top-up';

/** A price that the user has by contract. It goes before the catalogue's. */
export interface OwnPrice {
	readonly platform: PlatformId;
	readonly model?: string;
	readonly action?: Action;
	readonly quality?: string;
	readonly size?: string;
	readonly usd: number;
	readonly per: 'image' | 'job';
}

/** What only the user knows about prices. All of it is optional. */
export interface Prices {
	/** The user's plan by platform, for a job that is compared with another platform than its own. */
	readonly plans?: Partial<Record<PlatformId, string>>;
	/** All plans are paid by the year, where they can be. */
	readonly annualBilling?: boolean;
	/** How single platforms are paid; goes before `annualBilling`. */
	readonly billing?: Partial<Record<PlatformId, Billing>>;
	/** Dollars for one credit, GPU minute or token, whatever the plan. */
	readonly usdPerUnit?: Partial<Record<PlatformId, number>>;
	readonly rows?: readonly OwnPrice[];
	readonly electricityUsdPerKwh?: number;
	/** Machines by the id written in `hardware`; seconds an image, or a step. */
	readonly hardware?: Readonly<
		Record<string, { readonly watts: number; readonly seconds?: number; readonly secondsPerStep?: number }>
	>;
}

export interface PriceOptions {
	/** The day that is priced, `YYYY-MM-DD`. */
	readonly on: string;
	/** The catalogue that comes with the product where absent. */
	readonly catalogue?: Catalogue;
	readonly prices?: Prices;
}
