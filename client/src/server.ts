import { EventEmitter, l10n, window, type Event, type LogOutputChannel } from 'vscode';
import { State, type BaseLanguageClient } from 'vscode-languageclient';

export type ServerState = 'starting' | 'running' | 'stopped';

/** The language server's life: it is restarted on request, and after a crash by the client until that gives up. */
export class Server {
	readonly #client: BaseLanguageClient;
	readonly #log: LogOutputChannel;
	readonly #changed = new EventEmitter<ServerState>();

	constructor(client: BaseLanguageClient, log: LogOutputChannel) {
		this.#client = client;
		this.#log = log;
		client.onDidChangeState(() => this.#changed.fire(this.state));
	}

	get state(): ServerState {
		switch (this.#client.state) {
			case State.Running:
				return 'running';
			case State.Starting:
				return 'starting';
			default:
				return 'stopped';
		}
	}

	get onDidChangeState(): Event<ServerState> {
		return this.#changed.event;
	}

	/** Never rejects: the failure is shown, and the status item offers to try again. */
	async start(): Promise<void> {
		try {
			await this.#client.start();
		} catch (error) {
			this.#log.error(error instanceof Error ? error : String(error));
			this.#changed.fire('stopped');
			const showLog = l10n.t('Show Log');
			const choice = await window.showErrorMessage(
				l10n.t('Prompt Credits could not start its language server.'),
				showLog,
			);
			if (choice === showLog) this.#log.show();
		}
	}

	async restart(): Promise<void> {
		if (this.#client.needsStop()) await this.#client.stop().catch((error: unknown) => this.#log.warn(String(error)));
		await this.start();
	}

	dispose(): void {
		this.#changed.dispose();
		void this.#client.dispose().catch((error: unknown) => this.#log.warn(String(error)));
	}
}
