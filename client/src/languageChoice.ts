import {
	commands as registry,
	Disposable,
	l10n,
	languages,
	window,
	workspace,
	type Memento,
	type TextDocument,
} from 'vscode';
import { commands, languageId } from './ids.ts';
import { isSheet, type SheetFilter } from './selector.ts';
import type { Summaries } from './summaries.ts';

const silenced = 'languageChoice.silenced';
const dotprompt = 'dotprompt';

/**
 * `.prompt` is used by Google's Dotprompt too. Offers, once a document, to switch a Dotprompt sheet that opened as ours,
 * or one of ours that opened as something else. The same offer stays among the language's status items.
 */
export function registerLanguageChoice(summaries: Summaries, memory: Memento, selector: SheetFilter[]): Disposable {
	const item = languages.createLanguageStatusItem('promptCredits.language', selector);
	item.name = l10n.t('Prompt Credits Language');
	const offered = new Set<string>();

	const showItem = (): void => {
		const document = window.activeTextEditor?.document;
		const wrong = document && isSheet(document) ? mistaken(document, summaries) : undefined;
		item.text = wrong === undefined ? l10n.t('Prompt sheet') : describe(wrong);
		item.command = { command: commands.switchLanguage, title: l10n.t('Switch Language') };
	};

	const offer = async (): Promise<void> => {
		showItem();
		const document = window.activeTextEditor?.document;
		if (!document || !isSheet(document) || memory.get<boolean>(silenced)) return;
		const wrong = mistaken(document, summaries);
		const uri = document.uri.toString();
		if (wrong === undefined || offered.has(uri)) return;
		offered.add(uri);
		const change = l10n.t('Switch Language');
		const never = l10n.t("Don't Show Again");
		const choice = await window.showInformationMessage(describe(wrong), change, never);
		if (choice === change) await switchLanguage(document, summaries);
		if (choice === never) await memory.update(silenced, true);
	};

	return Disposable.from(
		item,
		summaries.onDidChange(() => void offer()),
		window.onDidChangeActiveTextEditor(() => void offer()),
		registry.registerCommand(commands.switchLanguage, async () => {
			const document = window.activeTextEditor?.document;
			if (document) await switchLanguage(document, summaries);
		}),
	);
}

type Mistake = 'dotprompt-as-sheet' | 'sheet-as-other';

function mistaken(document: TextDocument, summaries: Summaries): Mistake | undefined {
	const summary = summaries.latest(document);
	if (!summary) return undefined;
	if (summary.isDotprompt) return document.languageId === languageId ? 'dotprompt-as-sheet' : undefined;
	return document.languageId === languageId ? undefined : 'sheet-as-other';
}

const describe = (mistake: Mistake): string =>
	mistake === 'dotprompt-as-sheet'
		? l10n.t('This looks like a Dotprompt template, not a sheet of image prompts.')
		: l10n.t('This looks like a sheet of image prompts, but is open in another language.');

/** To the other language where it is installed; the user chooses where it is not. Ours is kept for the workspace. */
async function switchLanguage(document: TextDocument, summaries: Summaries): Promise<void> {
	const isOurs = mistaken(document, summaries) === 'sheet-as-other';
	if (isOurs) {
		await languages.setTextDocumentLanguage(document, languageId);
		await keepAssociation();
		return;
	}
	const known = await languages.getLanguages();
	if (known.includes(dotprompt)) await languages.setTextDocumentLanguage(document, dotprompt);
	else await registry.executeCommand('workbench.action.editor.changeLanguageMode');
}

async function keepAssociation(): Promise<void> {
	const files = workspace.getConfiguration('files');
	const associations = files.get<Record<string, string>>('associations', {});
	const isFolderOpen = (workspace.workspaceFolders ?? []).length > 0;
	await files.update('associations', { ...associations, '*.prompt': languageId }, !isFolderOpen);
}
