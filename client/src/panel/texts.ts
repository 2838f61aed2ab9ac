import { l10n } from 'vscode';
import type { Costs } from '../../../server/src/lsp/protocol.ts';
import type { PanelTexts } from './messages.ts';

export function panelTexts({ title, total, spent, scope, whatIf }: Costs): PanelTexts {
	return {
		caption: l10n.t('Cost of {0}', scope.kind === 'workspace' ? l10n.t('the workspace') : title),
		prompt: l10n.t('Prompt'),
		prompts: l10n.t('Prompts'),
		platform: l10n.t('Platform'),
		client: l10n.t('Client'),
		project: l10n.t('Project'),
		mode: l10n.t('Mode'),
		sheet: l10n.t('Sheet'),
		jobs: l10n.t('Jobs'),
		images: l10n.t('Images'),
		cost: l10n.t('Cost'),
		howItComesAbout: l10n.t('How it comes about'),
		notPriced: l10n.t('Not priced'),
		vague: l10n.t('vague'),
		announcement:
			total.prompts === 0
				? l10n.t('No prompts')
				: l10n.t('{0} · {1} images · {2} jobs', total.cost, total.images, total.jobs),
		asOf: total.asOf === null ? '' : l10n.t('Prices as of {0}', total.asOf),
		spent: spent === null ? '' : l10n.t('Spent so far: {0}', spent),
		spentWord: l10n.t('spent'),
		more: l10n.t('Show More'),
		none: l10n.t('none'),
		scope: l10n.t('Costs of'),
		workspace: l10n.t('Workspace'),
		filter: l10n.t('Filter prompts'),
		totals: l10n.t('Totals'),
		totalsBy: l10n.t('Totals by'),
		export: l10n.t('Export'),
		print: l10n.t('Print View'),
		budget: l10n.t('Budget'),
		budgets: l10n.t('Budgets and plans'),
		whatIf: l10n.t('What if'),
		whatIfHelp: l10n.t('Priced otherwise; the sheet stays as it is.'),
		plan: l10n.t('Plan'),
		quality: l10n.t('Quality'),
		attempts: l10n.t('Attempts'),
		asIs: l10n.t('as it is'),
		apply: l10n.t('Apply'),
		savings: l10n.t('Ways to spend less'),
		left: l10n.t('left'),
		planned: l10n.t('planned'),
		over: l10n.t('over'),
		unchanged:
			whatIf && whatIf.unchanged > 0 ? l10n.t('{0} prompts have no such choice and stay.', whatIf.unchanged) : '',
	};
}
