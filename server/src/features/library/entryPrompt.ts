import type { AnalysedPrompt } from '../../analysis/subject.ts';
import { convert } from '../../convert/convert.ts';
import { targets, type Target } from '../../convert/targets.ts';
import type { Entry } from '../../library/entry.ts';
import { writtenOut } from '../../library/inserted.ts';
import type { Estimate } from '../../platforms/estimate.ts';
import { parseSheet, type Prompt } from '../../sheet/sheet.ts';
import { analysedAgain } from '../afterEdits.ts';
import type { View } from '../view.ts';

/** One prompt of an entry as it is written among the prompts of a sheet. */
export interface EntryPrompt {
	/** With its places to fill in, and above it the settings that do not hold there already. */
	readonly text: string;
	readonly estimate: Estimate;
	/** Where it was converted: the platform as people call it, and what cannot be carried over. */
	readonly conversion: { readonly title: string; readonly losses: readonly string[] } | undefined;
}

/** Where a prompt's platform comes from if somebody said it, and the sheet did not just look like it. */
const isSaid = ({ origin }: AnalysedPrompt['chosen']): boolean => origin !== 'syntax' && origin !== 'default';

/**
 * What an entry is in the place of a prompt of the view's sheet: its form for that prompt's platform, or else its first
 * one, converted where that can be. Undefined for an entry without a prompt.
 */
export function entryPrompt(view: View, entry: Entry, { prompt, subject }: Begun): EntryPrompt | undefined {
	const target = isSaid(subject.chosen)
		? targets.find(({ platform, dialect }) => platform === subject.platform && dialect === subject.dialect)
		: undefined;
	const form = formFor(view, entry, target);
	return form && { ...form, text: writtenAt(prompt, form.prompt) };
}

/** The prompt that an entry takes the place of, worked out. */
export interface Begun {
	readonly prompt: Prompt;
	readonly subject: AnalysedPrompt;
}

interface Form extends Omit<EntryPrompt, 'text'> {
	readonly prompt: Prompt;
}

/** The last form of each entry: who types on asks for the same ones again. */
const lastForms = new WeakMap<Entry, { readonly is: (view: View, target?: Target) => boolean; readonly form?: Form }>();

function formFor(view: View, entry: Entry, target: Target | undefined): Form | undefined {
	const last = lastForms.get(entry);
	if (last?.is(view, target)) return last.form;
	const form = workedOut(view, entry, target);
	const { config, on } = view;
	lastForms.set(entry, {
		is: (other, wanted) => other.config === config && other.on === on && wanted === target,
		...(form && { form }),
	});
	return form;
}

function workedOut(view: View, { text }: Entry, target: Target | undefined): Form | undefined {
	const sheet = parseSheet(text);
	const forms = sheet.prompts.map((prompt) => ({ prompt, subject: analysedAgain(view, prompt) }));
	const form = forms.find(({ subject }) => subject.platform === target?.platform) ?? forms[0];
	if (!form) return undefined;
	const conversion =
		target && form.subject.platform !== target.platform ? convert({ ...form, findings: [] }, sheet, target) : undefined;
	const [converted] = conversion ? parseSheet(conversion.edit.newText).prompts : [];
	return {
		prompt: converted ?? form.prompt,
		estimate: (converted ? analysedAgain(view, converted) : form.subject).estimate,
		conversion: target && conversion && { title: target.title, losses: conversion.losses },
	};
}

/** The prompt with its settings above it, but for those that hold at the place or that it sets itself. */
function writtenAt(place: Prompt, prompt: Prompt): string {
	const scope = place.inherited.with(place.block, 'prompt');
	return writtenOut(prompt, ({ key, value }) => {
		const isSet = place.block.settings.some((own) => own.key.toLowerCase() === key.toLowerCase());
		return !isSet && scope.get(key.toLowerCase())?.value.toLowerCase() !== value.toLowerCase();
	});
}
