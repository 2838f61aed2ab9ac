import { MarkupKind, type SignatureHelp } from 'vscode-languageserver-types';
import { describe, rowOf } from '../dialects/midjourney/parameters.ts';
import { findKey } from '../sheet/keys.ts';
import { generationAt, generationKey } from './completion/generation.ts';
import { parameterText } from './completion/parameters.ts';
import { promptPlace } from './completion/promptPlace.ts';
import { settingAt } from './completion/settings.ts';
import { versionOfPrompt } from './midjourneyVersion.ts';
import type { View } from './view.ts';

/** Characters behind which a value is about to be written. */
export const signatureTriggers = [' ', ':'];

/** What the value at `offset` may be: of a parameter, of a setting, or of the line that says how an image was made. */
export function signatureHelp(view: View, offset: number): SignatureHelp | null {
	const setting = settingAt(view, offset);
	if (setting) {
		const known = setting.kind === 'value' ? findKey(setting.key) : undefined;
		return known ? signature(`${known.key}: `, known.kind, known.summary) : null;
	}
	const generation = generationAt(view, offset);
	if (generation) {
		const known = generation.kind === 'value' ? generationKey(generation.key) : undefined;
		return known ? signature(`${known.key}: `, known.values.slice(0, 4).join(', ') || 'value', known.summary) : null;
	}
	const place = promptPlace(view, offset);
	const row = place?.caret.kind === 'parameter-value' ? rowOf(place.caret.parameter ?? '') : undefined;
	if (!place || !row) return null;
	const described = describe(row, versionOfPrompt(place.subject));
	return signature(`${described.label} `, described.value || 'value', parameterText(described));
}

const signature = (before: string, value: string, text: string): SignatureHelp => ({
	signatures: [
		{
			label: before + value,
			documentation: { kind: MarkupKind.Markdown, value: text },
			parameters: [{ label: value }],
		},
	],
	activeSignature: 0,
	activeParameter: 0,
});
