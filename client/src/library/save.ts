import { l10n, Uri, window, workspace } from 'vscode';
import * as v from 'valibot';
import { isSheet } from '../selector.ts';
import { entrySheet, fileName, readTags, type EntryDetails } from './entrySheet.ts';
import type { Entries } from './entries.ts';
import type { Kept } from './kept.ts';

const line = v.pipe(v.string(), v.trim(), v.maxLength(500));
const detailsShape = v.object({
	title: v.pipe(line, v.minLength(1)),
	description: v.optional(line, ''),
	category: v.pipe(line, v.minLength(1)),
	tags: v.optional(v.array(line), []),
	author: v.optional(line, ''),
	license: v.optional(line, 'CC0-1.0'),
	vary: v.optional(line, ''),
});

/** Saves the selection, or the prompt at the caret, as an entry of the user's library. With details it asks for none. */
export async function saveEntry(entries: Entries, kept: Kept, given?: unknown): Promise<void> {
	const editor = window.activeTextEditor;
	const draft =
		editor && isSheet(editor.document)
			? await entries.draft({ uri: editor.document.uri.toString(), range: editor.selection })
			: null;
	if (!draft) {
		void window.showInformationMessage(l10n.t('Put the caret in a prompt of a sheet first.'));
		return;
	}
	const parsed = v.safeParse(detailsShape, given);
	const details = parsed.success ? parsed.output : await askDetails(draft.title, entries, kept);
	if (!details) return;
	const folder = await ownFolder(entries);
	if (!folder) return;
	const file = await writeNew(
		Uri.joinPath(folder, fileName(details.category)),
		fileName(details.title),
		entrySheet(details, draft),
	);
	await kept.signedBy(details.author);
	await entries.changed(file, 'onDidCreate');
	await window.showTextDocument(file);
}

/** The user's own library; where there is none, as in the browser, that of a workspace folder. */
async function ownFolder(entries: Entries): Promise<Uri | undefined> {
	const sources = await entries.sources();
	const uri = (sources.find(({ kind }) => kind === 'own') ?? sources.find(({ kind }) => kind === 'workspace'))?.uri;
	if (uri) return Uri.parse(uri, true);
	void window.showWarningMessage(l10n.t('Open a folder first: entries are saved in its folder “library”.'));
	return undefined;
}

/** Writes a file that is not there yet: `name.prompt`, or `name-2.prompt`. */
export async function writeNew(folder: Uri, name: string, text: string): Promise<Uri> {
	for (let count = 1; ; count++) {
		const file = Uri.joinPath(folder, `${name}${count === 1 ? '' : `-${String(count)}`}.prompt`);
		const isThere = await workspace.fs.stat(file).then(
			() => true,
			() => false,
		);
		if (isThere) continue;
		await workspace.fs.createDirectory(folder);
		await workspace.fs.writeFile(file, new TextEncoder().encode(text));
		return file;
	}
}

const steps = 7;

/** The form, a step a detail. Undefined where the user leaves it. */
async function askDetails(draftTitle: string, entries: Entries, kept: Kept): Promise<EntryDetails | undefined> {
	const heading = (step: number): string => l10n.t('Save to My Library ({0}/{1})', step, steps);
	const ask = async (step: number, prompt: string, value = '', isNeeded = false): Promise<string | undefined> => {
		const answer = await window.showInputBox({
			title: heading(step),
			prompt,
			value,
			ignoreFocusOut: true,
			validateInput: (text) => (isNeeded && text.trim() === '' ? l10n.t('This must not be empty.') : undefined),
		});
		return answer?.trim();
	};
	const choose = async <T extends { label: string }>(step: number, items: readonly T[], placeHolder: string) =>
		await window.showQuickPick(items, { title: heading(step), placeHolder, ignoreFocusOut: true });

	const title = await ask(1, l10n.t('Title'), draftTitle, true);
	if (title === undefined) return undefined;
	const description = await ask(2, l10n.t('Description: what the picture is for, in a line'));
	if (description === undefined) return undefined;
	const known = new Map((await entries.all()).map((hit) => [hit.category, hit.categoryTitle]));
	const categories = [...known].sort().map(([name, label]) => ({ label, name }));
	const other = { label: l10n.t('$(add) Another category...'), name: '' };
	const chosen = await choose(3, [...categories, other], l10n.t('Category'));
	const category = chosen === other ? await ask(3, l10n.t('Category'), '', true) : chosen?.name;
	if (category === undefined) return undefined;
	const tags = await ask(4, l10n.t('Tags, with commas between: three to eight'));
	if (tags === undefined) return undefined;
	const license = await choose(5, licences(), l10n.t('Licence'));
	if (!license) return undefined;
	const author = await ask(6, l10n.t('Author'), kept.author);
	if (author === undefined) return undefined;
	const vary = await ask(7, l10n.t('What to vary: what to change for another picture'));
	if (vary === undefined) return undefined;
	return { title, description, category, tags: readTags(tags), author, license: license.label, vary };
}

const licences = () => [
	{ label: 'CC0-1.0', description: l10n.t('anybody may use it for anything') },
	{ label: 'CC-BY-4.0', description: l10n.t('anybody may use it who names the author') },
	{ label: 'All-Rights-Reserved', description: l10n.t('for myself: it cannot be contributed') },
];
