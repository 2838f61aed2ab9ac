import type { LibraryDraft } from '../../../server/src/lsp/protocol.ts';

/** What the author of an entry says of it. */
export interface EntryDetails {
	readonly title: string;
	readonly description: string;
	readonly category: string;
	readonly tags: readonly string[];
	readonly author: string;
	/** An SPDX id. */
	readonly license: string;
	/** What to change for another picture. */
	readonly vary: string;
}

const longestName = 60;

/** Names that Windows keeps for devices. */
const devices = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

/** A name for a file or folder: small letters, digits and hyphens, so that it means the same on every system. */
export function fileName(words: string): string {
	const plain = words.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
	const name = plain
		.split(/[^a-z0-9]/)
		.filter((part) => part !== '')
		.join('-')
		.slice(0, longestName)
		.replace(/-$/, '');
	if (name === '') return 'prompt';
	return devices.test(name) ? `${name}-prompt` : name;
}

/** `cat, black cat , ` is two tags; each counts once. */
export const readTags = (written: string): string[] => [
	...new Set(written.split(',').map(oneLine).filter((tag) => tag !== '')),
];

/** The entry's file: its description as front matter, what to vary, and the prompt. */
export function entrySheet(details: EntryDetails, { settings, text }: Pick<LibraryDraft, 'settings' | 'text'>): string {
	const { title, description, tags, author, license, vary } = details;
	const described = { title, description, tags, author, license };
	const lines = Object.entries(described).map(([key, value]) =>
		typeof value === 'string' ? `${key}: ${quoted(value)}` : [`${key}:`, ...value.map((tag) => `  - ${quoted(tag)}`)].join('\n'),
	);
	const given = settings.map(({ key, value }) => `${key}: ${quoted(value)}`);
	const heading = /^#{1,6} /.test(text) ? [] : [`# ${oneLine(title)}`];
	return [
		'---',
		...lines,
		...given,
		'---',
		'',
		...(vary === '' ? [] : [`// What to vary: ${oneLine(vary)}`, '']),
		...heading,
		text,
		'',
	].join('\n');
}

const oneLine = (text: string): string => text.split(/\s/).filter((word) => word !== '').join(' ');

/** YAML reads a JSON string as itself; plain words need no quotes. */
const quoted = (text: string): string => {
	const line = oneLine(text);
	return /^[a-z][\w ]*$/i.test(line) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(line) ? line : JSON.stringify(line);
};
