import {
	commands as registry,
	Disposable,
	env,
	EventEmitter,
	l10n,
	Uri,
	ViewColumn,
	window,
	workspace,
	type TextDocumentContentProvider,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
	expandRequest,
	type BatchQuery,
	type Expansion,
	type ExpansionQuery,
} from '../../../server/src/lsp/protocol.ts';
import { commands } from '../ids.ts';
import { isConfirmed } from '../ledger/confirm.ts';
import { isSheet } from '../selector.ts';
import type { Summaries } from '../summaries.ts';
import { formats, isFormat, type Format } from './formats.ts';
import { pageOf, type PageTexts } from './page.ts';

export const expansionScheme = 'prompt-credits-expansion';

/** The commands that show, copy and save the prompts that a prompt sends. */
export function registerExpansion(client: BaseLanguageClient, summaries: Summaries): Disposable {
	const pages = new ExpansionPages(client, summaries);
	/** Lenses name the sheet and the prompt; from the palette it is the prompt at the caret. */
	const preview = async (uri?: unknown, index?: unknown, seed?: unknown): Promise<void> => {
		const query =
			typeof uri === 'string' && typeof index === 'number'
				? { uri, index, ...(typeof seed === 'string' && { seed }) }
				: await atCaret(summaries);
		if (query) await pages.show(query);
	};
	return Disposable.from(
		pages,
		registry.registerCommand(commands.previewExpansion, preview),
		registry.registerCommand(commands.sampleExpansion, () => sample(pages)),
		registry.registerCommand(commands.copyExpansion, async (format?: unknown) => {
			const taken = await take(client, pages, l10n.t('Copy'), format);
			if (taken) await env.clipboard.writeText(taken.text);
		}),
		registry.registerCommand(commands.saveExpansion, async (format?: unknown) => {
			const taken = await take(client, pages, l10n.t('Save'), format);
			if (taken) await save(taken);
		}),
	);
}

/** Read-only pages, whose addresses say what is on them. They follow the sheet. */
class ExpansionPages implements TextDocumentContentProvider, Disposable {
	readonly #client: BaseLanguageClient;
	readonly #changed = new EventEmitter<Uri>();
	readonly #parts: Disposable[];

