import type { BlockRule } from './blockRule.ts';
import { frontMatter } from './frontMatter.ts';
import { leftOverPlaceholder } from './leftOverPlaceholder.ts';
import { longLine } from './longLine.ts';
import { misplacedSetting } from './misplacedSetting.ts';
import { repeatedSetting } from './repeatedSetting.ts';
import { retiredModel, retiringModel } from './retiredModel.ts';
import type { Rule } from './rule.ts';
import { settingValue } from './settingValue.ts';
import { sheetLimits } from './sheetLimits.ts';
import type { SheetRule } from './sheetRule.ts';
import { unclosedFence } from './unclosedFence.ts';
import { unknownRule } from './unknownRule.ts';
import { unknownSetting } from './unknownSetting.ts';
import { vaguePrompt } from './vaguePrompt.ts';

/** Every rule there is. A rule that is not listed here does not run. */
export const promptRules: readonly Rule[] = [vaguePrompt, leftOverPlaceholder];

export const blockRules: readonly BlockRule[] = [
	frontMatter,
	unclosedFence,
	unknownSetting,
	settingValue,
	repeatedSetting,
	misplacedSetting,
	longLine,
];

export const sheetRules: readonly SheetRule[] = [retiredModel, retiringModel, sheetLimits, unknownRule];

export const allRules: readonly (Rule | BlockRule | SheetRule)[] = [...promptRules, ...blockRules, ...sheetRules];

export const ruleIds: readonly string[] = allRules.map(({ id }) => id);
