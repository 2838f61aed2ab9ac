import { join, posix } from 'node:path';
import { TooLarge, type ExitCode, type Io } from '../../server/src/cli/io.ts';
import { run } from '../../server/src/cli/run.ts';

export interface World {
	/** By path; relative ones lie in the current folder `/work`. */
	readonly files?: Readonly<Record<string, string | Uint8Array>>;
	readonly stdin?: string | Uint8Array;
	/** What comes with the product, by name. */
	readonly assets?: Readonly<Record<string, string>>;
	readonly isTty?: boolean;
	readonly env?: Readonly<Record<string, string>>;
	readonly columns?: number;
	/** The real size of a file is not made for a test; this is what it says it has. */
	readonly sizes?: Readonly<Record<string, number>>;
	/** Files that may not be read. */
	readonly closed?: readonly string[];
	/** Files that may not be written. */
	readonly locked?: readonly string[];
}

export interface Outcome {
	readonly code: ExitCode;
	readonly stdout: string;
	readonly stderr: string;
	/** As they are afterwards, by absolute path. */
	readonly files: ReadonlyMap<string, Uint8Array>;
	/** What was written to, in order. */
	readonly written: readonly string[];
	/** What was read of the product's own files, in order. */
	readonly assets: readonly string[];
}

const cwd = '/work';
const bytesOf = (content: string | Uint8Array): Uint8Array =>
	typeof content === 'string' ? Buffer.from(content) : content;
const absolute = (path: string): string => (path.startsWith('/') ? path : posix.join(cwd, path));

/** Runs the command in a world of its own, on 22 November 2026. */
export async function runIn(world: World, ...args: string[]): Promise<Outcome> {
	const files = new Map(Object.entries(world.files ?? {}).map(([path, content]) => [absolute(path), bytesOf(content)]));
	const folders = new Set([...files.keys()].flatMap(foldersOf));
	const output = { stdout: '', stderr: '' };
	const written: string[] = [];
	let drawn = 0;
	const assets: string[] = [];
	const io: Io = {
		readFile(path, maxBytes) {
			if (folders.has(path)) return Promise.reject(failure('EISDIR'));
			const bytes = files.get(path);
			if (!bytes) return Promise.reject(failure('ENOENT'));
			const size = Object.entries(world.sizes ?? {}).find(([name]) => absolute(name) === path)?.[1] ?? bytes.length;
			return size > maxBytes ? Promise.reject(new TooLarge()) : Promise.resolve(bytes);
		},
		writeFile(path, text) {
			if (world.locked?.some((name) => absolute(name) === path)) return Promise.reject(failure('EACCES'));
			written.push(path);
			files.set(path, Buffer.from(text));
			return Promise.resolve();
		},
		async *readChunks(path) {
			if (world.closed?.some((name) => absolute(name) === path)) throw failure('EACCES');
			const bytes = files.get(path);
			if (!bytes) throw failure(folders.has(path) ? 'EISDIR' : 'ENOENT');
			for (let at = 0; at < bytes.length; at += 100) yield await Promise.resolve(bytes.subarray(at, at + 100));
		},
		appendLines(path, lines) {
			written.push(path);
			files.set(path, Buffer.concat([files.get(path) ?? Buffer.of(), Buffer.from(lines)]));
			return Promise.resolve();
		},
		readStdin: () => Promise.resolve(bytesOf(world.stdin ?? '')),
		listFiles(folder) {
			if (!folders.has(folder)) return Promise.reject(failure('ENOENT'));
			const inside = [...files.keys()].filter((path) => path.startsWith(join(folder, '/')));
			return Promise.resolve(inside.map((path) => path.slice(folder.length + 1)).sort());
		},
		readAsset(name) {
			assets.push(name);
			const asset = world.assets?.[name];
			return asset === undefined ? Promise.reject(new Error(`no asset ${name}`)) : Promise.resolve(asset);
		},
		stdout(text) {
			output.stdout += text;
			return Promise.resolve();
		},
		stderr(text) {
			output.stderr += text;
			return Promise.resolve();
		},
		today: '2026-11-22',
		now: () => ({ millis: Date.UTC(2026, 10, 22, 14, 3), offset: 60 }),
		random: (count) => new Uint8Array(count).fill(++drawn),
		cwd,
		isTty: world.isTty ?? false,
		columns: world.columns ?? Infinity,
		env: world.env ?? {},
	};
	const code = await run(args, io);
	return { code, ...output, files, written, assets };
}

export const textOf = ({ files }: Outcome, path: string): string =>
	Buffer.from(files.get(absolute(path)) ?? []).toString();

function foldersOf(path: string): string[] {
	const parent = posix.dirname(path);
	return parent === path ? [path] : [parent, ...foldersOf(parent)];
}

const failure = (code: string): Error => Object.assign(new Error(code), { code });

/** A sheet that nothing is wrong with: one Midjourney job on the Standard plan. */
export const goodSheet = `---
platform: midjourney
plan: standard
client: Acme
---

# Hero image
Photorealistic portrait of a golden retriever, happy expression, sitting in a field of
wildflowers during sunset, warm golden light, detailed fur texture, bokeh background --ar 16:9
`;

/** A warning. */
export const vagueSheet = '@platform: midjourney\na dog\n';

/** An error. */
export const retiredSheet =
	'@platform: openai\n@model: dall-e-3\nA red fox in deep snow, seen through a telephoto lens in overcast light.\n';
