import type { Position, Range, TextEdit as LspEdit } from 'vscode-languageserver-types';
import type { SheetAnalysis } from '../analysis/analyse.ts';
import type { Config } from '../config/config.ts';
import type { Entry } from '../library/entry.ts';
import type { LibrarySearch } from '../library/search.ts';
import { inLineEnds, lineEndOf } from '../sheet/lineEnd.ts';
import type { Span, TextEdit } from '../sheet/span.ts';
import type { ClipEncoder } from '../tokens/clip.ts';
import type { OwnTerms, Vocabulary } from '../vocabulary/vocabulary.ts';
import type { Written } from '../vocabulary/written.ts';
import type { WildcardIndex } from '../wildcards/wildcardIndex.ts';
import type { FolderSettings } from './folderSettings.ts';

/** Offsets of the sheet as positions of the client, and back. */
export interface Places {
	at(offset: number): Position;
	range(span: Span): Range;
	offset(position: Position): number;
	span(range: Range): Span;
}

/** What the client can do; other editors than VS Code say less. */
export interface Abilities {
	/** Completions may be snippets. */
	readonly snippets: boolean;
	/** Command ids the client answers: `showSummary`, `insertSnippet`. Empty where there are none. */
	readonly commands: Readonly<Record<string, string>>;
	/** Diagnostics may link to the page of their rule. */
	readonly ruleLinks: boolean;
	/** Diagnostics may say that something is unnecessary or deprecated. */
	readonly diagnosticTags: boolean;
}

/** The prompt library as a feature sees it. */
export interface EntriesAtHand {
	readonly search: LibrarySearch;
	/** Where the client can open an entry; undefined where it cannot. */
	addressOf(entry: Entry): string | undefined;
	/** Whether an inserted prompt names the entry that it is from. */
	readonly areNamed: boolean;
}

/** A sheet as a feature sees it: what is known of it, and how to speak to the client. */
export interface View {
	readonly uri: string;
	readonly version: number;
	readonly analysis: SheetAnalysis;
	readonly places: Places;
	readonly config: Config;
	readonly abilities: Abilities;
	readonly vocabulary: Vocabulary;
	/** The user's own lists of words, as far as they are read. */
	readonly own?: readonly OwnTerms[];
	/** Terms the user chose lately, latest first. */
	readonly recent?: readonly string[];
	/** What the workspace's other sheets say, as far as they are read. */
	readonly elsewhere?: () => readonly Written[];
	readonly on: string;
	/** Where the folder's settings are, if the client lets them be written. */
	readonly folderSettings?: FolderSettings;
	/** The wildcard lists of the sheet's folder, where there are any. */
	readonly wildcards?: WildcardIndex;
	/** Whether the ledger has a run of a prompt, by the name that entries have for it; absent where no ledger is read. */
	readonly wasRun?: (prompt: string) => boolean;
	/** The prompt library, as far as it is read. */
	readonly library?: EntriesAtHand;
	/** Loaded when a prompt first needs it. */
	readonly clip?: ClipEncoder;
}

/** An edit of the sheet as the client applies it, with the sheet's line ends. */
export const clientEdit = ({ analysis, places }: View, { span, newText }: TextEdit): LspEdit => ({
	range: places.range(span),
	newText: inLineEnds(newText, lineEndOf(analysis.sheet.text)),
});

export const clientEdits = (view: View, edits: readonly TextEdit[]): LspEdit[] =>
	edits.map((edit) => clientEdit(view, edit));
