/** The commands of the package, by what they do. */
export const commands = {
	showSummary: 'promptCredits.showSummary',
	showWorkspaceCosts: 'promptCredits.showWorkspaceCosts',
	markRun: 'promptCredits.markRun',
	keepImages: 'promptCredits.keepImages',
	rejectImages: 'promptCredits.rejectImages',
	insertFromLibrary: 'promptCredits.insertFromLibrary',
	libraryInsertAtCaret: 'promptCredits.library.insertAtCaret',
	libraryInsertInNewSheet: 'promptCredits.library.insertInNewSheet',
	libraryPreview: 'promptCredits.library.preview',
	libraryAddFavourite: 'promptCredits.library.addFavourite',
	libraryRemoveFavourite: 'promptCredits.library.removeFavourite',
	libraryGroupBy: 'promptCredits.library.groupBy',
	libraryFilter: 'promptCredits.library.filter',
	libraryClearFilter: 'promptCredits.library.clearFilter',
	librarySave: 'promptCredits.library.save',
	librarySync: 'promptCredits.library.sync',
	libraryExport: 'promptCredits.library.export',
	libraryNewEntry: 'promptCredits.library.newEntry',
	newSheet: 'promptCredits.newSheet',
	restartServer: 'promptCredits.restartServer',
	import: 'promptCredits.import',
	convert: 'promptCredits.convert',
	openSettings: 'promptCredits.openSettings',
	clearRecentTerms: 'promptCredits.clearRecentTerms',
	switchLanguage: 'promptCredits.switchLanguage',
	previewExpansion: 'promptCredits.previewExpansion',
	sampleExpansion: 'promptCredits.sampleExpansion',
	copyExpansion: 'promptCredits.copyExpansion',
	saveExpansion: 'promptCredits.saveExpansion',
} as const;

/** Commands that only the server asks for: not in the palette, and not in the manifest. */
export const internalCommands = {
	insertSnippet: 'promptCredits.internal.insertSnippet',
	termChosen: 'promptCredits.internal.termChosen',
} as const;

/** The language of our sheets; `prompt` is VS Code's own, of its `.prompt.md` files. */
export const languageId = 'artprompt';

/** The cost summary, for the event that brings the extension up when VS Code restores the panel. */
export const panelViewType = 'promptCredits.costSummary';

/** Documents that show entries of the library: their path is the entry's id. */
export const previewScheme = 'prompt-credits-library';
