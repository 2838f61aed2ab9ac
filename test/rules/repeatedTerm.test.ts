import assert from 'node:assert/strict';
import { repeatedTerm } from '../../server/src/rules/repeatedTerm.ts';
import type { PromptSubject } from '../../server/src/rules/rule.ts';
import { readWording } from '../../server/src/rules/wording.ts';
import { wordsOf } from '../../server/src/specificity/words.ts';
import { analyse } from '../support/analyse.ts';

/** How often the rule looks at a word of a prompt, and what it reports. */
function looks(prompt: string): { readonly looks: number; readonly reports: number } {
	const subject = analyse(`@platform: stable-diffusion\n${prompt}\n`).prompts[0]?.subject;
	assert.ok(subject);
	const wording = readWording(wordsOf(prompt));
	const { words, clauses } = wording;
	let count = 0;
	const counted = new Proxy(words, {
		get: (target, key): unknown => {
			const value: unknown = Reflect.get(target, key);
			if (typeof value !== 'function') return value;
			count++;
			return (...args: unknown[]): unknown => Reflect.apply(value, target, args);
		},
	});
	const watched: PromptSubject = Object.create(subject, {
		wording: { value: { text: wording.text, words: counted, marks: wording.marks, clauses } },
	}) as PromptSubject;
	const reports = [...repeatedTerm.check(watched, {})].length;
	return { looks: count, reports };
}

suite('terms that are said again in a long prompt', () => {
	for (const [title, line, perLine] of [
		['of short lines', 'a red fox\n', 0],
		['of one line', 'deep snow, ', 1],
		['with figures between', 'deep snow and ', 0],
		['with alternatives', '[a|b] fox, deep snow, ', 1],
	] as const) {
		test(`are found with as many looks for each word, ${title}`, () => {
			const once = looks(line.repeat(1000));
			const twice = looks(line.repeat(2000));
			assert.ok(twice.looks <= 2 * once.looks + 100, `${String(once.looks)}, then ${String(twice.looks)}`);
			assert.ok(twice.reports >= perLine * 1990 && twice.reports <= perLine * 2000 + 1, String(twice.reports));
		});
	}
});
