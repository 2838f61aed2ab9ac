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
	type DocumentDropEditProvider,
	type DocumentPasteEditProvider,
	type TextDocument,
} from 'vscode';
import type { PlaceRange } from '../../../server/src/lsp/protocol.ts';
import { insertionPoint } from '../library/insertionPoint.ts';
import type { SheetFilter } from '../selector.ts';
import type { ImportedFile, ImportFiles } from './import.ts';

const kind = DocumentDropOrPasteEditKind.Empty.append('promptCredits', 'import');
const uriList = 'text/uri-list';
const mimeTypes = [uriList, 'files', 'image/*'];

/** Only of these is it sure that a prompt is meant and not the file's name. */
const isImage = (name: string): boolean => /\.(?:png|jpe?g|webp)$/i.test(name);

/** Where the prompts of a sheet stand. */
export type PromptRanges = (document: TextDocument) => Promise<readonly PlaceRange[]>;

type ReadFile = (uri: Uri) => Promise<ImportedFile | undefined>;

export interface ImageProviders {
	readonly drop: DocumentDropEditProvider;
	readonly paste: DocumentPasteEditProvider;
}

/** Images that are dropped or pasted into a sheet leave their prompts there, between the sheet's own. */
export function acceptImages(selector: SheetFilter[], providers: ImageProviders): Disposable {
	return Disposable.from(
		languages.registerDocumentDropEditProvider(selector, providers.drop, {
			dropMimeTypes: mimeTypes,
			providedDropEditKinds: [kind],
		}),
		languages.registerDocumentPasteEditProvider(selector, providers.paste, {
			pasteMimeTypes: mimeTypes,
			providedPasteEditKinds: [kind],
		}),
	);
}

export function imageProviders(importFiles: ImportFiles, readFile: ReadFile, rangesOf: PromptRanges): ImageProviders {
	const editFor = async (
		document: TextDocument,
		at: Position,
		data: DataTransfer,
	): Promise<WorkspaceEdit | undefined> => {
		const files = await imagesIn(data, readFile);
		const sheet = files.length > 0 ? await importFiles(files) : undefined;
		return sheet === undefined ? undefined : insertion(document, at, sheet, await rangesOf(document));
	};
	const title = l10n.t('Insert the prompt of the image');
	return {
		drop: {
			async provideDocumentDropEdits(document, position, data) {
				const additionalEdit = await editFor(document, position, data);
				return additionalEdit && Object.assign(new DocumentDropEdit('', title, kind), { additionalEdit });
			},
		},
		paste: {
			async provideDocumentPasteEdits(document, [range], data) {
				const additionalEdit = range && (await editFor(document, range.start, data));
				return additionalEdit && [Object.assign(new DocumentPasteEdit('', title, kind), { additionalEdit })];
			},
		},
	};
}

async function imagesIn(data: DataTransfer, readFile: ReadFile): Promise<ImportedFile[]> {
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

function insertion(document: TextDocument, at: Position, sheet: string, prompts: readonly PlaceRange[]): WorkspaceEdit {
	const point = insertionPoint((line) => document.lineAt(line).text, document.lineCount, at.line, prompts);
	const edit = new WorkspaceEdit();
	edit.insert(document.uri, new Position(point.line, point.character), point.before + sheet.trimEnd() + point.after);
	return edit;
}
