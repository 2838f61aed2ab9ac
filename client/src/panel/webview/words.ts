import type { PanelTexts, TextKey } from '../messages.ts';

/** A text of the panel with its places filled in: `{0} of {1} kept`. */
export const say = (texts: PanelTexts, key: TextKey, ...parts: readonly (string | number)[]): string =>
	texts[key].replaceAll(/\{(\d)\}/g, (_, at: string) => String(parts[Number(at)] ?? ''));

/** What there is of these, with dots between. */
export const dotted = (...parts: readonly (string | null | undefined)[]): string =>
	parts.filter((part) => part !== undefined && part !== null && part !== '').join(' · ');
