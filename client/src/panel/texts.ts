import { l10n } from 'vscode';
import type { Summary } from '../../../server/src/lsp/protocol.ts';
import type { PanelTexts } from './messages.ts';

/** A table of more rows is no use to anybody, and slow. The totals are of all prompts. */
export const rowLimit = 1000;

export function panelTexts({ title, prompts, total }: Summary): PanelTexts {
	const hidden = prompts.length - rowLimit;
	return {
		caption: l10n.t('Cost of {0}', title),
		prompt: l10n.t('Prompt'),
		platform: l10n.t('Platform'),
		jobs: l10n.t('Jobs'),
		images: l10n.t('Images'),
		cost: l10n.t('Cost'),
		total: l10n.t('Total'),
		howItComesAbout: l10n.t('How it comes about'),
		notPriced: l10n.t('Not priced'),
		vague: l10n.t('vague'),
		announcement: l10n.t('{0} · {1} images · {2} jobs', total.cost, total.images, total.jobs),
		asOf: total.asOf === null ? '' : l10n.t('Prices as of {0}', total.asOf),
		more: hidden > 0 ? l10n.t('{0} more prompts are counted in the total and not listed.', hidden) : '',
	};
}