	constructor(client: BaseLanguageClient, summaries: Summaries) {
		this.#client = client;
		this.#parts = [
			workspace.registerTextDocumentContentProvider(expansionScheme, this),
			summaries.onDidChange(({ uri }) => {
				for (const { uri: page } of workspace.textDocuments) if (queryOf(page)?.uri === uri) this.#changed.fire(page);
			}),
		];
	}

	get onDidChange() {
		return this.#changed.event;
	}

	async provideTextDocumentContent(page: Uri): Promise<string> {
		const query = queryOf(page);
		const expansion = query && (await this.fetch(query));
		return expansion
			? pageOf(expansion, nameOf(expansion), pageTexts())
			: l10n.t('Open the sheet to see what it sends.');
	}

	async fetch(query: ExpansionQuery): Promise<Expansion | null> {
		return await this.#client.sendRequest<Expansion | null>(expandRequest, query).catch(() => null);
	}

	async show(query: ExpansionQuery): Promise<void> {
		const expansion = await this.fetch({ ...query, limit: 0 });
		if (!expansion) return;
		const path = `/${nameOf(expansion).replaceAll(/[\\/:*?"<>|#]/g, ' ')}.txt`;
		const page = Uri.from({ scheme: expansionScheme, path, query: JSON.stringify(query) });
		const isSample = window.activeTextEditor?.document.uri.scheme === expansionScheme;
		const viewColumn = isSample ? ViewColumn.Active : ViewColumn.Beside;
		await window.showTextDocument(await workspace.openTextDocument(page), { viewColumn, preview: true });
	}

	dispose(): void {
		for (const part of [...this.#parts, this.#changed]) part.dispose();
	}
}

const nameOf = ({ name, index }: Expansion): string => name ?? l10n.t('Prompt {0}', index + 1);

const pageTexts = (): PageTexts => ({
	all: l10n.t('All of them, in the order they are sent: {0}.'),
	first: l10n.t('The first {0}; {1} more are not listed.'),
	sample: l10n.t('{0} drawn at random with the seed "{2}"; {1} more are not listed.'),
	endless: l10n.t('There is no end of them: none is listed.'),
	negative: l10n.t('Negative prompt: {0}'),
});

function queryOf({ scheme, query }: Uri): ExpansionQuery | undefined {
	if (scheme !== expansionScheme) return undefined;
	const read: unknown = JSON.parse(query);
	if (typeof read !== 'object' || read === null || !('uri' in read) || !('index' in read)) return undefined;
	if (typeof read.uri !== 'string' || typeof read.index !== 'number') return undefined;
	return {
		uri: read.uri,
		index: read.index,
		...('seed' in read && typeof read.seed === 'string' && { seed: read.seed }),
	};
}

/** What the active page shows; else the prompt at the caret of the active sheet. */
async function atCaret(summaries: Summaries): Promise<ExpansionQuery | undefined> {
	const editor = window.activeTextEditor;
	if (!editor || !isSheet(editor.document)) return undefined;
	const prompts = (await summaries.fetch(editor.document.uri))?.prompts ?? [];
	const { line } = editor.selection.active;
	const prompt = prompts.find(({ range }) => line <= range.end.line) ?? prompts.at(-1);
	return prompt && { uri: editor.document.uri.toString(), index: prompt.index };
}

/** Only what a run of all of it takes is asked for. */
const batchOf = ({ uri, index }: ExpansionQuery): BatchQuery => ({ uri, index });

const shown = (): ExpansionQuery | undefined => {
	const page = window.activeTextEditor?.document.uri;
	return page && queryOf(page);
};

async function sample(pages: ExpansionPages): Promise<void> {
	const query = shown();
	if (!query) return;
	const seed = await window.showInputBox({
		title: l10n.t('Draw a Random Sample'),
		prompt: l10n.t('The same seed draws the same prompts; none lists the first ones.'),
		value: query.seed ?? '1',
	});
	if (seed === undefined) return;
	const { uri, index } = query;
	await pages.show({ uri, index, ...(seed !== '' && { seed }) });
}

interface Taken {
	readonly text: string;
	readonly format: Format;
	readonly name: string;
}

/**
 * The prompts of the active page, in a format that is chosen unless it is given. First is asked where a run of all of them
 * would pass a budget or a plan; a program that gives the format is not asked.
 */
async function take(
	client: BaseLanguageClient,
	pages: ExpansionPages,
	goOn: string,
	given: unknown,
): Promise<Taken | undefined> {
	const query = shown();
	if (!query || (given === undefined && !(await isConfirmed(client, batchOf(query), goOn)))) return undefined;
	const expansion = await pages.fetch(query);
	if (!expansion) return undefined;
	const format = isFormat(given) ? given : await chosenFormat();
	return format && { text: formats[format](expansion), format, name: nameOf(expansion) };
}

async function chosenFormat(): Promise<Format | undefined> {
	const labels: Record<Format, string> = {
		csv: l10n.t('CSV, with costs'),
		json: l10n.t('JSON, with costs'),
		txt: l10n.t('Text, one prompt a line'),
	};
	const items = Object.entries(labels).flatMap(([format, label]) => (isFormat(format) ? [{ label, format }] : []));
	return (await window.showQuickPick(items, { title: l10n.t('Format') }))?.format;
}

async function save({ text, format, name }: Taken): Promise<void> {
	const folder = workspace.workspaceFolders?.[0]?.uri;
	const file = `${name.replaceAll(/[\\/:*?"<>|]/g, ' ')}.${format}`;
	const target = await window.showSaveDialog({ ...(folder && { defaultUri: Uri.joinPath(folder, file) }) });
	if (!target) return;
	await workspace.fs.writeFile(target, new TextEncoder().encode(text));
}
