import { commands as registry, Disposable, type Memento } from 'vscode';
import { State, type BaseLanguageClient } from 'vscode-languageclient';
import { recentTermsChanged, type RecentTerms } from '../../server/src/lsp/protocol.ts';
import { commands, internalCommands } from './ids.ts';

const key = 'completion.recentTerms';
const most = 200;

/** Keeps the terms the user chose lately, latest first, on this machine alone, and tells the server. */
export function registerRecentTerms(client: BaseLanguageClient, memory: Memento): Disposable {
	const kept = (): readonly string[] => memory.get<readonly string[]>(key, []);
	const tell = async (): Promise<void> => {
		const params: RecentTerms = { terms: kept() };
		if (client.state === State.Running) await client.sendNotification(recentTermsChanged, params);
	};
	return Disposable.from(
		client.onDidChangeState(({ newState }) => (newState === State.Running ? tell() : undefined)),
		registry.registerCommand(internalCommands.termChosen, async (term: unknown) => {
			if (typeof term !== 'string') return;
			await memory.update(key, [term, ...kept().filter((other) => other !== term)].slice(0, most));
			await tell();
		}),
		registry.registerCommand(commands.clearRecentTerms, async () => {
			await memory.update(key, undefined);
			await tell();
		}),
	);
}
