import { emptyConfig, mergeConfig, readConfig, type Config, type ConfigProblem } from '../config/config.ts';
import type { Host } from './host.ts';

export const configFile = 'prompt-credits.json';

export interface FolderProblem extends ConfigProblem {
	/** The `prompt-credits.json` that is wrong. */
	readonly uri: string;
}

/** The configuration of a document: the editor's settings, and on top of them each `prompt-credits.json` up to the root. */
export class Configurations {
	#editor: Config = emptyConfig;
	#roots: readonly string[] = [];
	readonly #files = new Map<string, Promise<{ config: Config; problems: readonly ConfigProblem[] }>>();

	constructor(
		private readonly host: Host,
		private readonly report: (problem: FolderProblem) => void,
	) {}

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
		let config = this.#editor;
		for (const file of this.#filesAbove(uri)) config = mergeConfig(config, (await this.#read(file)).config);
		return config;
	}

	/** From the workspace's root down to the document's own folder; the document's own folder alone outside of a workspace. */
	#filesAbove(uri: string): string[] {
		const folder = uri.slice(0, uri.lastIndexOf('/') + 1);
		if (!folder.includes('://')) return [];
		const root = this.#roots.filter((each) => folder.startsWith(each)).sort((a, b) => a.length - b.length)[0] ?? folder;
		const files = [`${root}${configFile}`];
		for (let at = folder.indexOf('/', root.length); at >= 0; at = folder.indexOf('/', at + 1)) files.push(`${folder.slice(0, at + 1)}${configFile}`);
		return files;
	}

	#read(uri: string): Promise<{ config: Config; problems: readonly ConfigProblem[] }> {
		let reading = this.#files.get(uri);
		if (!reading) {
			reading = this.host.readFile(uri).then((text) => {
				if (text === undefined) return readConfig(undefined);
				const read = parsed(text);
				for (const problem of read.problems) this.report({ ...problem, uri });
				return read;
			});
			this.#files.set(uri, reading);
		}
		return reading;
	}
}

function parsed(text: string): { config: Config; problems: readonly ConfigProblem[] } {
	try {
		return readConfig(JSON.parse(text));
	} catch (error) {
		return { config: emptyConfig, problems: [{ path: '', message: error instanceof Error ? error.message : 'is no JSON' }] };
	}
}
