import { readSettingsFile } from '../analysis/settingsFile.ts';
import { emptyConfig, mergeConfig, readConfig, type Config, type ConfigProblem } from '../config/config.ts';
import type { FolderSettings } from '../features/folderSettings.ts';
import type { Host } from './host.ts';

export const configFile = 'prompt-credits.json';

export interface FolderProblem extends ConfigProblem {
	/** The `prompt-credits.json` that is wrong. */
	readonly uri: string;
}

interface Read {
	readonly config: Config;
	readonly text: string;
}

/** The configuration of a document: the editor's settings, and on top of them the nearest `prompt-credits.json`, as in the command. */
export class Configurations {
	#editor: Config = emptyConfig;
	#roots: readonly string[] = [];
	readonly #files = new Map<string, Promise<Read | undefined>>();

	readonly #host: Host;
	readonly #report: (problem: FolderProblem) => void;

	constructor(host: Host, report: (problem: FolderProblem) => void) {
		this.#host = host;
		this.#report = report;
	}

	/** What the editor's settings say, in the shape of the `promptCredits` section. */
	set editor(settings: unknown) {
		this.#editor = readConfig(settings).config;
	}

	/** URIs of the workspace's folders: files above them are not read. */
	set roots(uris: readonly string[]) {
		this.#roots = uris.map((uri) => (uri.endsWith('/') ? uri : `${uri}/`));
		this.#files.clear();
	}

	/** Forgets what was read, after a file changed. */
	forget(): void {
		this.#files.clear();
	}

	async of(uri: string): Promise<Config> {
		for (const file of this.#filesAbove(uri)) {
			const found = await this.#read(file);
			if (found) return mergeConfig(this.#editor, found.config);
		}
		return this.#editor;
	}

	/** The file that `of` takes, or the one that it would take in the document's own folder. Undefined outside of all folders. */
	async fileOf(uri: string): Promise<FolderSettings | undefined> {
		const files = this.#filesAbove(uri);
		for (const file of files) {
			const found = await this.#read(file);
			if (found) return { uri: file, text: found.text };
		}
		return files[0] === undefined ? undefined : { uri: files[0], text: undefined };
	}

	/** From the document's own folder up to the workspace's; its own folder alone outside of a workspace. */
	#filesAbove(uri: string): string[] {
		const folder = uri.slice(0, uri.lastIndexOf('/') + 1);
		if (!folder.includes('://')) return [];
		const root = this.#roots.filter((each) => folder.startsWith(each)).sort((a, b) => a.length - b.length)[0] ?? folder;
		const files: string[] = [];
		for (let at = folder; at.length >= root.length; at = at.slice(0, at.lastIndexOf('/', at.length - 2) + 1))
			files.push(`${at}${configFile}`);
		return files;
	}

	#read(uri: string): Promise<Read | undefined> {
		let reading = this.#files.get(uri);
		if (!reading) {
			reading = this.#host.readFile(uri).then((text) => {
				if (text === undefined) return undefined;
				const { config, problems } = readSettingsFile(text);
				for (const problem of problems) this.#report({ ...problem, uri });
				return { config, text };
			});
			this.#files.set(uri, reading);
		}
		return reading;
	}
}
