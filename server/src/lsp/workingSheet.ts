import { createAnalyst, type Analyst, type SheetAnalysis } from '../analysis/analyse.ts';
import { emptyConfig, type Config } from '../config/config.ts';
import type { View } from '../features/view.ts';
import { promptsRun } from '../ledger/spent.ts';
import { isLibrarySheet } from '../library/entry.ts';
import type { ClipEncoder } from '../tokens/clip.ts';
import { bundledVocabulary } from '../vocabulary/bundled.ts';
import type { OpenSheet } from './openSheet.ts';
import type { Surroundings } from './surroundings.ts';
import type { WildcardFolder } from './wildcardFolders.ts';

/** A sheet with what is known of it and of what lies around it. */
export class WorkingSheet {
	/** Settled when what lies around the sheet has been read; whoever asks of it waits for that. */
	ready: Promise<void> = Promise.resolve();
	readonly #around: Surroundings;
	readonly #outdated: () => void;
	#config: Config = emptyConfig;
	#folder: WildcardFolder | undefined;
	#folderSettings: View['folderSettings'];
	#analyse: Analyst | undefined;
	#analysis: SheetAnalysis | undefined;
	#awaitsClip = false;

	/** `outdated` is called once CLIP's table, which the sheet was worked out without, is there. */
	constructor(
		readonly sheet: OpenSheet,
		around: Surroundings,
		outdated: () => void,
	) {
		this.#around = around;
		this.#outdated = outdated;
	}

	get uri(): string {
		return this.sheet.uri;
	}

	get hasBudgets(): boolean {
		return this.#config.budgets.length > 0;
	}

	/** The wildcard lists that it draws from. */
	get folder(): WildcardFolder | undefined {
		return this.#folder;
	}

	/** Reads what the sheet is worked out with. */
	async read(): Promise<void> {
		const { configured, configurations, ledgers, wildcards } = this.#around;
		await configured;
		[this.#config, this.#folder, this.#folderSettings] = await Promise.all([
			configurations.of(this.uri),
			wildcards.of(this.uri),
			this.#writableSettings(),
			ledgers.know(this.uri),
		]);
		this.forget();
	}

	/** What is around the sheet has changed: nothing that was worked out holds any more. */
	forget(): void {
		this.#analyse = undefined;
		this.#analysis = undefined;
	}

	/** The text, or what other sheets put on a budget, has changed: what that does not touch is taken over. */
	refresh(): void {
		this.#analysis = undefined;
	}

	get analysis(): SheetAnalysis {
		this.#analyse ??= this.#analyst();
		this.#analysis ??= this.#analyse(this.sheet.sheet, this.sheet.typingAt === undefined);
		return this.#analysis;
	}

	get view(): View {
		const { client, clip, elsewhere, host, library, recentTerms, wordLists } = this.#around;
		const entries = library.atHand(client);
		const ledger = this.#around.ledgers.of(this.uri);
		return {
			uri: this.uri,
			version: this.sheet.version,
			analysis: this.analysis,
			places: this.sheet.positions,
			config: this.#config,
			abilities: client.abilities,
			vocabulary: bundledVocabulary(),
			own: wordLists.of(this.uri, this.#config),
			recent: recentTerms,
			elsewhere: () => elsewhere.of(this.uri),
			on: host.today(),
			...(this.#folder && { wildcards: this.#folder.index }),
			...(ledger && { wasRun: (prompt: string) => promptsRun(ledger.ledger)(ledger.sheet, prompt) }),
			...(this.#folderSettings && { folderSettings: this.#folderSettings }),
			...(entries && { library: entries }),
			...(clip.encoder && { clip: clip.encoder }),
		};
	}

	#analyst(): Analyst {
		const { books, host, ledgers } = this.#around;
		return createAnalyst({
			config: this.#config,
			on: host.today(),
			isLibrarySheet: isLibrarySheet(this.sheet.sheet),
			encoder: () => this.#encoder(),
			elsewhere: (budget) => books.elsewhere(this.uri, budget),
			...ledgers.spending(this.uri),
			...(this.#folder && { wildcards: this.#folder.index }),
		});
	}

	#encoder(): ClipEncoder | undefined {
		const { clip } = this.#around;
		if (!clip.encoder && !this.#awaitsClip) {
			this.#awaitsClip = true;
			void clip.load().then(() => {
				this.#awaitsClip = false;
				if (!clip.encoder) return;
				this.forget();
				this.#outdated();
			});
		}
		return clip.encoder;
	}

	/** Where a code action may write the folder's settings: the client has to take edits of other files, and new ones. */
	async #writableSettings(): Promise<View['folderSettings']> {
		const can = this.#around.client.capabilities.workspace?.workspaceEdit;
		if (can?.documentChanges !== true) return undefined;
		const file = await this.#around.configurations.fileOf(this.uri);
		return file?.text === undefined && can.resourceOperations?.includes('create') !== true ? undefined : file;
	}
}
