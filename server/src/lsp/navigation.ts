import {
	ErrorCodes,
	RenameFile,
	ResponseError,
	TextDocumentEdit,
	type Connection,
	type Location,
	type Position,
	type WorkspaceEdit,
} from 'vscode-languageserver';
import type { View } from '../features/view.ts';
import { referenceAt, sheetReferences, type SheetReference } from '../features/wildcards.ts';
import type { TextEdit } from '../sheet/span.ts';
import { listReferences, planRename, renamedList, RenameRefused } from '../wildcards/rename.ts';
import type { Client } from './client.ts';
import type { OpenSheets } from './openSheets.ts';
import { Positions, type Encoding } from './positions.ts';
import type { Surroundings } from './surroundings.ts';
import type { WildcardFolder } from './wildcardFolders.ts';
import type { Workspace } from './workspace.ts';

interface Asked {
	readonly view: View;
	readonly folder: WildcardFolder;
	readonly reference: SheetReference;
}

/** Answers go to definition, find references and rename for the wildcards of sheets. */
export function answerNavigation(
	connection: Connection,
	around: Surroundings,
	sheets: OpenSheets,
	workspace: Workspace,
): void {
	async function asked({
		textDocument,
		position,
	}: {
		textDocument: { uri: string };
		position: Position;
	}): Promise<Asked | undefined> {
		const working = await sheets.find(textDocument.uri);
		if (!working?.folder || working.sheet.sheet.isDotprompt) return undefined;
		const { folder, view } = working;
		const reference = referenceAt(view, view.places.offset(position));
		return reference && { view, folder, reference };
	}

	connection.onDefinition(async (params) => {
		const at = await asked(params);
		return at ? definitions(at, around.client.encoding) : null;
	});

	connection.onReferences(async (params) => {
		const at = await asked(params);
		if (!at) return null;
		const { folder, reference } = at;
		const wanted = namesOf(folder, reference.name);
		const isSame = (name: string): boolean =>
			namesOf(folder, name).some((each) => wanted.includes(each)) || name === reference.name;
		const inSheets = (await workspace.drawingFrom(folder)).flatMap((view) =>
			sheetReferences(view)
				.filter(({ name }) => isSame(name))
				.map(({ span }): Location => ({ uri: view.uri, range: view.places.range(span) })),
		);
		const inLists = listReferences(folder.index)
			.filter(({ reference: { name } }) => isSame(name))
			.map(({ file, reference: { span } }): Location => ({
				uri: file.uri,
				range: Positions.in(file.text, around.client.encoding).range(span),
			}));
		return [
			...(params.context.includeDeclaration ? definitions(at, around.client.encoding) : []),
			...inSheets,
			...inLists,
		];
	});

	connection.onPrepareRename(async (params) => {
		const at = await asked(params);
		if (!at) return null;
		return refusing(() => {
			renamedList(at.folder.index, at.reference.name);
			return { range: at.view.places.range(at.reference.nameSpan), placeholder: at.reference.name };
		});
	});

	connection.onRenameRequest(async (params) => {
		const at = await asked(params);
		if (!at) return null;
		const views = await workspace.drawingFrom(at.folder);
		return refusing(() => renaming(at, params.newName, views, around.client, (uri) => sheets.isOpen(uri)));
	});
}

const namesOf = ({ index }: WildcardFolder, name: string): string[] => index.listsOf(name).map((list) => list.name);

/** The key of a list, or the first line of its file. */
const definitions = ({ folder, reference }: Asked, encoding: Encoding): Location[] =>
	folder.index.listsOf(reference.name).map(({ file, nameSpan }) => ({
		uri: file.uri,
		range: Positions.in(file.text, encoding).range(nameSpan ?? { start: 0, end: 0 }),
	}));

/** Edits of the sheets and the lists, and then the files' new names. */
function renaming(
	{ folder, reference }: Asked,
	newName: string,
	views: readonly View[],
	{ capabilities, encoding }: Client,
	isOpen: (uri: string) => boolean,
): WorkspaceEdit {
	const { edits, moves, written } = planRename(folder.index, reference.name, newName);
	const can = capabilities.workspace?.workspaceEdit;
	if (moves.length > 0 && !(can?.documentChanges === true && can.resourceOperations?.includes('rename'))) {
		throw new RenameRefused(
			'This editor lets no server rename a file: rename the list, and then its name in the sheets.',
		);
	}
	const changed = new Map<string, ReturnType<typeof changesOf>>();
	for (const view of views) {
		const own = sheetReferences(view).flatMap(({ name, nameSpan }): TextEdit[] => {
			const newText = written(name);
			return newText === undefined ? [] : [{ span: nameSpan, newText }];
		});
		if (own.length > 0) changed.set(view.uri, changesOf(view.places, own));
	}
	for (const [uri, own] of edits) {
		const file = folder.index.lists.find((list) => list.file.uri === uri)?.file;
		if (file) changed.set(uri, changesOf(Positions.in(file.text, encoding), own));
	}
	if (can?.documentChanges !== true) return { changes: Object.fromEntries(changed) };
	const versions = new Map(views.map(({ uri, version }) => [uri, isOpen(uri) ? version : null]));
	return {
		documentChanges: [
			...[...changed].map(([uri, changes]) =>
				TextDocumentEdit.create({ uri, version: versions.get(uri) ?? null }, changes),
			),
			...moves.map(({ from, to }) => RenameFile.create(from, to)),
		],
	};
}

const changesOf = (places: Pick<View['places'], 'range'>, edits: readonly TextEdit[]) =>
	edits.map(({ span, newText }) => ({ range: places.range(span), newText }));

/** What is refused is an answer, with its reason, and no failure of the server. */
function refusing<T>(answer: () => T): T | ResponseError {
	try {
		return answer();
	} catch (error) {
		if (error instanceof RenameRefused) return new ResponseError(ErrorCodes.InvalidRequest, error.message);
		throw error;
	}
}
