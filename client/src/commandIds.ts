/** The commands of the package, by what they do. */
export const commands = {
	showSummary: 'promptCredits.showSummary',
	insertFromLibrary: 'promptCredits.insertFromLibrary',
	newSheet: 'promptCredits.newSheet',
	restartServer: 'promptCredits.restartServer',
	openSettings: 'promptCredits.openSettings',
	switchLanguage: 'promptCredits.switchLanguage',
} as const;
