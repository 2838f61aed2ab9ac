import { homedir } from 'node:os';
import { isAbsolute, join, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';

type Environment = Readonly<Record<string, string | undefined>>;

/** Where the editor and the command keep what was fetched and the user's own entries: the same place for both. */
export function dataFolder(env: Environment = process.env, platform: NodeJS.Platform = process.platform): string {
	const home = env['HOME'] ?? env['USERPROFILE'] ?? homedir();
	// Whoever sets it means it, on whatever system. https://specifications.freedesktop.org/basedir-spec/latest/: a path
	// that is not absolute does not count.
	const data = env['XDG_DATA_HOME'];
	if (data !== undefined && isAbsolute(data)) return join(data, 'prompt-credits');
	if (platform === 'win32') return join(env['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'), 'prompt-credits');
	if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'prompt-credits');
	return join(home, '.local', 'share', 'prompt-credits');
}

export const remotesFolder = (data: string): string => join(data, 'remote-libraries');

/** The folder of the user's own entries: as set, where `~` is the home folder, or the usual one. */
export function ownFolder(written: string | undefined, data: string): string {
	if (written === undefined) return join(data, 'library');
	return resolve(written === '~' || written.startsWith('~/') ? join(homedir(), written.slice(1)) : written);
}

/** The URI of a folder, ending in a slash. */
export const folderUri = (path: string): string => pathToFileURL(path.endsWith(sep) ? path : path + sep).href;
