import { usesOf, type Booked, type BudgetUse } from '../platforms/bookings.ts';
import { total, type Estimate } from '../platforms/estimate.ts';
import type { Spending } from '../platforms/spending.ts';
import type { BlockRule } from '../rules/blockRule.ts';
import type { CompareRule } from '../rules/compareRule.ts';
import { blockRules, compareRules, promptRules, ruleIds, sheetRules } from '../rules/registry.ts';
import type { Rule } from '../rules/rule.ts';
import type { SheetRule } from '../rules/sheetRule.ts';
import type { Block, PromptBlock } from '../sheet/block.ts';
import { limits } from '../sheet/limits.ts';
import { inLineEnds, lineEndOf } from '../sheet/lineEnd.ts';
import { scanBlock } from '../sheet/scan.ts';
import type { Scope } from '../sheet/scope.ts';
import { blockIndexAt, formalBlocks, type Prompt, type Sheet, startOf } from '../sheet/sheet.ts';
import type { TextEdit } from '../sheet/span.ts';
import { withCleanFixes } from './cleanFixes.ts';
import { placed, type Finding } from './finding.ts';
import {
	activeRules,
	checkBlock,
	checkPrompt,
	checkPrompts,
	checkSheet,
	comparePrompts,
	type ActiveRule,
} from './runRules.ts';
import { Bookings, Totals } from './totals.ts';
import { AnalysedPrompt, type AnalysisContext } from './subject.ts';

/** A prompt of a sheet, worked out; spans of `subject` and `findings` are offsets in the block. */
export interface PromptAnalysis {
	readonly prompt: Prompt;
	readonly subject: AnalysedPrompt;
	/** After suppressions. The same list as before an edit where the same is said. */
	readonly findings: readonly Finding[];
}

export interface SheetAnalysis {
	readonly sheet: Sheet;
	readonly prompts: readonly PromptAnalysis[];
	/** Exactly the sum of the prompts' estimates. */
	readonly total: Estimate;
	/** The configuration's budgets that the sheet counts on, with what all sheets put on them. */
	readonly budgets: readonly BudgetUse[];
	/** What was spent already; absent where no ledger says so. */
	readonly spending?: Spending;
	/** What its prompts put on clients and projects, worked out when somebody asks. */
	readonly booked: () => Booked;
	/** What is said of the sheet and of its form, after suppressions, in offsets of the sheet. */
	readonly general: readonly Finding[];
	/** All that is said, of prompts too, in offsets of the sheet, in order. Put together when somebody asks. */
	readonly findings: readonly Finding[];
}

interface Kept {
	readonly cacheKey: string;
	readonly subject: AnalysedPrompt;
	readonly findings: readonly Finding[];
}

/** How many prompts are worked out together: as many as fit with what a rule needs into a processor's memory. */
const stretch = 64;

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
	const memory = new SheetAnalyst(context);
	return (sheet, isSettled = true) => memory.analyse(sheet, isSettled);
}

class SheetAnalyst {
	readonly #context: AnalysisContext;
	readonly #ofPrompts: readonly ActiveRule<Rule>[];
	readonly #ofBlocks: readonly ActiveRule<BlockRule>[];
	readonly #ofSheets: readonly ActiveRule<SheetRule>[];
	readonly #comparing: readonly ActiveRule<CompareRule>[];
	readonly #promptCache = new WeakMap<PromptBlock, Kept>();
	readonly #blockCache = new WeakMap<Block, readonly Finding[]>();
	readonly #totals = new Totals();
	readonly #bookings: Bookings;
	#last: readonly PromptAnalysis[] = [];
	#wasQuick = false;

	constructor(context: AnalysisContext) {
		const { config, spending } = context;
		this.#context = context;
		this.#ofPrompts = activeRules(promptRules, config);
		this.#ofBlocks = activeRules(blockRules, config);
		this.#ofSheets = activeRules(sheetRules, config);
		this.#comparing = activeRules(compareRules, config);
		this.#bookings = new Bookings(spending);
	}

