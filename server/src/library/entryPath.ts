/** What an entry's file ends in. */
export const entryEnding = '.prompt';

const longest = 200;
const deepest = 4;

/** Names that Windows keeps for devices, with whatever ending. */
const devices = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

/**
 * Why a path may not be that of an entry; undefined where it may. A path is `category/name.prompt`: from the library's
 * own folder, with forward slashes, and of small letters, digits, hyphens and underscores, so that it means the same one
 * file on every system and in every URL.
 */
export function entryPathProblem(path: string): string | undefined {
	if (path.length > longest) return `is longer than ${String(longest)} characters`;
	if (path.includes('\0')) return 'has a NUL character in it';
	if (path.includes('\\')) return 'has a backslash in it';
	if (path.startsWith('/') || /^[a-z]:/i.test(path)) return 'is absolute';
	const segments = path.split('/');
	if (segments.some((segment) => segment === '..' || segment === '.')) return 'leads out of its folder';
	if (!path.endsWith(entryEnding)) return `does not end in ${entryEnding}`;
	if (segments.length < 2 || segments.length > deepest) return 'is not of the form category/name.prompt';
	const names = [...segments.slice(0, -1), idOfPath(segments.at(-1) ?? '')];
	if (!names.every((name) => /^[a-z0-9][a-z0-9_-]*$/.test(name)))
		return 'has other characters than small letters, digits, hyphens and underscores';
	if (names.some((name) => devices.test(name))) return 'has a name that Windows keeps for a device';
	return undefined;
}

/** `category/name` for `category/name.prompt`. */
export const idOfPath = (path: string): string => path.slice(0, -entryEnding.length);
