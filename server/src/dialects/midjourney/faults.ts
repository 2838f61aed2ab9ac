import type { Fault } from '../dialect.ts';
import { FoundFaults } from './faults/found.ts';
import { checkPermutations } from './faults/permutations.ts';
import { checkShape } from './faults/shape.ts';
import { checkPlan, checkTogether } from './faults/together.ts';
import { checkName } from './faults/unknown.ts';
import { checkValue, checkVersion } from './faults/values.ts';
import { checkAvailability } from './faults/versions.ts';
import { checkWords } from './faults/words.ts';
import type { Prompt } from './prompt.ts';
import type { ReadParameter } from './readParameter.ts';

/** Parameters past this many are read, but not checked. */
const maxChecked = 500;

/** Everything in a prompt that Midjourney would refuse, ignore or misread, in the order of the text. */
export function faultsOf(whole: Prompt): readonly Fault[] {
	const found = new FoundFaults();
	checkPermutations(whole, found);
	checkWords(whole, found);
	const prompt = { ...whole, parameters: whole.parameters.slice(0, maxChecked) };
	for (const parameter of prompt.parameters) {
		if (found.isFull) break;
		checkParameter(prompt, parameter, found);
	}
	checkTogether(prompt, found);
	return found.all();
}

function checkParameter(prompt: Prompt, parameter: ReadParameter, found: FoundFaults): void {
	const { row, written } = parameter;
	const custom = prompt.context.customParameters;
	checkShape(prompt, parameter, found);
	checkName(parameter, custom?.has(written) === true || custom?.has(written.toLowerCase()) === true, found);
	if (!row) return;
	if (row.type === 'version') checkVersion(prompt, parameter, found);
	else {
		checkAvailability(prompt, parameter, row, found);
		if (!row.retired) checkValue(prompt, parameter, row, found);
	}
	checkPlan(prompt, parameter, found);
}
