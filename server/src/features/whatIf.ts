import type { WhatIf, WhatIfResult } from '../lsp/costProtocol.ts';
import { catalogue, defaultModel, findModel, findPlan, modesOf, qualitiesOf } from '../platforms/catalogue.ts';
import { withChanges, type Change } from '../platforms/change.ts';
import { changesTo } from '../platforms/compare.ts';
import type { CostWords } from '../platforms/costWords.ts';
import { estimate, total, type Estimate, type PriceOptions } from '../platforms/estimate.ts';
import { platformIds, type Job } from '../platforms/job.ts';
import { changeText } from '../platforms/savings.ts';
import type { Sheet } from '../sheet/sheet.ts';
import type { TextEdit } from '../sheet/span.ts';
import { analysedAgain, sheetAfter } from './afterEdits.ts';
import { editsOf } from './changeEdits.ts';
import type { View } from './view.ts';

/** What of a prompt is priced. */
export interface Priceable {
	readonly jobs: readonly Job[];
	readonly pricing: PriceOptions;
	readonly estimate: Estimate;
}

/** More tries than these nobody budgets for. */
const mostAttempts = 100;

/** Reads what a client sent; what is no such switch is left out. Undefined where none is left. */
export function readWhatIf(value: unknown): WhatIf | undefined {
	if (typeof value !== 'object' || value === null) return undefined;
	const given = new Map<string, unknown>(Object.entries(value));
	const words = (['platform', 'plan', 'mode', 'quality'] as const).flatMap((key) => {
		const word = given.get(key);
		return typeof word === 'string' && word !== '' ? [[key, word] as const] : [];
	});
	const attempts = given.get('attempts');
	const tries =
		typeof attempts === 'number' && Number.isInteger(attempts) && attempts >= 1 && attempts <= mostAttempts
			? { attempts }
			: {};
	const read: WhatIf = { ...Object.fromEntries(words), ...tries };
	return Object.keys(read).length === 0 ? undefined : read;
}

/** What prompts would cost with the switches set; nothing of the sheet is touched. */
export function whatIf(
	prompts: readonly Priceable[],
	switches: WhatIf,
): { readonly estimate: Estimate; readonly unchanged: number } {
	let unchanged = 0;
	const estimates = prompts.map((prompt) => {
		const jobs = prompt.jobs.map((job) => switched(job, switches, prompt.pricing));
		if (jobs.every((job, at) => job === prompt.jobs[at])) {
			unchanged++;
			return prompt.estimate;
		}
		return total(jobs.map((job) => estimate(job, prompt.pricing)));
	});
	return { estimate: total(estimates), unchanged };
}

/** In words, against what the prompts cost now. */
export function whatIfWords(prompts: readonly Priceable[], switches: WhatIf, money: CostWords): WhatIfResult {
	const { estimate: after, unchanged } = whatIf(prompts, switches);
	return {
		cost: money.cost(after),
		difference: differenceText(total(prompts.map((prompt) => prompt.estimate)), after, money),
		unchanged,
	};
}

/** The same job where the switches say nothing that its platform and model have. */
function switched(job: Job, { attempts, ...words }: WhatIf, pricing: PriceOptions): Job {
	const changes = changesFor(job, words, pricing);
	const changed = changes.length === 0 ? job : withChanges(job, changes);
	return attempts === undefined || attempts === job.attempts ? changed : { ...changed, attempts };
}

/** The changes of a prompt that make the switches so. */
function changesFor(job: Job, { platform, plan, mode, quality }: WhatIf, pricing: PriceOptions): Change[] {
	const changes: Change[] = [];
	const to = platformIds.find((id) => id === platform);
	const there = to === undefined || to === job.platform ? undefined : catalogue.get(to);
	if (there) changes.push(...changesTo(there, job, pricing));
	const moved = withChanges(job, changes);
	const known = catalogue.get(moved.platform);
	if (!known) return changes;
	const planned = plan === undefined ? undefined : findPlan(known, plan)?.id;
	if (planned !== undefined && planned !== moved.plan) changes.push({ setting: 'plan', value: planned });
	if (mode !== undefined && mode !== moved.mode && modesOf(known).includes(mode)) changes.push(...toMode(moved, mode));
	const model = moved.model === undefined ? defaultModel(known) : findModel(known, moved.model);
	if (quality !== undefined && model && quality !== moved.quality && qualitiesOf(model).includes(quality))
		changes.push(
			moved.parameters.has('quality')
				? { parameter: 'quality', value: quality }
				: { setting: 'quality', value: quality },
		);
	return changes;
}

