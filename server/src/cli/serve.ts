import { defineCommand } from './command.ts';
import { exit } from './io.ts';
import { UsageError } from './usage.ts';

export const serve = defineCommand({
	name: 'serve',
	operands: '',
	summary: 'Runs the language server for any editor that speaks LSP.',
	about: ['It talks over standard input and output, and ends when the editor says so.'],
	examples: ['prompt-credits serve --stdio'],
	options: {
		stdio: { kind: 'flag', help: 'Talk over standard input and output; the only way there is, and required.' },
		clientProcessId: { kind: 'value', shown: 'ID', help: 'The process of the editor, as some editors pass it.' },
	},
	async run({ operands, given }) {
		if (operands.length > 0) throw new UsageError('serve takes no FILE.');
		if (!given.stdio) throw new UsageError('serve needs --stdio.');
		const { startNodeServer } = await import('../lsp/node/main.ts');
		startNodeServer(true);
		return exit.done;
	},
});
