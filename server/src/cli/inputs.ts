import { resolve } from 'node:path';
import { TooLarge, type Io } from './io.ts';
import { oneLine } from './print/oneLine.ts';

/** A file's text, or the reason why there is none. */
export type Input =
	{ readonly path: string; readonly text: string } | { readonly path: string; readonly problem: string };

/** Files past this are not read at all. */
export const maxBytes = 50 * 1024 * 1024;

/** Reads `path` as given on the command line; `-` is standard input. The text keeps its byte order mark. */
export async function readInput(path: string, io: Io): Promise<Input> {
	try {
		const bytes = path === '-' ? await io.readStdin(maxBytes) : await io.readFile(resolve(io.cwd, path), maxBytes);
		return decoded(path, bytes);
	} catch (error) {
		return { path, problem: whyUnreadable(error) };
	}
}

function decoded(path: string, bytes: Uint8Array): Input {
	if (bytes.includes(0)) return { path, problem: 'is binary, not text' };
	try {
		return { path, text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
	} catch {
		return { path, problem: 'is not UTF-8 text' };
	}
}

export const notThere = 'there is no such file';

const reasons: Readonly<Record<string, string>> = {
	ENOENT: notThere,
	EISDIR: 'is a folder, not a file',
	EACCES: 'may not be read',
	EPERM: 'may not be read',
};

/** What is wrong, in words that follow the file's name. */
export function whyUnreadable(error: unknown): string {
	if (error instanceof TooLarge) return 'is larger than 50 MB';
	return reasons[codeOf(error)] ?? `cannot be read (${reasonOf(error)})`;
}

export const whyUnwritable = (error: unknown): string =>
	['EACCES', 'EPERM', 'EROFS'].includes(codeOf(error))
		? 'may not be written'
		: `cannot be written (${reasonOf(error)})`;

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '');
const reasonOf = (error: unknown): string => codeOf(error) || (error instanceof Error ? error.message : String(error));

/** The one line on standard error for a file that was not read, or not written. */
export const sayUnusable = (io: Io, path: string, problem: string): Promise<void> =>
	io.stderr(`prompt-credits: ${shown(path)}: ${problem}\n`);

/** How a path is called in messages. */
export const shown = (path: string): string => oneLine(nameOf(path));

export const nameOf = (path: string): string => (path === '-' ? 'standard input' : path);
