import { usesOf, type Booked, type BudgetUse } from '../platforms/bookings.ts';
import { total, type Estimate } from '../platforms/estimate.ts';
import { blockRules, compareRules, promptRules, ruleIds, sheetRules } from '../rules/registry.ts';
import type { Block, PromptBlock } from '../sheet/block.ts';
import { limits } from '../sheet/limits.ts';
import type { Prompt, Sheet } from '../sheet/sheet.ts';
import { placed, type Finding } from './finding.ts';
import { activeRules, checkBlock, checkPrompt, checkSheet, comparePrompts } from './runRules.ts';
import { createBookings, createTotals } from './totals.ts';
import { AnalysedPrompt, type AnalysisContext } from './subject.ts';

/** A prompt of a sheet, worked out; spans of `subject` and `findings` are offsets in the block. */
export interface PromptAnalysis {
	readonly prompt: Prompt;
	readonly subject: AnalysedPrompt;
	readonly findings: readonly Finding[];
}

export interface SheetAnalysis {
	readonly sheet: Sheet;
	readonly prompts: readonly PromptAnalysis[];
	/** Exactly the sum of the prompts' estimates. */
	readonly total: Estimate;
	/** The configuration's budgets that the sheet counts on, with what all sheets put on them. */
	readonly budgets: readonly BudgetUse[];
	/** What its prompts put on clients and projects, worked out when somebody asks. */
	readonly booked: () => Booked;
	/** All that holds after suppressions, in offsets of the sheet, in order. */
	readonly findings: readonly Finding[];
}

interface Kept {
	readonly cacheKey: string;
	readonly subject: AnalysedPrompt;
	readonly findings: readonly Finding[];
}

/**
 * Works sheets out. `isSettled` is false while somebody types: rules that compare prompts then keep to what they said
 * before. A settled analysis equals that of a new analyst.
 */
export type Analyst = (sheet: Sheet, isSettled?: boolean) => SheetAnalysis;

/**
 * An analyst for sheets in one context, which remembers what it worked out for each block: after an edit only the touched
 * blocks are worked out again.
 */
export function createAnalyst(context: AnalysisContext): Analyst {
	const ofPrompts = activeRules(promptRules, context.config);
	const ofBlocks = activeRules(blockRules, context.config);
	const ofSheets = activeRules(sheetRules, context.config);
	const comparing = activeRules(compareRules, context.config);
	const promptCache = new WeakMap<PromptBlock, Kept>();
	const blockCache = new WeakMap<Block, readonly Finding[]>();
	const totalOf = createTotals();
	const bookedOf = createBookings();
	const { budgets: all, money } = context.config;
	let last: readonly PromptAnalysis[] = [];
	let wasQuick = false;
	/** What comparing rules say, by the block of the prompt. */
	let compared: ReadonlyMap<Block, readonly Finding[]> = new Map();

	const analysePrompt = (prompt: Prompt, quick: boolean): PromptAnalysis => {
		const { block, inherited } = prompt;
		let kept = promptCache.get(block);
		if (kept?.cacheKey !== inherited.cacheKey) {
			const subject = new AnalysedPrompt(block.source, block, inherited.with(block, 'prompt'), context);
			const unread = quick || block.faults.some(({ kind }) => kind === 'line-too-long');
			kept = {
				cacheKey: inherited.cacheKey,
				subject,
				findings: unread ? [] : quietened(block, checkPrompt(subject, ofPrompts)),
			};
			promptCache.set(block, kept);
		}
		return { prompt, subject: kept.subject, findings: kept.findings };
	};

	const analyseBlock = (block: Block): readonly Finding[] => {
		let findings = blockCache.get(block);
		if (!findings) {
			findings = quietened(block, checkBlock({ source: block.source, block }, ofBlocks));
			blockCache.set(block, findings);
		}
		return findings;
	};

	const compare = (prompts: readonly PromptAnalysis[]): ReadonlyMap<Block, readonly Finding[]> => {
		const subjects = prompts.map(({ subject }) => subject);
		const found = new Map<Block, readonly Finding[]>();
		for (const [index, findings] of comparePrompts(subjects, comparing)) {
			const block = prompts[index]?.prompt.block;
			if (block) found.set(block, quietened(block, findings));
		}
		return found;
	};

	return (sheet, isSettled = true) => {
		if (sheet.isDotprompt)
			return { sheet, prompts: [], total: total([]), budgets: [], booked: () => bookedOf([]), findings: [] };
		const quick = isPastLimits(sheet);
		const known = quick === wasQuick ? last : [];
		const prompts = takenOver(known, sheet.prompts, (prompt) => analysePrompt(prompt, quick));
		[last, wasQuick] = [prompts, quick];
		if (isSettled) compared = compare(quick ? [] : prompts);
		const booked = (): Booked => bookedOf(prompts);
		const budgets =
			all.length === 0 ? [] : usesOf(all, booked(), (budget) => context.elsewhere?.(budget), money.currency);
		const findings = checkSheet({ sheet, prompts: quick ? [] : prompts, budgets, ruleIds }, ofSheets);
		for (const { block, start } of sheet.formal)
			for (const finding of analyseBlock(block)) findings.push(placed(finding, start));
		for (const { prompt, findings: found } of prompts) {
			for (const finding of found) findings.push(placed(finding, prompt.start));
			if (compared.size === 0) continue;
			for (const finding of compared.get(prompt.block) ?? []) findings.push(placed(finding, prompt.start));
		}
		const quiet = quietInFile(sheet);
		const loud = quiet.size === 0 ? findings : findings.filter(({ rule }) => !quiet.has(rule));
		return { sheet, prompts, total: totalOf(prompts), budgets, booked, findings: loud.sort(inOrder) };
	};
}

