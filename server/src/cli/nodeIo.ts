import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { TooLarge, type Io } from './io.ts';
import { appendLines } from '../node/appendLines.ts';

/** The process that the command runs in. */
export function nodeIo(): Io {
	return {
		async readFile(path, maxBytes) {
			const { size } = await stat(path);
			if (size > maxBytes) throw new TooLarge();
			return readFile(path);
		},
		writeFile: (path, text) => writeFile(path, text),
		readChunks: (path) => createReadStream(path, { highWaterMark: chunkBytes }) as AsyncIterable<Uint8Array>,
		appendLines,
		async readStdin(maxBytes) {
			const chunks: Uint8Array[] = [];
			let length = 0;
			for await (const chunk of process.stdin as AsyncIterable<Uint8Array>) {
				length += chunk.length;
				if (length > maxBytes) throw new TooLarge();
				chunks.push(chunk);
			}
			return Buffer.concat(chunks);
		},
		async listFiles(folder) {
			const entries = await readdir(folder, { recursive: true, withFileTypes: true });
			const files = entries.filter((entry) => !entry.isDirectory());
			return files.map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/')).sort();
		},
		readAsset: (name) => readFile(join(__dirname, name), 'utf8'),
		stdout: (text) => write(process.stdout, text),
		stderr: (text) => write(process.stderr, text),
		today: localDay(new Date()),
		now: () => {
			const now = new Date();
			return { millis: now.getTime(), offset: -now.getTimezoneOffset() };
		},
		random: (count) => randomBytes(count),
		cwd: process.cwd(),
		isTty: process.stdout.isTTY,
		columns: process.stdout.isTTY ? process.stdout.columns : Infinity,
		env: process.env,
	};
}

/** Read at a time: more makes nothing quicker. */
const chunkBytes = 256 * 1024;

async function write(stream: NodeJS.WriteStream, text: string): Promise<void> {
	if (!stream.write(text)) await once(stream, 'drain');
}

function localDay(date: Date): string {
	const two = (figure: number): string => String(figure).padStart(2, '0');
	return `${String(date.getFullYear())}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
