import { createClipEncoder, type ClipEncoder } from '../tokens/clip.ts';
import type { Host } from './host.ts';

/** CLIP's encoder, made when a sheet first needs it: its table is half a megabyte that Midjourney's users never read. */
export class ClipTable {
	#encoder: ClipEncoder | undefined;
	#loading: Promise<void> | undefined;

	constructor(private readonly host: Host) {}

	/** Undefined until it is loaded, and where its table cannot be read. */
	get encoder(): ClipEncoder | undefined {
		return this.#encoder;
	}

	/** Never rejects: without the table nothing is said of tokens. */
	load(): Promise<void> {
		this.#loading ??= this.host.readAsset('clip-merges.txt').then(
			(merges) => {
				this.#encoder = createClipEncoder(merges);
			},
			() => undefined,
		);
		return this.#loading;
	}
}
