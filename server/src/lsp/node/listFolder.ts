import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { mostFiles, type Host } from '../host.ts';

/** Lists a folder of the disk, folder by folder; links to folders are not followed, so that no ring is walked. */
export const listFolder: Host['listFiles'] = async (folder, endings) => {
	const files: string[] = [];
	const waiting = [folder];
	for (let next = waiting.pop(); next !== undefined && files.length < mostFiles; next = waiting.pop()) {
		for (const entry of await entriesOf(next)) {
			const uri = next + encodeURIComponent(entry.name);
			if (entry.isDirectory()) {
				if (!entry.name.startsWith('.') && entry.name !== 'node_modules') waiting.push(`${uri}/`);
			} else if (endings.some((ending) => entry.name.toLowerCase().endsWith(ending))) files.push(uri);
		}
	}
	return files.sort().slice(0, mostFiles);
};

async function entriesOf(folder: string) {
	try {
		return await readdir(fileURLToPath(folder), { withFileTypes: true });
	} catch {
		return [];
	}
}
