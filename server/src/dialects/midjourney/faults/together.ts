import { span } from '../../../sheet/span.ts';
import type { FaultFix } from '../../dialect.ts';
import { caseOf, rowOf, shortName } from '../parameters.ts';
import { canMeet, effectiveVersions } from '../effective.ts';

import type { Prompt } from '../prompt.ts';
import type { ReadParameter } from '../readParameter.ts';
import { fix, nameOf, removeFix, replace, type FoundFaults } from './found.ts';
import { checkStyles } from './styles.ts';

/** Of each name, no more than this many are compared. */
const maxAlike = 16;

/** What parameters of one job are to each other: twice there, against each other, nothing without each other. */
export function checkTogether(prompt: Prompt, found: FoundFaults): void {
	const byName = new Map<string, ReadParameter[]>();
	for (const parameter of prompt.parameters) {
		const alike = byName.get(parameter.name);
		if (!alike) byName.set(parameter.name, [parameter]);
		else if (alike.length < maxAlike) alike.push(parameter);
	}
	for (const alike of byName.values()) {
		checkRepeated(prompt, alike, found);
		for (const parameter of alike) checkConflicts(prompt, parameter, byName, found);
		for (const parameter of alike) checkNeeds(prompt, parameter, byName, found);
	}
	checkStyles(prompt, byName, found);
}

function checkRepeated(prompt: Prompt, alike: readonly ReadParameter[], found: FoundFaults): void {
	if (!alike[0]?.row || alike[0].row.repeatable) return;
	for (const [index, later] of alike.entries()) {
		const earlier = alike.slice(0, index).find((one) => canMeet(one, later));
		if (!earlier) continue;
		const args = { parameter: `--${shortName(alike[0].row)}`, first: earlier.value, second: later.value };
		found.add('repeated-parameter', 'repeated', later.span, args, removeFix(prompt, later));
	}
}

function checkConflicts(
	prompt: Prompt,
	parameter: ReadParameter,
	byName: ReadonlyMap<string, readonly ReadParameter[]>,
	found: FoundFaults,
): void {
	for (const conflict of parameter.row?.conflicts ?? []) {
		const [name = '', value] = conflict.split('=');
		for (const other of byName.get(name) ?? []) {
			const isFirst = parameter.span.start < other.span.start || value !== undefined;
			if (!isFirst || (value !== undefined && other.value !== value) || !canMeet(parameter, other)) continue;
			const [first, second] = parameter.span.start < other.span.start ? [parameter, other] : [other, parameter];
			const args = { first: written(first), second: written(second) };
			const isOnlyFirst = byName.get(first.name)?.length === 1;
			const fixes = [...removeFix(prompt, second), ...(isOnlyFirst ? removeFix(prompt, first) : [])];
			found.add('parameter-conflict', messageOf(first.name, second.name), second.span, args, fixes);
		}
	}
}

const written = (parameter: ReadParameter): string =>
	`${nameOf(parameter)} ${parameter.row?.priced ? parameter.value.slice(0, 20) : ''}`.trim();

function messageOf(first: string, second: string): string {
	const names = new Set([first, second]);
	if (names.has('version')) return 'models';
	if (names.has('repeat')) return 'repeatRelaxed';
	if (names.has('oref')) return names.has('fast') ? 'referenceFast' : 'exclusive';
	return names.has('fast') || names.has('relax') || names.has('turbo') ? 'speeds' : 'exclusive';
}

function checkNeeds(
	prompt: Prompt,
	parameter: ReadParameter,
	byName: ReadonlyMap<string, readonly ReadParameter[]>,
	found: FoundFaults,
): void {
	const { row } = parameter;
	if (!row?.needs || !effectiveVersions(prompt, parameter).some((version) => caseOf(row, version))) return;
	const hasWords = !row.needs.includes('text') || prompt.words.length > 0;
	for (const need of row.needs) {
		const isMet =
			need === 'image'
				? prompt.images.length > 0
				: need === 'text'
					? hasWords
					: prompt.context.action === need || (byName.get(need) ?? []).some((other) => meets(parameter, other));
		if (isMet) continue;
		const isWords = need === 'image' || need === 'text';
		const args = {
			parameter: nameOf(parameter),
			needed: isWords
				? ''
				: `--${shortName(rowOf(need) ?? { name: need, type: 'flag', summary: '', cost: '', on: [] })}`,
		};
		const fixes = need === 'text' ? [] : [...removeFix(prompt, parameter), ...addFix(parameter, need)];
		found.add('parameter-needs', isWords ? need : 'parameter', parameter.span, args, fixes);
	}
}

/** True where a parameter that another one needs is there for it: a flag, or one that has its value. */
const meets = (parameter: ReadParameter, other: ReadParameter): boolean =>
	(other.value !== '' || other.row?.type === 'flag') && canMeet(parameter, other);

/** Puts a flag that is needed behind the parameter that needs it. */
function addFix({ span: where, choices, stray, punctuation, value }: ReadParameter, need: string): FaultFix[] {
	const isLoose = choices.size > 0 || stray !== undefined || punctuation.length > 0 || value === '';
	const row = rowOf(need);
	if (row?.type !== 'flag' || isLoose) return [];
	const flag = `--${shortName(row)}`;
	return [fix(`Add ${flag}`, replace(span(where.end, where.end), ` ${flag}`))];
}

/** Whether the user's plan has what the parameters ask for. */
export function checkPlan(prompt: Prompt, parameter: ReadParameter, found: FoundFaults): void {
	const { plan } = prompt.context;
	const { row, value } = parameter;
	if (plan === undefined || !row) return;
	if (row.plans && !row.plans.includes(plan)) {
		const args = { parameter: nameOf(parameter), plan, plans: row.plans.join(', ') };
		found.add('parameter-plan', 'notInPlan', parameter.span, args, removeFix(prompt, parameter));
	}
	const most = row.planMax?.[plan];
	const here = effectiveVersions(prompt, parameter).map((version) => caseOf(row, version))[0];
	if (most === undefined || !/^\d+$/.test(value) || Number(value) <= most || Number(value) > (here?.max ?? Infinity))
		return;
	const args = { parameter: nameOf(parameter), plan, most: String(most), value };
	found.add('parameter-plan', 'tooMany', parameter.valueSpan, args, [
		{ title: `Use ${String(most)}`, edits: [{ span: parameter.valueSpan, newText: String(most) }] },
	]);
}
