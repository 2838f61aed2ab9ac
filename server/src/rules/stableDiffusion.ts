import { bracketWeight } from './bracketWeight.ts';
import { breakInBrackets } from './breakInBrackets.ts';
import { closingWeight } from './closingWeight.ts';
import { commaGroup } from './commaGroup.ts';
import { commentCut } from './commentCut.ts';
import { compelError } from './compelError.ts';
import { crashingWeight } from './crashingWeight.ts';
import { disabledSchedule } from './disabledSchedule.ts';
import { endlessPrompt } from './endlessPrompt.ts';
import { foreignWeight } from './foreignWeight.ts';
import { missingWildcard } from './missingWildcard.ts';
import { networkInNegative } from './networkInNegative.ts';
import type { Rule } from './rule.ts';
import { swallowedPrompt } from './swallowedPrompt.ts';
import { templateSyntax } from './templateSyntax.ts';
import { trailingWeight } from './trailingWeight.ts';
import { unbalancedBrackets } from './unbalancedBrackets.ts';
import { webUiSyntax } from './webUiSyntax.ts';

/** The rules about the prompt languages of Stable Diffusion and NovelAI. */
export const stableDiffusionRules: readonly Rule[] = [
	bracketWeight,
	breakInBrackets,
	closingWeight,
	commaGroup,
	commentCut,
	compelError,
	crashingWeight,
	disabledSchedule,
	endlessPrompt,
	foreignWeight,
	missingWildcard,
	networkInNegative,
	swallowedPrompt,
	templateSyntax,
	trailingWeight,
	unbalancedBrackets,
	webUiSyntax,
];