/** A draft takes neither quality nor HD; elsewhere the prompt's own word for its mode goes. */
function toMode({ parameters }: Job, value: string): Change[] {
	const rivals = ['turbo', 'fast', 'relax', 'draft', ...(value === 'draft' ? ['hd', 'sd', 'quality'] : [])];
	const gone = rivals.filter((name) => parameters.has(name)).map((parameter): Change => ({ parameter, value: null }));
	return [...gone, { setting: 'mode', value }];
}

function differenceText(before: Estimate, after: Estimate, money: CostWords): string {
	const [old, now] = [dollarsOf(before), dollarsOf(after)];
	if (!old || !now || unpricedOf(before) !== unpricedOf(after)) return '';
	const by = { min: now.min - old.min, max: now.max - old.max };
	if (by.min === 0n && by.max === 0n) return 'costs the same';
	if (by.min >= 0n && by.max >= 0n) return `costs ${changeText(inOrder(by.min, by.max), money)} more`;
	if (by.min <= 0n && by.max <= 0n) return `saves ${changeText(inOrder(-by.min, -by.max), money)}`;
	return '';
}

const dollarsOf = (of: Estimate) =>
	of.kind === 'unknown' ? undefined : of.kind === 'included' ? { min: 0n, max: 0n } : of.usd;
const unpricedOf = (of: Estimate): number => (of.kind === 'partial' ? of.unpriced : 0);
const inOrder = (a: bigint, b: bigint) => (a < b ? { min: a, max: b } : { min: b, max: a });

/**
 * The edits that make a sheet say what the switches do: in its front matter where that reaches every prompt, else at the
 * prompts. Undefined where neither comes to exactly the total that the switches showed.
 */
export function whatIfEdits(view: View, switches: WhatIf): TextEdit[] | undefined {
	const { sheet, prompts } = view.analysis;
	const { estimate: wanted, unchanged } = whatIf(
		prompts.map(({ subject }) => subject),
		switches,
	);
	if (unchanged === prompts.length) return undefined;
	const isIt = (edits: readonly TextEdit[] | undefined): edits is TextEdit[] =>
		edits !== undefined && edits.length > 0 && isSame(totalAfter(view, edits), wanted);
	const above = frontMatterEdits(sheet, switches);
	if (isIt(above)) return above;
	const each = promptEdits(view, switches);
	return isIt(each) ? each : undefined;
}

function frontMatterEdits({ frontMatter, text }: Sheet, switches: WhatIf): TextEdit[] | undefined {
	const edits: TextEdit[] = [];
	const added: string[] = [];
	for (const [key, value] of Object.entries(switches) as [string, string | number][]) {
		const own = frontMatter?.settings.find((setting) => setting.key.toLowerCase() === key);
		if (own) edits.push({ span: own.valueSpan, newText: String(value) });
		else added.push(`${key}: ${String(value)}\n`);
	}
	if (added.length === 0) return edits;
	if (!frontMatter) return [{ span: { start: 0, end: 0 }, newText: `---\n${added.join('')}---\n\n` }];
	if (!frontMatter.closed) return undefined;
	const at = frontMatter.body.end;
	const isOnOwnLine = at === frontMatter.body.start || text.slice(at - 1, at) === '\n';
	return [...edits, { span: { start: at, end: at }, newText: `${isOnOwnLine ? '' : '\n'}${added.join('')}` }];
}

function promptEdits({ analysis }: View, { attempts, ...words }: WhatIf): TextEdit[] | undefined {
	if (attempts !== undefined) return undefined;
	const edits: TextEdit[] = [];
	for (const analysed of analysis.prompts) {
		const [job] = analysed.subject.jobs;
		const made = job && editsOf(changesFor(job, words, analysed.subject.pricing), analysed, analysis.sheet);
		if (!made) return undefined;
		edits.push(...made);
	}
	return edits;
}

const totalAfter = (view: View, edits: readonly TextEdit[]): Estimate =>
	total(sheetAfter(view.analysis.sheet, edits).prompts.map((prompt) => analysedAgain(view, prompt).estimate));

function isSame(a: Estimate, b: Estimate): boolean {
	if (a.kind !== b.kind || unpricedOf(a) !== unpricedOf(b)) return false;
	return !('usd' in a && 'usd' in b) || (a.usd.min === b.usd.min && a.usd.max === b.usd.max);
}
