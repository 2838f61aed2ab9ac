import type { DialectId } from '../dialects/dialect.ts';
import type { PlatformId } from '../platforms/job.ts';

/** A prompt as some other program wrote it down. */
export interface ImportedPrompt {
	/** What it is called there; null where it has no name. */
	readonly title: string | null;
	readonly text: string;
	/** Empty where nothing is said. */
	readonly negative: string;
	/** Settings of our sheets, by key. */
	readonly settings: readonly (readonly [key: string, value: string])[];
	/** `Steps: 20, Sampler: Euler, ...`, by the web UI's names and in its order. Without `Steps` there is none. */
	readonly generation: readonly (readonly [key: string, value: string])[];
	/** What the sheet cannot say in settings, for the reader: the networks that were loaded. */
	readonly notes: readonly string[];
}

/** All that one file holds. */
export interface Imported {
	/** The file's name, without folders and extension. */
	readonly name: string;
	/** Undefined where the prompts themselves tell. */
	readonly platform: PlatformId | undefined;
	/** Where it is not the platform's own. */
	readonly dialect: DialectId | undefined;
	readonly prompts: readonly ImportedPrompt[];
}

/** A file that has no prompts for us; the message follows the file's name: `has no prompt in its metadata`. */
export class ImportError extends Error {}

export const promptOf = (text: string, more: Partial<ImportedPrompt> = {}): ImportedPrompt => ({
	title: null,
	text,
	negative: '',
	settings: [],
	generation: [],
	notes: [],
	...more,
});

/** Larger files are not read. */
export const maxFileBytes = 50 * 1024 * 1024;

/** Longer metadata, packed or not, is no prompt. */
export const maxMetadataBytes = 8 * 1024 * 1024;

/** A file gives no more prompts than a sheet holds. */
export const maxPrompts = 100_000;
