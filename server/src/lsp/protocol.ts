/** Our own requests and notifications, beside LSP's. Documented in `docs/server.md`. Types and names only: the client imports this. */

export * from './costProtocol.ts';

/** Zero-based, in UTF-16 code units, as LSP's. */
export interface Place {
	readonly line: number;
	readonly character: number;
}

export interface PlaceRange {
	readonly start: Place;
	readonly end: Place;
}

/** Request, client to server. `{ uri }` -> `Summary`, or null for a document that is not open. */
export const summaryRequest = 'promptCredits/summary';
/** Notification, server to client, after the figures of an open document changed: `SummaryChanged`. */
export const summaryChanged = 'promptCredits/summaryChanged';

export interface DocumentParams {
	readonly uri: string;
}

export interface SummaryChanged {
	readonly uri: string;
	readonly version: number;
	/** The total in a few words, for the status bar; the same words as in the panel. */
	readonly total: string;
	readonly promptCount: number;
	/** A Google Dotprompt sheet: nothing of ours applies, the language may be switched. */
	readonly isDotprompt: boolean;
}

export type CostKind = 'priced' | 'included' | 'unknown' | 'partial';

export interface SummaryRow {
	readonly index: number;
	/** The heading's title; null where there is none. */
	readonly name: string | null;
	/** The first words of the prompt. */
	readonly opening: string;
	readonly range: PlaceRange;
	readonly platform: string;
	/** Title or name of the model; null where the platform's default is meant and it has no name. */
	readonly model: string | null;
	/** Decimal, or `infinite`. */
	readonly jobs: string;
	/** Decimal, or a word where it is not known. */
	readonly images: string;
	readonly kind: CostKind;
	/** The cost as people read it: `about $0.10`. */
	readonly cost: string;
	/** How it comes about, a step each; for an unknown price the reason comes first. */
	readonly because: readonly string[];
	readonly vague: boolean;
	readonly specificity: number;
}

export interface Summary {
	readonly uri: string;
	readonly version: number;
	readonly title: string;
	readonly isDotprompt: boolean;
	readonly prompts: readonly SummaryRow[];
	readonly total: {
		readonly jobs: string;
		readonly images: string;
		readonly kind: CostKind;
		readonly cost: string;
		/** The date of the oldest price used: YYYY-MM-DD. */
		readonly asOf: string | null;
	};
	/** Prompts whose price nobody publishes, and why. */
	readonly unpriced: readonly { readonly index: number; readonly reason: string }[];
}

/** Request. `LibraryQuery` -> `LibraryHit[]`, best first. An empty query lists all entries by category. */
export const librarySearchRequest = 'promptCredits/library/search';
/** Request. `{ id }` -> `LibraryEntry`, or null. */
export const libraryEntryRequest = 'promptCredits/library/entry';

/** Where entries are from: the product, a workspace folder's `library/`, the user's own folder, or a URL. */
export type LibraryKind = 'bundled' | 'workspace' | 'own' | 'remote';

/** Request. No parameters -> `LibrarySource[]`: the sources that there are, those without entries too. */
export const librarySourcesRequest = 'promptCredits/library/sources';

export interface LibrarySource {
	readonly kind: LibraryKind;
	readonly title: string;
	/** Folder of the user's own entries or of a workspace's, ending in a slash; address of a remote library's index. */
	readonly uri: string | null;
	/** Null for a remote library that was never fetched. */
	readonly entries: number | null;
}

/**
 * Request. `LibraryFetch` -> `LibraryFetched`: asks a remote library of the settings what is new, and uses none of it
 * yet. Reports progress to the token, and stops when it is cancelled.
 */
export const libraryFetchRequest = 'promptCredits/library/fetch';
/** Request. `{ url }` -> null: uses what was fetched last. Fails where that cannot be written; then all is as before. */
export const libraryUseRequest = 'promptCredits/library/use';
/** Notification, server to client: what a search finds may have changed. */
export const libraryChanged = 'promptCredits/library/changed';

export interface LibraryFetch {
	readonly url: string;
	readonly workDoneToken?: string | number;
}

export interface LibraryFetched {
	/** Why it could not be fetched, as a sentence; null where it could. */
	readonly problem: string | null;
	readonly added: readonly LibraryNews[];
	readonly changed: readonly LibraryNews[];
	readonly removed: readonly LibraryNews[];
	/** How many entries stay as they are. */
	readonly same: number;
}

/** Text from elsewhere: to be shown as plain text. */
export interface LibraryNews {
	readonly path: string;
	readonly title: string;
	readonly description: string;
}

export interface LibraryQuery {
	readonly query: string;
	readonly limit?: number;
}

export interface LibraryHit {
	/** `category/name`; of another source than the bundled one with its prefix, `own:category/name`. */
	readonly id: string;
	readonly source: { readonly kind: LibraryKind; readonly title: string };
	readonly title: string;
	readonly description: string;
	readonly category: string;
	/** As people read it: `Album covers` for `album-covers`. */
	readonly categoryTitle: string;
	readonly tags: readonly string[];
	readonly platforms: readonly string[];
}

export interface LibraryEntry extends LibraryHit {
	readonly author: string;
	readonly license: string;
	/** What is inserted as prompts of their own: a snippet with headings, and with the places to fill in as tab stops. */
	readonly snippet: string;
	/** The same without headings: for where other prompts follow, which a heading would take over. */
	readonly bare: string;
	/** The sheet as it stands in the library, for the preview. */
	readonly text: string;
	/** The words of its first prompt, a snippet too: what is inserted within another prompt. */
	readonly words: string;
	/** The cost of its prompts, as people read it. */
	readonly cost: string;
	/** Of an entry of the user's own: what keeps it from being contributed, a sentence each. */
	readonly problems: readonly string[];
}

