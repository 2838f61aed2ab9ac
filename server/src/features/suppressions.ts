import { CodeActionKind, type CodeAction } from 'vscode-languageserver-types';
import type { Finding } from '../analysis/finding.ts';
import { promptAt, startOf, type Prompt, type Sheet } from '../sheet/sheet.ts';
import { diagnostic } from './diagnostics.ts';
import { turningOff } from './folderSettings.ts';
import { clientEdits, type View } from './view.ts';

/** A place for a line of its own, and what has to stand before it. */
interface Place {
	readonly at: number;
	readonly before: string;
}

/** Ways to tell the rule of a finding to be quiet: for its prompt, in the sheet, in the folder. */
export function suppressions(view: View, finding: Finding): CodeAction[] {
	const diagnostics = [diagnostic(view, finding)];
	const { sheet } = view.analysis;
	const { rule } = finding;
	const prompt = promptAt(sheet, finding.span.start);
	const comment = (title: string, { at, before }: Place, word: string): CodeAction => {
		const newText = `${before}// ${word} ${rule}: reason\n`;
		const edits = clientEdits(view, [{ span: { start: at, end: at }, newText }]);
		const documentChanges = [{ textDocument: { uri: view.uri, version: view.version }, edits }];
		return { title, kind: CodeActionKind.QuickFix, diagnostics, edit: { documentChanges } };
	};
	const edit = view.folderSettings && turningOff(rule, view.folderSettings);
	return [
		...(prompt ? [comment(`Ignore ${rule} for this prompt`, placeAbove(sheet, prompt), 'prompt-credits-ignore')] : []),
		comment(`Ignore ${rule} in this sheet`, placeAtTop(sheet), 'prompt-credits-ignore-file'),
		...(edit ? [{ title: `Ignore ${rule} in this folder`, kind: CodeActionKind.QuickFix, diagnostics, edit }] : []),
	];
}

/** Above the first line of a prompt's text or its fence: a comment begins its line. */
function placeAbove(sheet: Sheet, prompt: Prompt): Place {
	const { fence, source, span } = prompt.block;
	let at = fence?.open.start ?? span.start;
	while (at > 0 && !'\n\r\uFEFF'.includes(source[at - 1] ?? '')) at--;
	return { at: startOf(sheet, prompt) + at, before: '' };
}

/** Below the front matter, which ends at its closing line or, where there is none, at the first blank one. */
function placeAtTop({ frontMatter, text }: Sheet): Place {
	if (!frontMatter) return { at: text.startsWith('\uFEFF') ? 1 : 0, before: '' };
	const { source, closed } = frontMatter;
	const isOnOwnLine = source.endsWith('\n') || source.endsWith('\r');
	return { at: source.length, before: `${isOnOwnLine ? '' : '\n'}${closed ? '' : '\n'}` };
}