/** The analyses of `prompts`, those of the same block in the same scope from `known`, as far as they are the same from either end. */
function takenOver(
	known: readonly PromptAnalysis[],
	prompts: readonly Prompt[],
	analyse: (prompt: Prompt) => PromptAnalysis,
): PromptAnalysis[] {
	const most = Math.min(known.length, prompts.length);
	let head = 0;
	while (head < most && isOf(known[head], prompts[head])) head++;
	let tail = 0;
	while (tail < most - head && isOf(known[known.length - 1 - tail], prompts[prompts.length - 1 - tail])) tail++;
	return prompts.map((prompt, index) => {
		const old = index < head ? index : index >= prompts.length - tail ? index - prompts.length + known.length : -1;
		const analysed = known[old];
		if (!analysed) return analyse(prompt);
		if (analysed.prompt === prompt) return analysed;
		return { prompt, subject: analysed.subject, findings: analysed.findings };
	});
}

const isOf = (analysed: PromptAnalysis | undefined, prompt: Prompt | undefined): boolean =>
	analysed !== undefined &&
	(analysed.prompt === prompt ||
		(analysed.prompt.block === prompt?.block && analysed.prompt.inherited === prompt.inherited));

const inOrder = (a: Finding, b: Finding): number => a.span.start - b.span.start || a.span.end - b.span.end;

/** Past these limits a sheet gets its totals, and no rules. */
export const isPastLimits = ({ text, prompts }: Sheet): boolean =>
	text.length > limits.sheetLength || prompts.length > limits.prompts;

/** Without what the block's own comments tell to be quiet. */
function quietened(block: Block, findings: readonly Finding[]): readonly Finding[] {
	const quiet = suppressed(block, 'prompt');
	return quiet.size === 0 ? findings : findings.filter(({ rule }) => !quiet.has(rule));
}

function quietInFile(sheet: Sheet): ReadonlySet<string> {
	const quiet = new Set<string>();
	for (const { block } of sheet.formal) for (const id of suppressed(block, 'file')) quiet.add(id);
	return quiet;
}

function suppressed(block: Block, scope: 'prompt' | 'file'): ReadonlySet<string> {
	const ids = new Set<string>();
	for (const { suppression } of block.comments) {
		if (suppression?.scope === scope) for (const { id } of suppression.rules) ids.add(id);
	}
	return ids;
}
