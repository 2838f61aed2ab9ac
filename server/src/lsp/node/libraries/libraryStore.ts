import { createHash, randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { lstat, mkdir, open, readdir, rename, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { readSnapshot, snapshotText, type Snapshot } from '../../../library/snapshot.ts';

/** A file that is left half-written by a process that was killed is removed when it is so old, in milliseconds. */
const abandonedMs = 60 * 60 * 1000;

/**
 * What was fetched of remote libraries: one file each. A new state is written beside the old one, flushed, and takes its
 * place in one step, so that a reader, or a machine that starts again, finds the old state or the new one. The paths of a
 * library's entries are names inside that file and never those of files.
 */
export class LibraryStore {
	readonly #folder: string;
	readonly #now: () => number;

	constructor(folder: string, now: () => number = Date.now) {
		this.#folder = folder;
		this.#now = now;
	}

	/** Undefined where there is none, or what is there is damaged: it is fetched anew then. */
	read(url: string): Promise<Snapshot | undefined> {
		return this.#in(nameOf(url));
	}

	async #in(name: string): Promise<Snapshot | undefined> {
		try {
			const file = await open(join(this.#folder, name), constants.O_RDONLY | noFollow);
			try {
				return readSnapshot(await file.readFile('utf8'), sha256);
			} finally {
				await file.close();
			}
		} catch {
			return undefined;
		}
	}

	/** Addresses of the libraries that there are. */
	async urls(): Promise<string[]> {
		const names = await readdir(this.#folder).catch(() => []);
		const all = await Promise.all(
			names.filter((name) => /^[0-9a-f]{32}\.json$/.test(name)).map((name) => this.#in(name)),
		);
		return all.flatMap((snapshot) => snapshot?.url ?? []).sort();
	}

	/** Rejects with Node's error where it cannot be written; then the old state is there. */
	async write(snapshot: Snapshot): Promise<void> {
		await mkdir(this.#folder, { recursive: true, mode: 0o700 });
		if (!(await lstat(this.#folder)).isDirectory()) throw new Error(`${this.#folder} is a link, not a folder`);
		await this.#clearAbandoned();
		const path = join(this.#folder, nameOf(snapshot.url));
		const fresh = `${path}.${randomUUID()}${freshEnding}`;
		try {
			await writeFlushed(fresh, snapshotText(snapshot));
			await rename(fresh, path);
		} catch (error) {
			await unlink(fresh).catch(() => undefined);
			throw error;
		}
		await flushFolder(this.#folder);
	}

	async #clearAbandoned(): Promise<void> {
		for (const name of (await readdir(this.#folder)).filter((each) => each.endsWith(freshEnding))) {
			const path = join(this.#folder, name);
			const age = await lstat(path).then(
				({ mtimeMs }) => this.#now() - mtimeMs,
				() => 0,
			);
			if (age > abandonedMs) await unlink(path).catch(() => undefined);
		}
	}
}

const freshEnding = '.fresh';

/** A name that says nothing and fits every file system. */
const nameOf = (url: string): string => `${sha256(url).slice(0, 32)}.json`;

/** Windows has no such flag, and needs a privilege to make links. */
const noFollow = process.platform === 'win32' ? 0 : constants.O_NOFOLLOW;

/** Of a text's UTF-8. */
export const sha256 = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex');

/** Makes a file that was not there, and returns when it is on the disk. */
async function writeFlushed(path: string, text: string): Promise<void> {
	const file = await open(path, 'wx', 0o600);
	try {
		await file.writeFile(text);
		await file.sync();
	} finally {
		await file.close();
	}
}

/** Brings the new name to the disk. Where a folder cannot be flushed, as on Windows, the system does so in its time. */
async function flushFolder(path: string): Promise<void> {
	const folder = await open(path, constants.O_RDONLY).catch(() => undefined);
	await folder?.sync().catch(() => undefined);
	await folder?.close();
}
