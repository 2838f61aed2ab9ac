import type { BlockRule } from './blockRule.ts';
import { bracketWeight } from './bracketWeight.ts';
import { breakInBrackets } from './breakInBrackets.ts';
import { closingWeight } from './closingWeight.ts';
import { commaGroup } from './commaGroup.ts';
import { commentCut } from './commentCut.ts';
import type { CompareRule } from './compareRule.ts';
import { compelError } from './compelError.ts';
import { contestedParameter } from './contestedParameter.ts';
import { contradiction } from './contradiction.ts';
import { costlySetting } from './costlySetting.ts';
import { crashingWeight } from './crashingWeight.ts';
import { dashLookalike } from './dashLookalike.ts';
import { disabledSchedule } from './disabledSchedule.ts';
import { draftFirst } from './draftFirst.ts';
import { emDash } from './emDash.ts';
import { emptyWords } from './emptyWords.ts';
import { endlessPrompt } from './endlessPrompt.ts';
import { expensivePermutation } from './expensivePermutation.ts';
import { foreignSyntax } from './foreignSyntax.ts';
import { foreignWeight } from './foreignWeight.ts';
import { frontMatter } from './frontMatter.ts';
import { imagePrompt } from './imagePrompt.ts';
import { leftOverPlaceholder } from './leftOverPlaceholder.ts';
import { longLine } from './longLine.ts';
import { misplacedSetting } from './misplacedSetting.ts';
import { missingWildcard } from './missingWildcard.ts';
import { misspeltTerm } from './misspeltTerm.ts';
import { modelLimits } from './modelLimits.ts';
import { modelVersion } from './modelVersion.ts';
import { multiPromptUnsupported } from './multiPromptUnsupported.ts';
import { multiPromptWeights } from './multiPromptWeights.ts';
import { nearDuplicate } from './nearDuplicate.ts';
import { networkInNegative } from './networkInNegative.ts';
import { noNegatives } from './noNegatives.ts';
import { overBudget } from './overBudget.ts';
import { overPlanLimit } from './overPlanLimit.ts';
import { parameterConflict } from './parameterConflict.ts';
import { parameterNeeds } from './parameterNeeds.ts';
import { parameterPlan } from './parameterPlan.ts';
import { parameterPunctuation } from './parameterPunctuation.ts';
import { parameterSpacing } from './parameterSpacing.ts';
import { parameterValue } from './parameterValue.ts';
import { parameterVersion } from './parameterVersion.ts';
import { pastWindow } from './pastWindow.ts';
import { pastedRemains } from './pastedRemains.ts';
import { permutationBraces } from './permutationBraces.ts';
import { repeatedParameter } from './repeatedParameter.ts';
import { repeatedSetting } from './repeatedSetting.ts';
import { repeatedTerm } from './repeatedTerm.ts';
import { retiredModel, retiringModel } from './retiredModel.ts';
import { retiredParameter } from './retiredParameter.ts';
import type { Rule } from './rule.ts';
import { settingValue } from './settingValue.ts';
import { sheetLimits } from './sheetLimits.ts';
import type { SheetRule } from './sheetRule.ts';
import { swallowedPrompt } from './swallowedPrompt.ts';
import { templateSyntax } from './templateSyntax.ts';
import { textAfterParameters } from './textAfterParameters.ts';
import { trailingWeight } from './trailingWeight.ts';
import { unbalancedBrackets } from './unbalancedBrackets.ts';
import { unclosedFence } from './unclosedFence.ts';
import { unknownParameter } from './unknownParameter.ts';
import { unknownRule } from './unknownRule.ts';
import { unknownSetting } from './unknownSetting.ts';
import { unpriced } from './unpriced.ts';
import { unquotedText } from './unquotedText.ts';
import { unwantedInText } from './unwantedInText.ts';
import { vaguePrompt } from './vaguePrompt.ts';
import { wantedAndUnwanted } from './wantedAndUnwanted.ts';
import { webUiSyntax } from './webUiSyntax.ts';

/** Every rule there is. A rule that is not listed here does not run. */
export const promptRules: readonly Rule[] = [
	vaguePrompt,
	leftOverPlaceholder,
	bracketWeight,
	breakInBrackets,
	closingWeight,
	commaGroup,
	commentCut,
	compelError,
	contestedParameter,
	crashingWeight,
	dashLookalike,
	disabledSchedule,
	emDash,
	endlessPrompt,
	expensivePermutation,
	foreignSyntax,
	foreignWeight,
	imagePrompt,
	missingWildcard,
	modelLimits,
	modelVersion,
	multiPromptUnsupported,
	multiPromptWeights,
	networkInNegative,
	overPlanLimit,
	pastWindow,
	parameterConflict,
	parameterNeeds,
	parameterPlan,
	parameterPunctuation,
	parameterSpacing,
	parameterValue,
	parameterVersion,
	permutationBraces,
	repeatedParameter,
	retiredParameter,
	swallowedPrompt,
	templateSyntax,
	textAfterParameters,
	trailingWeight,
	unbalancedBrackets,
	unknownParameter,
	unpriced,
	webUiSyntax,
	emptyWords,
	repeatedTerm,
	contradiction,
	unwantedInText,
	wantedAndUnwanted,
	noNegatives,
	unquotedText,
	pastedRemains,
	draftFirst,
	costlySetting,
	misspeltTerm,
];

export const blockRules: readonly BlockRule[] = [
	frontMatter,
	unclosedFence,
	unknownSetting,
	settingValue,
	repeatedSetting,
	misplacedSetting,
	longLine,
];

export const sheetRules: readonly SheetRule[] = [overBudget, retiredModel, retiringModel, sheetLimits, unknownRule];

/** Rules that compare the prompts of a sheet. */
export const compareRules: readonly CompareRule[] = [nearDuplicate];

/** A rule, whatever it looks at. */
export type AnyRule = Rule | BlockRule | SheetRule | CompareRule;

export const allRules: readonly AnyRule[] = [...promptRules, ...blockRules, ...sheetRules, ...compareRules];

export const ruleIds: readonly string[] = allRules.map(({ id }) => id);
