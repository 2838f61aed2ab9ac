import type { BlockRule } from './blockRule.ts';
import { contestedParameter } from './contestedParameter.ts';
import { dashLookalike } from './dashLookalike.ts';
import { emDash } from './emDash.ts';
import { foreignSyntax } from './foreignSyntax.ts';
import { frontMatter } from './frontMatter.ts';
import { imagePrompt } from './imagePrompt.ts';
import { leftOverPlaceholder } from './leftOverPlaceholder.ts';
import { longLine } from './longLine.ts';
import { misplacedSetting } from './misplacedSetting.ts';
import { modelVersion } from './modelVersion.ts';
import { multiPromptUnsupported } from './multiPromptUnsupported.ts';
import { multiPromptWeights } from './multiPromptWeights.ts';
import { parameterConflict } from './parameterConflict.ts';
import { parameterNeeds } from './parameterNeeds.ts';
import { parameterPlan } from './parameterPlan.ts';
import { parameterPunctuation } from './parameterPunctuation.ts';
import { parameterSpacing } from './parameterSpacing.ts';
import { parameterValue } from './parameterValue.ts';
import { parameterVersion } from './parameterVersion.ts';
import { permutationBraces } from './permutationBraces.ts';
import { permutationLimit } from './permutationLimit.ts';
import { repeatedParameter } from './repeatedParameter.ts';
import { repeatedSetting } from './repeatedSetting.ts';
import { retiredModel, retiringModel } from './retiredModel.ts';
import { retiredParameter } from './retiredParameter.ts';
import type { Rule } from './rule.ts';
import { settingValue } from './settingValue.ts';
import { sheetLimits } from './sheetLimits.ts';
import type { SheetRule } from './sheetRule.ts';
import { textAfterParameters } from './textAfterParameters.ts';
import { unclosedFence } from './unclosedFence.ts';
import { unknownParameter } from './unknownParameter.ts';
import { unknownRule } from './unknownRule.ts';
import { unknownSetting } from './unknownSetting.ts';
import { vaguePrompt } from './vaguePrompt.ts';

/** Every rule there is. A rule that is not listed here does not run. */
export const promptRules: readonly Rule[] = [
	vaguePrompt,
	leftOverPlaceholder,
	contestedParameter,
	dashLookalike,
	emDash,
	foreignSyntax,
	imagePrompt,
	modelVersion,
	multiPromptUnsupported,
	multiPromptWeights,
	parameterConflict,
	parameterNeeds,
	parameterPlan,
	parameterPunctuation,
	parameterSpacing,
	parameterValue,
	parameterVersion,
	permutationBraces,
	permutationLimit,
	repeatedParameter,
	retiredParameter,
	textAfterParameters,
	unknownParameter,
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

export const sheetRules: readonly SheetRule[] = [
	retiredModel,
	retiringModel,
	sheetLimits,
	unknownRule,
];

export const allRules: readonly (Rule | BlockRule | SheetRule)[] = [...promptRules, ...blockRules, ...sheetRules];

export const ruleIds: readonly string[] = allRules.map(({ id }) => id);
