import { CodeActionKind, type CodeAction } from 'vscode-languageserver-types';
import { convert, type Conversion } from '../convert/convert.ts';
import { targets } from '../convert/targets.ts';
import type { Span } from '../sheet/span.ts';
import { promptAt } from '../sheet/sheet.ts';
import { clientEdit, type View } from './view.ts';

/** The same prompt in another system's words. */
export const convertKind = `${CodeActionKind.RefactorRewrite}.convert`;

/** Everything that the prompt at an offset can be rewritten for. */
export function conversionsAt(view: View, offset: number): Conversion[] {
	const { sheet, prompts } = view.analysis;
	const prompt = promptAt(sheet, offset);
	const analysed = prompt && prompts[prompt.index];
	return analysed ? targets.flatMap((target) => convert(analysed, sheet, target) ?? []) : [];
}

/** `Convert to ComfyUI`, `Convert to OpenAI (loses 2 weights and --chaos 20)`. */
export const conversionTitle = ({ target, losses }: Conversion): string =>
	`Convert to ${target.title}${losses.length === 0 ? '' : ` (loses ${shortly(losses)})`}`;

/** Few are named, more are counted. */
function shortly(losses: readonly string[]): string {
	if (losses.length > 3) return `${String(losses.length)} things`;
	return losses.length > 1 ? `${losses.slice(0, -1).join(', ')} and ${losses.at(-1) ?? ''}` : (losses[0] ?? '');
}

/** A client that can show the difference does so first; in others the edit is made at once. */
export function conversionActions(view: View, span: Span): CodeAction[] {
	const command = view.abilities.commands['convert'];
	return conversionsAt(view, span.start).map((conversion) => {
		const title = conversionTitle(conversion);
		const { edit, target } = conversion;
		if (command !== undefined) {
			return {
				title,
				kind: convertKind,
				command: { title, command, arguments: [view.uri, view.places.at(span.start), target.id] },
			};
		}
		const edits = [clientEdit(view, edit)];
		return {
			title,
			kind: convertKind,
			edit: { documentChanges: [{ textDocument: { uri: view.uri, version: view.version }, edits }] },
		};
	});
}

/** A conversion in the client's positions. */
export const conversionOffer = (view: View, { target, losses, edit }: Conversion) => ({
	target: target.id,
	title: target.title,
	losses,
	...clientEdit(view, edit),
});
