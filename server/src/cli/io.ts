/** All that a command takes from outside and gives back, so that it runs in a test as it does in a terminal. */
export interface Io {
	/** Rejects with `TooLarge`, or with Node's error (`ENOENT`, `EISDIR`, ...). `path` is absolute. */
	readFile(path: string, maxBytes: number): Promise<Uint8Array>;
	writeFile(path: string, text: string): Promise<void>;
	/** The bytes of a file of any size, in order. Rejects as `readFile` does. */
	readChunks(path: string): AsyncIterable<Uint8Array>;
	/** Puts whole lines at the end of a file; resolves when they are on the disk. */
	appendLines(path: string, lines: string): Promise<void>;
	readStdin(maxBytes: number): Promise<Uint8Array>;
	/** Every file below a folder, as paths relative to it with forward slashes, in order. */
	listFiles(folder: string): Promise<readonly string[]>;
	/** A file that comes with the product, beside the bundle. */
	readAsset(name: string): Promise<string>;
	/** Resolves when more can be written. */
	stdout(text: string): Promise<void>;
	stderr(text: string): Promise<void>;
	/** YYYY-MM-DD, where the user is. */
	readonly today: string;
	/** Milliseconds from 1970-01-01 UTC, and by how many minutes the user's clock is ahead of UTC. */
	now(): { readonly millis: number; readonly offset: number };
	/** So many bytes of chance. */
	random(count: number): Uint8Array;
	readonly cwd: string;
	/** Standard output is a terminal. */
	readonly isTty: boolean;
	/** Width of the terminal, in characters; infinite where the output goes elsewhere. */
	readonly columns: number;
	readonly env: Readonly<Record<string, string | undefined>>;
}

export class TooLarge extends Error {}

/** Exit codes; part of the interface. */
export const exit = { done: 0, failed: 1, misused: 2 } as const;
export type ExitCode = (typeof exit)[keyof typeof exit];
