import { dirname, join, resolve } from 'node:path';
import { readSettingsFile } from '../analysis/settingsFile.ts';
import { emptyConfig, type Config } from '../config/config.ts';
import { notThere, readInput } from './inputs.ts';
import type { Io } from './io.ts';
import { oneLine } from './print/oneLine.ts';

const fileName = 'prompt-credits.json';

/** Finds what holds for a file: the nearest `prompt-credits.json` in its folder or above. Each is read once. */
export class FolderConfigs {
	/** True once a configuration file could not be read. */
	failed = false;
	readonly #io: Io;
	readonly #byFolder = new Map<string, Promise<Config>>();

	constructor(io: Io) {
		this.#io = io;
	}

	/** `path` as given; standard input belongs to the current folder. */
	for(path: string): Promise<Config> {
		return this.#of(path === '-' ? this.#io.cwd : dirname(resolve(this.#io.cwd, path)));
	}

	#of(folder: string): Promise<Config> {
		let config = this.#byFolder.get(folder);
		if (!config) {
			config = this.#read(folder);
			this.#byFolder.set(folder, config);
		}
		return config;
	}

	async #read(folder: string): Promise<Config> {
		const path = join(folder, fileName);
		const input = await readInput(path, this.#io);
		if ('text' in input) return this.#parse(path, input.text);
		if (input.problem !== notThere) await this.#fail(path, input.problem);
		const above = dirname(folder);
		return above === folder ? emptyConfig : this.#of(above);
	}

	async #parse(path: string, text: string): Promise<Config> {
		const { config, problems, isJson } = readSettingsFile(text);
		if (!isJson) this.failed = true;
		for (const { path: at, message } of problems) await this.#say(path, at === '' ? message : `${at}: ${message}`);
		return config;
	}

	async #fail(path: string, problem: string): Promise<void> {
		this.failed = true;
		await this.#say(path, problem);
	}

	#say(path: string, problem: string): Promise<void> {
		return this.#io.stderr(`prompt-credits: ${oneLine(`${path}: ${problem}`)}\n`);
	}
}
