import { open, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';

const lineFeed = 0x0a;

/**
 * Puts text, whole lines of it, at the end of a file, which is made where there is none. Resolves when the text is on the
 * disk. Any number of programs may do so at once: the text goes out in one write to a file opened for appending, and the
 * system puts each such write behind the last one. Nothing that stands in the file is ever written over.
 *
 * After a last line without its end, left by a program that was stopped while it wrote, the text begins on a new line.
 * Rejects with what is wrong, in words, and where the disk takes only a part: then nothing of it counts as written.
 */
export async function appendLines(path: string, lines: string): Promise<void> {
	try {
		await append(path, lines);
	} catch (error) {
		throw new Error(`${path}: ${whyUnwritten(error)}`, { cause: error });
	}
}

async function append(path: string, lines: string): Promise<void> {
	const file = await open(path, 'a+');
	try {
		const { size } = await file.stat();
		const bytes = Buffer.from((await isTorn(file)) ? `\n${lines}` : lines);
		const { bytesWritten } = await file.write(bytes);
		if (bytesWritten < bytes.length) throw new Error('took only a part; the disk may be full');
		await file.datasync();
		if (size === 0) await syncFolder(dirname(path));
	} finally {
		await file.close();
	}
}

const reasons: Readonly<Record<string, string>> = {
	ENOENT: 'its folder is not there',
	EISDIR: 'is a folder, not a file',
	EACCES: 'may not be written',
	EPERM: 'may not be written',
	EROFS: 'may not be written',
	ENOSPC: 'the disk is full',
};

function whyUnwritten(error: unknown): string {
	const { code = '', message } = error as NodeJS.ErrnoException;
	return reasons[code] ?? message;
}

/**
 * A last line without its end is one that another program is just writing, or one that will never be finished: then the
 * file does not grow for so many looks. Whoever is slower than that only brings about an empty line, which means nothing.
 */
const looks = 50;
const pauseMillis = 2;

async function isTorn(file: FileHandle): Promise<boolean> {
	let before = -1;
	for (let look = 0; look < looks; look++) {
		const { size } = await file.stat();
		if (size === 0) return false;
		const { buffer, bytesRead } = await file.read(new Uint8Array(1), 0, 1, size - 1);
		if (bytesRead === 1 && buffer[0] === lineFeed) return false;
		if (size !== before) look = 0;
		before = size;
		await new Promise((resolve) => setTimeout(resolve, pauseMillis));
	}
	return true;
}

/** Makes sure that a new file is found after the power fails. Windows does so itself, and refuses this. */
async function syncFolder(path: string): Promise<void> {
	if (process.platform === 'win32') return;
	const folder = await open(path, 'r');
	try {
		await folder.sync();
	} finally {
		await folder.close();
	}
}
