import type { PanelTexts } from '../../../client/src/panel/messages.ts';
import { panelTexts } from '../../../client/src/panel/texts.ts';
import type { Costs } from '../../../server/src/lsp/protocol.ts';

/** Fills in as VS Code does where there is no translation. */
const l10n = {
	t: (message: string, ...args: readonly (string | number)[]): string =>
		message.replaceAll(/\{(\d)\}/g, (_, at: string) => String(args[Number(at)])),
};

/** The panel's words in English, for exports of 22 November 2026. */
export const english = (costs: Costs): PanelTexts =>
	panelTexts(costs, { l10n, language: 'en', on: new Date(2026, 10, 22, 12) });
