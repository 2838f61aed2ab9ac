import type { Native } from '../platforms/estimate.ts';
import type { Platform } from '../platforms/shape.ts';
import type { Ledger } from './ledger.ts';
import { dayOfText, dayText } from './time.ts';

/** Units that were bought on a day and lapse on another, if they are not used before. */
export interface LapsingTopUp {
	/** The platform's id. */
	readonly platform: string;
	readonly bought: string;
	/** The first day on which they are gone. */
	readonly lapses: string;
	/** How much was bought: no more than this is lost. */
	readonly native: Native;
}

/** What was bought on a platform and will lapse within some days from `today` on, the earliest first. */
export function lapsingTopUps(ledger: Ledger, platform: Platform, today: string, days = 30): LapsingTopUp[] {
	const now = dayOfText(today);
	const lasting = platform.unitPrices
		.filter(({ expiresAfterDays }) => expiresAfterDays !== undefined)
		.map(({ unit = platform.unit, expiresAfterDays = 0 }) => ({ unit, expiresAfterDays }));
	return ledger.daily({ platform: platform.id }).flatMap(({ day, tally }) =>
		tally.bought.native.flatMap((bought): LapsingTopUp[] => {
			const term = lasting.find(({ unit }) => unit === bought.unit);
			const end = day + (term?.expiresAfterDays ?? 0);
			if (!term || end <= now || end > now + days) return [];
			return [{ platform: platform.id, bought: dayText(day), lapses: dayText(end), native: bought }];
		}),
	);
}
