/** How often libraries are looked at, as the setting has it. */
export type Every = 'never' | 'daily' | 'weekly';

const hourMs = 60 * 60 * 1000;
const intervalsMs = { daily: 24 * hourMs, weekly: 7 * 24 * hourMs } as const;

/** The window opens first. */
const firstMs = 60 * 1000;

/** What a schedule needs of the editor. Times are in milliseconds since 1970. */
export interface ScheduleHost {
	now(): number;
	/** Calls back once, `delayMs` later; the returned function calls it off. */
	later(delayMs: number, callback: () => void): () => void;
	every(): Every;
	isTrusted(): boolean;
	/** Addresses of the libraries that the user has used. */
	used(): Promise<readonly string[]>;
	/** When a library was last looked at; undefined for never. */
	lookedAt(url: string): number | undefined;
	keepLookedAt(url: string, at: number): Promise<void>;
	/** Finds out what is new in a library, and uses none of it. What it rejects with is tried again when it is due next. */
	look(url: string): Promise<void>;
}

/**
 * Looks into libraries from time to time. It wakes up every hour and compares times, since timers stand still while a
 * machine sleeps.
 */
export class Schedule {
	readonly #host: ScheduleHost;
	#callOff: () => void;
	#isAtWork = false;

	constructor(host: ScheduleHost) {
		this.#host = host;
		this.#callOff = host.later(firstMs, () => void this.look());
	}

	/** Looks into the libraries that are due, one after the other. */
	async look(): Promise<void> {
		this.#callOff();
		this.#callOff = this.#host.later(hourMs, () => void this.look());
		if (this.#isAtWork) return;
		this.#isAtWork = true;
		try {
			for (const url of await this.#due()) {
				await this.#host.keepLookedAt(url, this.#host.now());
				await this.#host.look(url).catch(() => undefined);
			}
		} finally {
			this.#isAtWork = false;
		}
	}

	async #due(): Promise<string[]> {
		const host = this.#host;
		const every = host.every();
		if (every === 'never' || !host.isTrusted()) return [];
		// A clock that was set back must not put it off for years.
		return (await host.used()).filter((url) => {
			const last = host.lookedAt(url) ?? -Infinity;
			return Math.abs(host.now() - last) >= intervalsMs[every];
		});
	}

	dispose(): void {
		this.#callOff();
	}
}
