import {
	createConnection,
	ProposedFeatures,
	StreamMessageReader,
	StreamMessageWriter,
} from 'vscode-languageserver/node';
import { serve } from '../server.ts';
import { nodeHost } from './host.ts';

/** Serves over standard input and output, or as the client's arguments say (`--node-ipc`, `--stdio`). */
export function startNodeServer(overStdio: boolean): void {
	const connection = overStdio
		? createConnection(
				ProposedFeatures.all,
				new StreamMessageReader(process.stdin),
				new StreamMessageWriter(process.stdout),
			)
		: createConnection(ProposedFeatures.all);
	serve(connection, nodeHost(connection));
}
