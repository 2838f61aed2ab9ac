import { createClipEncoder, type ClipEncoder } from '../tokens/clip.ts';
import type { Io } from './io.ts';

/** CLIP's encoder, for sheets with prompts that may not fit a model's window: all others go without its table. */
export class ClipTable {
	#encoder: ClipEncoder | undefined;
	#isLacked = false;

	constructor(private readonly io: Io) {}

	readonly encoder = (): ClipEncoder | undefined => {
		this.#isLacked = this.#encoder === undefined;
		return this.#encoder;
	};

	/** Reads the table if somebody asked for it in vain. True where it is there now, and what was said without it is to be said again. */
	async fill(): Promise<boolean> {
		if (!this.#isLacked) return false;
		this.#isLacked = false;
		const merges = await this.io.readAsset('clip-merges.txt').catch(() => undefined);
		this.#encoder = merges === undefined ? undefined : createClipEncoder(merges);
		return this.#encoder !== undefined;
	}
}
