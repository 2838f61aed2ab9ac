import { resolve } from 'node:path';
import { importFile, textKinds, type TextKind } from '../import/importFile.ts';
import { ImportError, maxFileBytes, type Imported } from '../import/imported.ts';
import { sheetText } from '../import/sheetText.ts';
import { nodeInflate } from '../lsp/node/inflate.ts';
import { defineCommand } from './command.ts';
import { sayUnusable, whyUnreadable } from './inputs.ts';
import { exit, type Io } from './io.ts';
import { UsageError } from './usage.ts';

export const importPrompts = defineCommand({
	name: 'import',
	operands: 'FILE...',
	summary: 'Makes a prompt sheet of generated images and of the files of other tools.',
	about: [
		'Reads what AUTOMATIC1111, Forge, ComfyUI and InvokeAI write into PNG, JPEG and WebP images, and\n' +
			'their generation data, prompt lists, `styles.csv`, workflows and wildcard files. Each file becomes\n' +
			'a section named after it. A file that cannot be read is named on standard error; the others\n' +
			'are imported all the same.',
	],
	examples: [
		'prompt-credits import --out spring.prompt outputs/*.png',
		'prompt-credits import styles.csv | prompt-credits cost -',
	],
	options: {
		out: { kind: 'value', shown: 'FILE', help: 'Write the sheet to this file, which must not be there yet.' },
		as: {
			kind: 'value',
			shown: 'KIND',
			choices: textKinds,
			help: 'What text files hold, where name and content do not tell.',
		},
	},
	async run({ operands, given }, io) {
		if (operands.length === 0) throw new UsageError('import needs a FILE, or - for standard input.');
		if (given.out !== undefined && (await isThere(given.out, io)))
			throw new UsageError(`${given.out} is there already; import writes over no file.`);
		const imported: Imported[] = [];
		for (const path of operands) {
			const one = await read(path, given.as, io);
			if (typeof one === 'string') await sayUnusable(io, path, one);
			else imported.push(one);
		}
		if (imported.length > 0) {
			const sheet = sheetText(imported);
			if (given.out === undefined) await io.stdout(sheet);
			else await io.writeFile(resolve(io.cwd, given.out), sheet);
		}
		return imported.length < operands.length ? exit.misused : exit.done;
	},
});

/** What a file holds, or why that is nothing. */
async function read(path: string, as: TextKind | undefined, io: Io): Promise<Imported | string> {
	try {
		const content =
			path === '-' ? await io.readStdin(maxFileBytes) : await io.readFile(resolve(io.cwd, path), maxFileBytes);
		return await importFile(path === '-' ? '' : path, content, {
			inflate: nodeInflate,
			...(as !== undefined && { as }),
		});
	} catch (error) {
		return error instanceof ImportError ? error.message : whyUnreadable(error);
	}
}

/** Anything else than a file that is missing will be told when it is written. */
async function isThere(path: string, io: Io): Promise<boolean> {
	try {
		await io.readFile(resolve(io.cwd, path), maxFileBytes);
		return true;
	} catch (error) {
		return !(error instanceof Error && 'code' in error && error.code === 'ENOENT');
	}
}
