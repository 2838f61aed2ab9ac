import { total, type Estimate } from '../platforms/estimate.ts';
import { blockRules, promptRules, ruleIds, sheetRules } from '../rules/registry.ts';
import type { Block, PromptBlock } from '../sheet/block.ts';
import { limits } from '../sheet/limits.ts';
import type { Prompt, Sheet } from '../sheet/sheet.ts';
import { placed, type Finding } from './finding.ts';
import { activeRules, checkBlock, checkPrompt, checkSheet } from './runRules.ts';
import { createTotals } from './totals.ts';
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
	/** All that holds after suppressions, in offsets of the sheet, in order. */
	readonly findings: readonly Finding[];
}

interface Kept {
	readonly cacheKey: string;
	readonly subject: AnalysedPrompt;
	readonly findings: readonly Finding[];
}

/**
 * Analyses sheets in one context, and remembers what it worked out for each block. After an edit only the touched blocks
 * are worked out again, and the result equals a fresh analysis.
 */
export function createAnalyst(context: AnalysisContext): (sheet: Sheet) => SheetAnalysis {
	const ofPrompts = activeRules(promptRules, context.config);
	const ofBlocks = activeRules(blockRules, context.config);
	const ofSheets = activeRules(sheetRules, context.config);
	const promptCache = new WeakMap<PromptBlock, Kept>();
	const blockCache = new WeakMap<Block, readonly Finding[]>();
	const totalOf = createTotals();

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

	return (sheet) => {
		if (sheet.isDotprompt) return { sheet, prompts: [], total: total([]), findings: [] };
		const quick = isPastLimits(sheet);
		const prompts = sheet.prompts.map((prompt) => analysePrompt(prompt, quick));
		const findings = checkSheet({ sheet, prompts: quick ? [] : prompts, ruleIds }, ofSheets);
		for (const at of sheet.formal)
			for (const finding of analyseBlock(at.block)) findings.push(placed(finding, at.start));
		for (const { prompt, findings: found } of prompts)
			for (const finding of found) findings.push(placed(finding, prompt.start));
		const quiet = quietInFile(sheet);
		const loud = quiet.size === 0 ? findings : findings.filter(({ rule }) => !quiet.has(rule));
		return { sheet, prompts, total: totalOf(prompts), findings: loud.sort(inOrder) };
	};
}

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
