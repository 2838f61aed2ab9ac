import type { CreateFile, TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import { inLineEnds, lineEndOf } from '../sheet/lineEnd.ts';
import { unmarked } from '../text/mark.ts';
import { LineIndex } from '../sheet/lines.ts';

/** The `prompt-credits.json` that holds for a sheet, or the one that would if it were made. */
export interface FolderSettings {
	readonly uri: string;
	/** Undefined where there is no such file yet. */
	readonly text: string | undefined;
}

/** The edit that turns `rule` off for the folder; undefined where the file is no JSON object, or has rules that are none. */
export function turningOff(rule: string, { uri, text }: FolderSettings): WorkspaceEdit | undefined {
	const after = withRuleOff(rule, text ?? '{}');
	if (after === undefined) return undefined;
	const lines = LineIndex.of(text ?? '');
	const range = { start: { line: 0, character: 0 }, end: lines.positionAt((text ?? '').length) };
	const edit: TextDocumentEdit = { textDocument: { uri, version: null }, edits: [{ range, newText: after }] };
	const create: CreateFile = { kind: 'create', uri, options: { ignoreIfExists: true } };
	return { documentChanges: text === undefined ? [create, edit] : [edit] };
}

/** Keeps everything else that the file says, its indentation, line ends and byte order mark. */
function withRuleOff(rule: string, text: string): string | undefined {
	const settings = objectIn(text);
	const rules = settings?.['rules'] ?? {};
	if (!settings || !isObject(rules)) return undefined;
	const before = rules[rule];
	const off = isObject(before) ? { ...before, severity: 'off' } : 'off';
	const indent = /\n([ \t]+)/.exec(text)?.[1] ?? '\t';
	const written = `${JSON.stringify({ ...settings, rules: { ...rules, [rule]: off } }, undefined, indent)}\n`;
	return unmarked(text).mark + inLineEnds(written, lineEndOf(text));
}

function objectIn(text: string): Record<string, unknown> | undefined {
	try {
		const value: unknown = JSON.parse(unmarked(text).text);
		return isObject(value) ? value : undefined;
	} catch {
		return undefined;
	}
}

const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);
