import { commands as registry, Disposable } from 'vscode';
import { commands } from './ids.ts';
import { newSheet } from './newSheet.ts';
import type { Server } from './server.ts';

/** The commands that need no part of their own. */
export function registerCommands(server: Server): Disposable {
	return Disposable.from(
		registry.registerCommand(commands.newSheet, newSheet),
		registry.registerCommand(commands.restartServer, () => server.restart()),
		registry.registerCommand(commands.openSettings, () =>
			registry.executeCommand('workbench.action.openSettings', '@ext:prompt-credits.prompt-credits'),
		),
	);
}
