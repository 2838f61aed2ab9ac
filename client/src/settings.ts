import type { LogOutputChannel } from 'vscode';
import { RevealOutputChannelOn, type LanguageClientOptions } from 'vscode-languageclient';
import type { InitializationOptions } from '../../server/src/lsp/protocol.ts';
import { commands, internalCommands, previewScheme } from './ids.ts';
import type { SheetFilter } from './selector.ts';

/** How this client speaks to the server. */
export function clientOptions(selector: SheetFilter[], log: LogOutputChannel): LanguageClientOptions {
	const initializationOptions: InitializationOptions = {
		entryScheme: previewScheme,
		commands: {
			...internalCommands,
			showSummary: commands.showSummary,
			previewExpansion: commands.previewExpansion,
			convert: commands.convert,
			markRun: commands.markRun,
			keep: commands.keepImages,
			reject: commands.rejectImages,
		},
	};
	return {
		documentSelector: selector,
		outputChannel: log,
		revealOutputChannelOn: RevealOutputChannelOn.Never,
		initializationOptions,
		// Library text and messages reach hovers: they may link to the panel and run nothing else.
		markdown: { isTrusted: { enabledCommands: [commands.showSummary] }, supportHtml: false },
	};
}
