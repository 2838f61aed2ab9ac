// Linters for prose, Markdown and spelling that could be run over prompts instead, each as its own pages say to use it.

/** Counts what a linter finds in a text. */
export type Check = (text: string) => number | Promise<number>;

export interface Peer {
	readonly name: string;
	/** Loads it with its dictionaries. Rejects where it is not installed. */
	readonly start: () => Promise<Check>;
}

export const peers: readonly Peer[] = [
	{ name: 'write-good', start: writeGood },
	{ name: 'retext (repeated words, passive, equality)', start: retext },
	{ name: 'markdownlint', start: markdownlint },
	{ name: 'cspell (English, no suggestions)', start: cspell },
];

interface WriteGood {
	readonly default: (text: string) => readonly unknown[];
}

async function writeGood(): Promise<Check> {
	const { default: check } = (await imported('write-good')) as WriteGood;
	return (text) => check(text).length;
}

async function retext(): Promise<Check> {
	const [{ retext: reader }, { default: repeated }, { default: passive }, { default: equality }] = await Promise.all([
		import('retext'),
		import('retext-repeated-words'),
		import('retext-passive'),
		import('retext-equality'),
	]);
	const processor = reader().use(repeated).use(passive).use(equality).freeze();
	return (text) => processor.processSync(text).messages.length;
}

async function markdownlint(): Promise<Check> {
	const { lint } = await import('markdownlint/sync');
	return (text) => lint({ strings: { text } })['text']?.length ?? 0;
}

async function cspell(): Promise<Check> {
	const { getDefaultBundledSettingsAsync, spellCheckDocument } = await import('cspell-lib');
	const settings = await getDefaultBundledSettingsAsync();
	const options = { generateSuggestions: false, noConfigSearch: true };
	return async (text) => {
		const document = { uri: 'file:///prompts.txt', text, languageId: 'plaintext' };
		return (await spellCheckDocument(document, options, settings)).issues.length;
	};
}

/** For packages without types. */
const imported = (name: string): Promise<unknown> => import(name);