/** Request. `{ id, uri }` -> `LibraryConversion`, or null where the sheet's platform needs none or allows none. */
export const libraryConversionRequest = 'promptCredits/library/conversion';

/** An entry rewritten for the platform that an open sheet names. */
export interface LibraryConversion {
	/** The platform as people call it. */
	readonly title: string;
	/** What cannot be carried over, in words. */
	readonly losses: readonly string[];
	/** As those of `LibraryEntry`. */
	readonly snippet: string;
	readonly bare: string;
	readonly words: string;
}

/** Request. `{ uri, range }` -> `LibraryDraft`, or null where no prompt is there. */
export const libraryDraftRequest = 'promptCredits/library/draft';

export interface LibraryDraftQuery extends DocumentParams {
	/** An empty one means the prompt there. */
	readonly range: PlaceRange;
}

/** What becomes an entry, once it is described. */
export interface LibraryDraft {
	/** The heading above the prompt; empty where there is none. */
	readonly title: string;
	/** What decides the image and stands above the prompt: its platform at least. */
	readonly settings: readonly { readonly key: string; readonly value: string }[];
	readonly text: string;
}

/** Request. `ExpansionQuery` -> `Expansion`, or null for a document that is not open or has no such prompt. */
export const expandRequest = 'promptCredits/expand';

export interface ExpansionQuery {
	readonly uri: string;
	/** Position of the prompt in the sheet, from 0. */
	readonly index: number;
	/** At most so many are listed; a thousand where it is left out or more. */
	readonly limit?: number;
	/** Draws them at random; the same seed draws the same. */
	readonly seed?: string;
}

export interface Expansion {
	readonly uri: string;
	readonly version: number;
	readonly index: number;
	/** The heading's title; null where there is none. */
	readonly name: string | null;
	/** Sent with each of them as what is not wanted. */
	readonly negative: string | null;
	/** Decimal, or `infinite`: then none is listed. */
	readonly jobs: string;
	/** How many are not listed: decimal, or `infinite`. */
	readonly rest: string;
	readonly seed: string | null;
	/** All of them, as the lens says it. */
	readonly cost: string;
	readonly rows: readonly {
		readonly text: string;
		/** Of one job, with the tries that are set: as people read it. */
		readonly cost: string;
		readonly kind: CostKind;
		/** Dollars; null where there is no price. */
		readonly usd: { readonly min: number; readonly max: number } | null;
	}[];
}

/** Request. `ImportQuery` -> `ImportResult`: a sheet made of images and of other tools' files. */
export const importRequest = 'promptCredits/import';

export interface ImportQuery {
	/** Names tell what a text file is; the contents come in base64. */
	readonly files: readonly { readonly name: string; readonly base64: string }[];
}

export interface ImportResult {
	/** Null where no file has a prompt. */
	readonly sheet: string | null;
	readonly problems: readonly { readonly name: string; readonly problem: string }[];
}

/** Request. `{ uri, position }` -> `ConversionOffer[]`: what the prompt there can be rewritten for. */
export const conversionsRequest = 'promptCredits/conversions';

export interface ConversionQuery extends DocumentParams {
	readonly position: Place;
}

export interface ConversionOffer {
	/** `midjourney`, `stable-diffusion/comfyui`. */
	readonly target: string;
	/** The target as people call it. */
	readonly title: string;
	/** What cannot be carried over, in words. */
	readonly losses: readonly string[];
	readonly range: PlaceRange;
	readonly newText: string;
}

/** Request, server to client: `{ uri }` -> the file's text, or null. Only for files that the server's own host cannot read. */
export const readFileRequest = 'promptCredits/readFile';
/** Request, server to client: `FolderQuery` -> URIs of files. Only for folders that the server's own host cannot list. */
export const listFilesRequest = 'promptCredits/listFiles';

export interface FolderQuery {
	/** Ends in a slash. */
	readonly folder: string;
	/** `.txt`; a file has one of them. */
	readonly endings: readonly string[];
	/** At most so many are wanted. */
	readonly limit: number;
}

/** Request, server to client: `{ name }` -> text of a file in the extension's `dist` folder. Only in the browser. */
export const readAssetRequest = 'promptCredits/readAsset';

/**
 * Notification, client to server: `RecentTerms`, the terms the user chose lately, latest first. They are ranked up. The
 * client keeps them; the server forgets them when it ends.
 */
export const recentTermsChanged = 'promptCredits/recentTerms';

export interface RecentTerms {
	readonly terms: readonly string[];
}

/** What a client may say when it starts the server. All of it is optional: other editors say nothing. */
export interface InitializationOptions {
	/**
	 * Command ids that the client has; without them lenses are plain text and places to fill in are filled with their
	 * defaults. `showSummary` takes a URI; `insertSnippet` takes a URI, a range and a snippet;
	 * `previewExpansion` takes a URI and the position of a prompt in the sheet;
	 * `termChosen` takes a term that was chosen;
	 * `markRun`, `keep` and `reject` take a URI and the position of a prompt in the sheet;
	 * `convert` takes a URI, a position and the target to rewrite the prompt there for.
	 */
	readonly commands?: {
		readonly showSummary?: string;
		readonly insertSnippet?: string;
		readonly previewExpansion?: string;
		readonly convert?: string;
		readonly termChosen?: string;
		readonly markRun?: string;
		readonly keep?: string;
		readonly reject?: string;
	};
	/**
	 * Scheme of the documents in which the client shows entries of the library, `SCHEME:/ID.artprompt`: what is linked to
	 * where an entry is no file.
	 */
	readonly entryScheme?: string;
	/** Settings, for clients without `workspace/configuration`; same shape as the `promptCredits` section. */
	readonly settings?: unknown;
}
