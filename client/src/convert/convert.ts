import {
	commands as registry,
	Disposable,
	l10n,
	Position,
	Range,
	TabInputTextDiff,
	Uri,
	window,
	workspace,
	WorkspaceEdit,
	type TextDocument,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
	conversionsRequest,
	type ConversionOffer,
	type ConversionQuery,
	type Place,
} from '../../../server/src/lsp/protocol.ts';
import { commands } from '../ids.ts';
import { isSheet } from '../selector.ts';
import { Converted } from './converted.ts';

/** The command that rewrites the prompt at a place for another platform: shows the difference, asks, and applies it. */
export function registerConvert(client: BaseLanguageClient): Disposable {
	const converted = new Converted();
	/** Code actions name the sheet, the place and the target; from the palette it is the prompt at the caret. */
	const convert = async (uri?: unknown, position?: unknown, target?: unknown): Promise<void> => {
		const place = typeof uri === 'string' && isPlace(position) ? { uri, position } : atCaret();
		if (!place) return;
		const query = { uri: place.uri, position: { line: place.position.line, character: place.position.character } };
		const offers = await offersFor(client, query);
		const offer = typeof target === 'string' ? offers.find((one) => one.target === target) : await pick(offers);
		if (!offer) return;
		const document = await workspace.openTextDocument(Uri.parse(query.uri, true));
		await showDifference(document, offer, converted);
		void ask(document, query, offer);
	};
	/** The command is done when the difference is there: the answer may take as long as reading it does. */
	const ask = async (document: TextDocument, query: ConversionQuery, offer: ConversionOffer): Promise<void> => {
		const apply = l10n.t('Apply');
		const choice = await window.showInformationMessage(message(offer), apply);
		await closeDifference();
		if (choice === apply) await applyTo(document, query, offer.target, client);
	};
	return Disposable.from(converted, registry.registerCommand(commands.convert, convert));
}

const isPlace = (value: unknown): value is Place =>
	typeof value === 'object' &&
	value !== null &&
	'line' in value &&
	typeof value.line === 'number' &&
	'character' in value &&
	typeof value.character === 'number';

function atCaret(): ConversionQuery | undefined {
	const editor = window.activeTextEditor;
	if (editor && isSheet(editor.document))
		return { uri: editor.document.uri.toString(), position: editor.selection.active };
	void window.showInformationMessage(l10n.t('Put the caret in a prompt of a sheet first.'));
	return undefined;
}

const offersFor = (client: BaseLanguageClient, query: ConversionQuery): Promise<ConversionOffer[]> =>
	client.sendRequest<ConversionOffer[]>(conversionsRequest, query);

async function pick(offers: readonly ConversionOffer[]): Promise<ConversionOffer | undefined> {
	if (offers.length === 0) {
		void window.showInformationMessage(l10n.t('There is no prompt here that can be converted.'));
		return undefined;
	}
	const items = offers.map((offer) => ({ label: offer.title, detail: lossText(offer), offer }));
	return (await window.showQuickPick(items, { placeHolder: l10n.t('Convert the prompt to') }))?.offer;
}

const lossText = ({ losses }: ConversionOffer): string =>
	losses.length === 0 ? l10n.t('nothing is lost') : l10n.t('loses {0}', losses.join(', '));

const message = (offer: ConversionOffer): string =>
	l10n.t('Convert the prompt to {0}? This way {1}.', offer.title, lossText(offer));

const rangeOf = ({ range: { start, end } }: ConversionOffer): Range =>
	new Range(new Position(start.line, start.character), new Position(end.line, end.character));

async function showDifference(document: TextDocument, offer: ConversionOffer, converted: Converted): Promise<void> {
	const range = rangeOf(offer);
	const text = document.getText();
	const after =
		text.slice(0, document.offsetAt(range.start)) + offer.newText + text.slice(document.offsetAt(range.end));
	const right = converted.keep(document.uri, after);
	const title = l10n.t('Converted to {0} ({1})', offer.title, lossText(offer));
	await registry.executeCommand('vscode.diff', document.uri, right, title, { preview: true });
}

async function closeDifference(): Promise<void> {
	const tabs = window.tabGroups.all.flatMap((group) => group.tabs);
	await window.tabGroups.close(
		tabs.filter(({ input }) => input instanceof TabInputTextDiff && input.modified.scheme === Converted.scheme),
	);
}

/** The sheet may have changed while the difference was read: what is offered now is what is applied. */
async function applyTo(
	document: TextDocument,
	query: ConversionQuery,
	target: string,
	client: BaseLanguageClient,
): Promise<void> {
	const offer = (await offersFor(client, query)).find((one) => one.target === target);
	if (!offer) return;
	const edit = new WorkspaceEdit();
	edit.replace(document.uri, rangeOf(offer), offer.newText);
	await workspace.applyEdit(edit);
}
