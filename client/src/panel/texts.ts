import type { Costs } from '../../../server/src/lsp/protocol.ts';
import type { PanelTexts } from './messages.ts';

/** What VS Code translates with, and into what; the day is for what is exported. */
export interface Wording {
	readonly l10n: { t(message: string, ...args: (string | number)[]): string };
	readonly language: string;
	readonly on?: Date;
}

/** The panel's words, for these figures. `{0}` and the like stay where the page has a figure of its own for each place. */
export function panelTexts({ title, total, spent, scope, whatIf }: Costs, { l10n, language, on }: Wording): PanelTexts {
	return {
		caption: l10n.t('Cost of {0}', scope.kind === 'workspace' ? l10n.t('the workspace') : title),
		facts: [
			total.images === '1' ? l10n.t('1 image') : l10n.t('{0} images', total.images),
			total.jobs === '1' ? l10n.t('1 job') : l10n.t('{0} jobs', total.jobs),
		].join(' · '),
		noPrompts: l10n.t('No prompts'),
		asOf: total.asOf === null ? '' : l10n.t('Prices as of {0}', total.asOf),
		spent: spent === null ? '' : l10n.t('Spent so far: {0}', spent),
		scope: l10n.t('Costs of'),
		sheet: l10n.t('Sheet'),
		workspace: l10n.t('Workspace'),
		filter: l10n.t('Filter prompts'),
		export: l10n.t('Export'),
		print: l10n.t('Print View'),
		prompt: l10n.t('Prompt'),
		prompts: l10n.t('Prompts'),
		platform: l10n.t('Platform'),
		client: l10n.t('Client'),
		project: l10n.t('Project'),
		mode: l10n.t('Mode'),
		plan: l10n.t('Plan'),
		quality: l10n.t('Quality'),
		attempts: l10n.t('Attempts'),
		style: l10n.t('Style'),
		model: l10n.t('Model'),
		jobs: l10n.t('Jobs'),
		images: l10n.t('Images'),
		cost: l10n.t('Cost'),
		total: l10n.t('Total'),
		none: l10n.t('none'),
		noneFound: l10n.t('No prompt has all these words.'),
		more: l10n.t('Show More'),
		arrowKeys: l10n.t('Enter goes to a prompt, the arrow keys to the others.'),
		howItComesAbout: l10n.t('How it comes about'),
		vague: l10n.t('vague'),
		ranOnce: l10n.t('run once'),
		ranTimes: l10n.t('run {0} times', '{0}'),
		oneRun: l10n.t('1 run'),
		manyRuns: l10n.t('{0} runs', '{0}'),
		keptOf: l10n.t('{0} of {1} images kept', '{0}', '{1}'),
		eachKept: l10n.t('{0} for each', '{0}'),
		notPriced: l10n.t('Not priced'),
		totals: l10n.t('Totals'),
		by: l10n.t('by'),
		apply: l10n.t('Apply'),
		asIs: l10n.t('as it is'),
		budget: l10n.t('Budget'),
		budgets: l10n.t('Budgets and plans'),
		spentOf: l10n.t('{0} spent', '{0}'),
		plannedOf: l10n.t('{0} planned', '{0}'),
		leftOf: l10n.t('{0} left', '{0}'),
		resetsOn: l10n.t('begins anew on {0}', '{0}'),
		over: l10n.t('more than there is'),
		whatIf: l10n.t('What if'),
		whatIfHelp: l10n.t('Priced otherwise; the sheet stays as it is.'),
		unchanged:
			whatIf && whatIf.unchanged > 0 ? l10n.t('{0} prompts have no such choice and stay.', whatIf.unchanged) : '',
		savings: l10n.t('Ways to spend less'),
		ledger: l10n.t('From the ledger'),
		keptBy: l10n.t('What was kept, by'),
		runs: l10n.t('Runs'),
		keepRate: l10n.t('Kept'),
		spentWord: l10n.t('Spent'),
		perKept: l10n.t('Each kept image'),
		accuracy: l10n.t('Charges against estimates'),
		estimatedCharged: l10n.t('{0} estimated, {1} charged', '{0}', '{1}'),
		tooFew: l10n.t('not known yet'),
		vagueCost: l10n.t(
			'A kept image of a vague prompt cost {0} ({1}), of a specific one {2} ({3}): {4}.',
			...['{0}', '{1}', '{2}', '{3}', '{4}'],
		),
		planExpires: l10n.t('{0}: at the pace of {3}, {1} will expire unused on {2}.', ...['{0}', '{1}', '{2}', '{3}']),
		boughtExpires: l10n.t('{0}: {1}, bought, expire on {2}.', '{0}', '{1}', '{2}'),
		weeks: l10n.t('Spent in the week from'),
		statement: l10n.t('Estimate of image costs'),
		day: l10n.t('Date'),
		date: on ? new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(on) : '',
		assumptions: l10n.t('How the costs come about'),
	};
}
