import {
	Disposable,
	DocumentDropEdit,
	DocumentDropOrPasteEditKind,
	DocumentPasteEdit,
	l10n,
	languages,
	Position,
	Uri,
	WorkspaceEdit,
	type DataTransfer,
	type TextDocument,
} from 'vscode';
import { insertionPoint } from '../library/insertionPoint.ts';
import type { SheetFilter } from '../selector.ts';
import type { Summaries } from '../summaries.ts';
import type { ImportedFile, ImportFiles } from './import.ts';

const kind = DocumentDropOrPasteEditKind.Empty.append('promptCredits', 'import');
const uriList = 'text/uri-list';
const mimeTypes = [uriList, 'files', 'image/*'];

/** Only of these is it sure that a prompt is meant and not the file's name. */
const isImage = (name: string): boolean => /\.(?:png|jpe?g|webp)$/i.test(name);

/** Images that are dropped or pasted into a sheet leave their prompts there, between the sheet's own. */
export function acceptImages(
	selector: SheetFilter[],
	importFiles: ImportFiles,
	readFile: (uri: Uri) => Promise<ImportedFile | undefined>,
	summaries: Summaries,
): Disposable {
	const editFor = async (
		document: TextDocument,
		at: Position,
		data: DataTransfer,
	): Promise<WorkspaceEdit | undefined> => {
		const files = await imagesIn(data, readFile);
		const sheet = files.length > 0 ? await importFiles(files) : undefined;
		return sheet === undefined ? undefined : insertion(document, at, sheet, summaries);
	};
	const title = l10n.t('Insert the prompt of the image');
	return Disposable.from(
		languages.registerDocumentDropEditProvider(
			selector,
			{
				async provideDocumentDropEdits(document, position, data) {
					const additionalEdit = await editFor(document, position, data);
					return additionalEdit && Object.assign(new DocumentDropEdit('', title, kind), { additionalEdit });
				},
			},
			{ dropMimeTypes: mimeTypes, providedDropEditKinds: [kind] },
		),
		languages.registerDocumentPasteEditProvider(
			selector,
			{
				async provideDocumentPasteEdits(document, [range], data) {
					const additionalEdit = range && (await editFor(document, range.start, data));
					return additionalEdit && [Object.assign(new DocumentPasteEdit('', title, kind), { additionalEdit })];
				},
			},
			{ pasteMimeTypes: mimeTypes, providedPasteEditKinds: [kind] },
		),
	);
}

async function imagesIn(
	data: DataTransfer,
	readFile: (uri: Uri) => Promise<ImportedFile | undefined>,
): Promise<ImportedFile[]> {
	const files: ImportedFile[] = [];
	for (const [, item] of data) {
		const file = item.asFile();
		if (file && isImage(file.name)) files.push({ name: file.name, content: await file.data() });
	}
	if (files.length > 0) return files;
	const list = (await data.get(uriList)?.asString()) ?? '';
	const addresses = list.split(/\r?\n/).filter((line) => isImage(line));
	const read = await Promise.all(addresses.map((address) => readFile(Uri.parse(address, true))));
	return read.filter((file) => file !== undefined);
}

async function insertion(
	document: TextDocument,
	at: Position,
	sheet: string,
	summaries: Summaries,
): Promise<WorkspaceEdit> {
	const prompts = (await summaries.fetch(document.uri))?.prompts ?? [];
	const ranges = prompts.map(({ range }) => range);
	const point = insertionPoint((line) => document.lineAt(line).text, document.lineCount, at.line, ranges);
	const edit = new WorkspaceEdit();
	edit.insert(document.uri, new Position(point.line, point.character), point.before + sheet.trimEnd() + point.after);
	return edit;
}