	analyse(sheet: Sheet, isSettled: boolean): SheetAnalysis {
		const { config, elsewhere, spending } = this.#context;
		const spent = spending ? { spending } : {};
		if (sheet.isDotprompt)
			return {
				sheet,
				prompts: [],
				total: total([]),
				budgets: [],
				...spent,
				booked: () => this.#bookings.of([]),
				general: [],
				findings: [],
			};
		const quick = isPastLimits(sheet);
		const known = quick === this.#wasQuick ? this.#last : [];
		const alone = this.#takenOver(known, sheet.prompts, quick);
		this.#last = isSettled && !quick ? this.#compared(alone) : alone;
		this.#wasQuick = quick;
		const quiet = quietInFile(sheet);
		const prompts = quiet.size === 0 ? this.#last : this.#last.map((analysed) => without(quiet, analysed));
		const booked = (): Booked => this.#bookings.of(prompts);
		const { budgets: all, money } = config;
		const budgets =
			all.length === 0 ? [] : usesOf(all, booked(), (budget) => elsewhere?.(budget), money.currency, spending?.on);
		const subject = { sheet, prompts: quick ? [] : prompts, budgets, ruleIds, ...spent };
		const general = checkSheet(subject, this.#ofSheets).filter((finding) => !isQuietThere(finding, sheet));
		for (const { block, start } of formalBlocks(sheet))
			for (const finding of this.#analyseBlock(block)) general.push(placed(finding, start));
		return new AnalysedSheet({
			sheet,
			prompts,
			total: this.#totals.of(prompts),
			budgets,
			...spent,
			booked,
			general: general.filter(({ rule }) => !quiet.has(rule)),
		});
	}

	/** Works out what is not known yet of some prompts, a stretch at a time. */
	#workOut(prompts: readonly Prompt[], quick: boolean): void {
		const unknown = prompts.filter((prompt) => this.#known(prompt) === undefined);
		for (let from = 0; from < unknown.length; from += stretch)
			this.#workOutStretch(unknown.slice(from, from + stretch), quick);
	}

	#workOutStretch(prompts: readonly Prompt[], quick: boolean): void {
		const subjects = prompts.map(
			({ block, inherited }) => new AnalysedPrompt(block.source, block, inherited.with(block, 'prompt'), this.#context),
		);
		const read = quick
			? []
			: subjects.filter(({ block }) => block.faults.every(({ kind }) => kind !== 'line-too-long'));
		const found = checkPrompts(read, this.#ofPrompts);
		let next = 0;
		for (const [index, { block, inherited }] of prompts.entries()) {
			const subject = subjects[index];
			if (!subject) continue;
			const findings = subject === read[next] ? this.#said(subject, inherited, found[next++] ?? none) : none;
			this.#promptCache.set(block, { cacheKey: inherited.cacheKey, subject, findings });
			if (!quick) subject.forgetWords();
		}
	}

	/** What was worked out of a prompt; undefined where that was nothing, or in another scope. */
	#known({ block, inherited }: Prompt): Kept | undefined {
		const kept = this.#promptCache.get(block);
		return kept?.cacheKey === inherited.cacheKey ? kept : undefined;
	}

	/** The findings of a prompt that are not suppressed. A fix is offered only where the prompt has no other finding with it. */
	#said({ block, source }: AnalysedPrompt, inherited: Scope, found: readonly Finding[]): readonly Finding[] {
		const findings = quietened(block, found);
		if (findings.length === 0) return none;
		const reread = (mended: string): readonly Finding[] | undefined => {
			const read = scanBlock(mended, 0, isAtTop(block));
			if (read.kind !== 'prompt' || read.source !== mended) return undefined;
			const again = new AnalysedPrompt(mended, read, inherited.with(read, 'prompt'), this.#context);
			return quietened(read, checkPrompt(again, this.#ofPrompts));
		};
		return findings.map((finding) => withCleanFixes(finding, source, findings, reread));
	}

	#analyseBlock(block: Block): readonly Finding[] {
		let findings = this.#blockCache.get(block);
		if (!findings) {
			const said = quietened(block, checkBlock({ source: block.source, block }, this.#ofBlocks));
			const reread = (mended: string): readonly Finding[] | undefined => {
				const read = scanBlock(mended, 0, isAtTop(block));
				if (read.source !== mended) return undefined;
				return quietened(read, checkBlock({ source: mended, block: read }, this.#ofBlocks));
			};
			findings = said.map((finding) => withCleanFixes(finding, block.source, said, reread));
			this.#blockCache.set(block, findings);
		}
		return findings;
	}

	/** The same prompts with what their own rules and the comparing ones say now. */
	#compared(prompts: readonly PromptAnalysis[]): PromptAnalysis[] {
		const found = comparePrompts(
			prompts.map(({ subject }) => subject),
			this.#comparing,
		);
		return prompts.map((analysed, index) => {
			const { block } = analysed.prompt;
			const own = this.#promptCache.get(block)?.findings ?? none;
			const more = quietened(block, found.get(index) ?? none);
			if (more.length === 0 && analysed.findings === own) return analysed;
			return { ...analysed, findings: more.length === 0 ? own : [...own, ...more] };
		});
	}

	/** The analyses of `prompts`, those of the same block in the same scope from `known`, as far as they are the same from either end. */
	#takenOver(known: readonly PromptAnalysis[], prompts: readonly Prompt[], quick: boolean): readonly PromptAnalysis[] {
		const most = Math.min(known.length, prompts.length);
		let head = 0;
		while (head < most && known[head]?.prompt === prompts[head]) head++;
		let tail = prompts.length;
		let old = known.length;
		while (old > head && tail > head && isOf(known[old - 1], prompts[tail - 1])) {
			old--;
			tail--;
		}
		if (head === tail && head === old) return known;
		this.#workOut(prompts.slice(head, tail), quick);
		const all: PromptAnalysis[] = [];
		for (const [index, prompt] of prompts.entries()) {
			const analysed = index < head ? known[index] : index < tail ? undefined : known[index - tail + old];
			const kept = analysed ?? this.#known(prompt);
			// Its place among the prompts may have changed.
			if (analysed?.prompt === prompt) all.push(analysed);
			else if (kept) all.push({ prompt, subject: kept.subject, findings: kept.findings });
		}
		return all;
	}
}

type Parts = Omit<SheetAnalysis, 'findings'>;

/** A class for the same reason as a sheet: getters in an object that is written out keep it alive. */
class AnalysedSheet implements SheetAnalysis {
	readonly sheet: Sheet;
	readonly prompts: readonly PromptAnalysis[];
	readonly total: Estimate;
	readonly budgets: readonly BudgetUse[];
	readonly spending?: Spending;
	readonly booked: () => Booked;
	readonly general: readonly Finding[];
	#findings: readonly Finding[] | undefined;

	constructor({ sheet, prompts, total, budgets, spending, booked, general }: Parts) {
		this.sheet = sheet;
		this.prompts = prompts;
		this.total = total;
		this.budgets = budgets;
		if (spending) this.spending = spending;
		this.booked = booked;
		this.general = general;
	}

	get findings(): readonly Finding[] {
		this.#findings ??= [
			...this.general,
			...this.prompts.flatMap(({ prompt, findings }) => {
				const start = startOf(this.sheet, prompt);
				return findings.map((finding) => placed(finding, start));
			}),
		]
			.sort(inOrder)
			.map((finding) => inLinesOf(this.sheet, finding));
		return this.#findings;
	}
}

/** The finding with fixes that end lines as the sheet does. */
function inLinesOf(sheet: Sheet, finding: Finding): Finding {
	const written = ({ span, newText }: TextEdit): TextEdit => ({
		span,
		newText: inLineEnds(newText, lineEndOf(sheet.text)),
	});
	return {
		...finding,
		fixes: (wanted) => finding.fixes(wanted).map((fix) => ({ ...fix, edits: fix.edits.map(written) })),
	};
}

function without(quiet: ReadonlySet<string>, analysed: PromptAnalysis): PromptAnalysis {
	const findings = analysed.findings.filter(({ rule }) => !quiet.has(rule));
	return findings.length === analysed.findings.length ? analysed : { ...analysed, findings };
}

const isOf = (analysed: PromptAnalysis | undefined, prompt: Prompt | undefined): boolean =>
	analysed !== undefined && analysed.prompt.block === prompt?.block && analysed.prompt.inherited === prompt.inherited;

const inOrder = (a: Finding, b: Finding): number => a.span.start - b.span.start || a.span.end - b.span.end;

/** Past these limits a sheet gets its totals, and no rules. */
export const isPastLimits = ({ length, prompts }: Sheet): boolean =>
	length > limits.sheetLength || prompts.length > limits.prompts;

/** Nothing is found in most prompts: one list for them all spares a look at each. */
const none: readonly Finding[] = [];

/** Without what the block's own comments tell to be quiet. */
function quietened(block: Block, findings: readonly Finding[]): readonly Finding[] {
	if (findings.length === 0) return none;
	const quiet = suppressed(block, 'prompt');
	return quiet.size === 0 ? findings : findings.filter(({ rule }) => !quiet.has(rule));
}

/** What is said of the sheet may stand in a block that tells it to be quiet. */
function isQuietThere({ rule, span }: Finding, sheet: Sheet): boolean {
	const block = sheet.blocks[blockIndexAt(sheet, span.start)];
	return block !== undefined && suppressed(block, 'prompt').has(rule);
}

/** Front matter, or a block behind a byte order mark: read again, it must be the first one again. */
const isAtTop = ({ kind, source }: Block): boolean => kind === 'front-matter' || source.startsWith('\uFEFF');

function quietInFile(sheet: Sheet): ReadonlySet<string> {
	const quiet = new Set<string>();
	for (const { block } of formalBlocks(sheet)) for (const id of suppressed(block, 'file')) quiet.add(id);
	return quiet;
}

function suppressed(block: Block, scope: 'prompt' | 'file'): ReadonlySet<string> {
	const ids = new Set<string>();
	for (const { suppression } of block.comments) {
		if (suppression?.scope === scope) for (const { id } of suppression.rules) ids.add(id);
	}
	return ids;
}
