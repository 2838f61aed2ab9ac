import type { Setting } from '../sheet/block.ts';
import { parseSheet, type Sheet } from '../sheet/sheet.ts';
import { bundledSource, type Source } from './source.ts';

/** What an entry says of itself. */
export interface EntryHead {
	readonly title: string;
	readonly description: string;
	readonly tags: readonly string[];
	/** Platforms it has a form for, as written, each once. */
	readonly platforms: readonly string[];
	readonly author: string;
	readonly license: string;
}

/** An entry of a prompt library: a sheet with a description. */
export interface Entry extends EntryHead {
	/** `category/name`, after the prefix of its source: `own:food/ramen`. */
	readonly id: string;
	readonly source: Source;
	readonly category: string;
	/** The sheet, and the part of it below the front matter. */
	readonly text: string;
	readonly body: string;
}

/** Reads an entry; `place` is `category/name`. What it does not say is empty. */
export function readEntry(place: string, text: string, source: Source = bundledSource): Entry {
	const sheet = parseSheet(text);
	const value = (key: string): string => find(sheet.frontMatter?.settings ?? [], key);
	const slash = place.lastIndexOf('/');
	return {
		id: source.prefix + place,
		source,
		category: slash < 0 ? '' : place.slice(0, slash),
		title: value('title') || place.slice(slash + 1),
		description: value('description'),
		tags: value('tags').split(',').map((tag) => tag.trim()).filter((tag) => tag !== ''),
		platforms: platformsOf(sheet),
		author: value('author'),
		license: value('license'),
		text,
		body: text.slice(sheet.frontMatter?.source.length ?? 0),
	};
}

const find = (settings: readonly Setting[], key: string): string => settings.find((setting) => setting.key === key)?.value ?? '';

function platformsOf({ blocks }: Sheet): string[] {
	const all = blocks.flatMap((block) => ('settings' in block ? block.settings : []));
	return [...new Set(all.filter(({ key }) => key === 'platform').map(({ value }) => value))];
}

/** A sheet that says under which licence it may be used is one of a library: placeholders belong there. */
export const isLibrarySheet = ({ frontMatter }: Sheet): boolean =>
	frontMatter?.keys.some((key) => key.toLowerCase() === 'license') ?? false;
