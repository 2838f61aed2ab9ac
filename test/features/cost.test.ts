import assert from 'node:assert/strict';
import type { MarkupContent } from 'vscode-languageserver-types';
import { codeLenses } from '../../server/src/features/codeLens.ts';
import { hover } from '../../server/src/features/hover.ts';
import { savingsOf } from '../../server/src/features/savings.ts';
import { summary, summaryChange } from '../../server/src/features/summary.ts';
import type { View } from '../../server/src/features/view.ts';
import { viewOf } from '../support/view.ts';

const cars =
	'@platform: midjourney\n@plan: standard\n{red, blue, green} car, {dawn, dusk} light, {film, digital} look of a coastal road\n';
const fox =
	'---\nplatform: openai\nmodel: gpt-image-2\nquality: high\nsize: 1024x1024\nclient: Acme\nbudget: $2\n---\n\nA red fox in deep snow.\n';
const euros = { currency: { code: 'EUR', perDollar: 0.92, on: '2026-11-01' } };

/** The lines of the hover over the first prompt. */
const linesOver = (view: View, words: string): string[] => {
	const found = hover(view, view.analysis.sheet.text.indexOf(words));
	return (found?.contents as MarkupContent | undefined)?.value.split('\n') ?? [];
};

suite('what a hover says of the cost', () => {
	test('is what each option of three groups of permutations costs', () => {
		const lines = linesOver(viewOf(cars), 'coastal');
		assert.ok(lines.includes('**12 jobs · 48 images · about 12 GPU min · about $0.40**'), lines.join('\n'));
		for (const option of ['red', 'blue', 'green'])
			assert.ok(lines.includes(`- Drop \`${option}\`: saves 4 jobs, about $0.13`), option);
		for (const option of ['dawn', 'dusk', 'film', 'digital'])
			assert.ok(lines.includes(`- Drop \`${option}\`: saves 6 jobs, $0.20`), option);
		assert.ok(lines.includes("- 1.3 % of the month's allowance on Standard"));
	});

	test('is which part of the plan it takes, by its title', () => {
		const lines = linesOver(viewOf('@platform: leonardo\n@plan: essential\nA red fox in deep snow.\n'), 'fox');
		assert.ok(
			lines.some((line) => /^- .+ of the month's allowance on Essential$/.test(line)),
			lines.join('\n'),
		);
	});

	test('is which part of its budget it takes, and all that stand on it', () => {
		const view = viewOf(`${fox}\nA hare.\n`);
		const lines = linesOver(view, 'fox');
		assert.ok(lines.includes('- 11 % of the budget of $2.00; all on it come to about $0.42, 21 %'), lines.join('\n'));
	});

	test('is which part of a budget of its client it takes, over all sheets', () => {
		const lines = linesOver(viewOf(fox, { budgets: [{ client: 'acme', amount: '$4' }] }), 'fox');
		assert.ok(
			lines.includes('- 5.3 % of the budget of acme, $4.00; 1 sheet comes to about $0.21, 5.3 %'),
			lines.join('\n'),
		);
	});

	test('is in your own currency, with the rate once', () => {
		const view = viewOf(fox, euros);
		const lines = linesOver(view, 'fox');
		assert.ok(lines.includes('**1 job · 1 image · about €0.19**'));
		assert.ok(lines.some((line) => line.startsWith('Elsewhere: ') && line.includes('€') && !line.includes('$')));
		assert.equal(lines.filter((line) => line.includes('1 dollar is 0.92 EUR, your own rate of 2026-11-01')).length, 1);
		assert.ok(!linesOver(viewOf(fox), 'fox').some((line) => line.includes('1 dollar')));
	});
});

test('your own currency is that of lens, status bar, summary, savings and messages alike', () => {
	const view = viewOf(`${fox.replace('$2', '$0.10')}\n${cars}`, euros);
	assert.equal(codeLenses(view)[0]?.command?.title, '1 job · 1 image · about €0.19');
	assert.equal(summaryChange(view).total, '2 prompts · about €0.56');
	const { prompts, total } = summary(view);
	assert.equal(total.cost, 'about €0.56');
	assert.deepEqual(
		prompts.map(({ cost }) => cost),
		['about €0.19', 'about €0.37'],
	);
	assert.equal(prompts[0]?.because.at(-1), '1 dollar is 0.92 EUR, your own rate of 2026-11-01');
	for (const analysed of view.analysis.prompts)
		for (const { title } of savingsOf(view, analysed)) assert.match(title, /saves .*€[\d.]+$/);
	const messages = view.analysis.findings.map(({ message }) => message).join('\n');
	assert.match(messages, /The prompts on this budget come to about €0\.56; the budget is \$0\.10\./);
});
