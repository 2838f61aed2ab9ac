import { Disposable, l10n, languages, LanguageStatusSeverity } from 'vscode';
import { commands } from './ids.ts';
import type { SheetFilter } from './selector.ts';
import type { Server, ServerState } from './server.ts';

/** The server's state among the language's status items, where it is out of the way until it matters. */
export function registerServerStatus(server: Server, selector: SheetFilter[]): Disposable {
	const item = languages.createLanguageStatusItem('promptCredits.server', selector);
	item.name = l10n.t('Prompt Credits Server');
	item.command = { command: commands.restartServer, title: l10n.t('Restart') };
	const show = (state: ServerState): void => {
		item.busy = state === 'starting';
		item.severity = state === 'stopped' ? LanguageStatusSeverity.Error : LanguageStatusSeverity.Information;
		item.text = texts[state]();
	};
	show(server.state);
	const watch = server.onDidChangeState(show);
	return Disposable.from(watch, item);
}

const texts: Record<ServerState, () => string> = {
	starting: () => l10n.t('Prompt Credits is starting'),
	running: () => l10n.t('Prompt Credits is running'),
	stopped: () => l10n.t('Prompt Credits has stopped'),
};
