import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyEdits } from '../../server/src/sheet/span.ts';
import { savingsOf } from '../../server/src/features/savings.ts';
import type { Estimate } from '../../server/src/platforms/estimate.ts';
import { inDollars } from '../../server/src/platforms/costWords.ts';
import { analyse } from '../support/analyse.ts';
import { viewOf } from '../support/view.ts';

const sheets = ['examples', 'library'].flatMap((root) =>
	readdirSync(root, { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.prompt'))
		.map((name) => join(root, name)),
);

const usd = (estimate: Estimate | undefined): { min: bigint; max: bigint } | undefined => {
	if (estimate?.kind === 'included') return { min: 0n, max: 0n };
	return estimate?.kind === 'priced' ? estimate.usd : undefined;
};

suite('a saving', () => {
	test('is looked for among as many options as can be tried at once, however long the prompt', () => {
		const dropped = (groups: number): number => {
			const view = viewOf(`@platform: midjourney\n${'{a, b} fox, '.repeat(groups)}\n`);
			const [prompt] = view.analysis.prompts;
			return prompt ? savingsOf(view, prompt).filter(({ title }) => title.startsWith('Drop ')).length : 0;
		};
		assert.equal(dropped(4), 8);
		assert.ok(dropped(400) < 30);
	});

	test('lowers the estimate of its prompt by exactly what its title says, and of no other prompt', () => {
		let tried = 0;
		const platforms = new Set<string>();
		for (const path of sheets) {
			const text = readFileSync(path, 'utf8');
			const analysis = analyse(text);
			const view = viewOf(text);
			for (const [index, analysed] of analysis.prompts.entries()) {
				for (const { title, edits } of savingsOf(view, analysed)) {
					const after = analyse(applyEdits(text, edits)).prompts;
					const before = usd(analysed.subject.estimate);
					const now = usd(after[index]?.subject.estimate);
					assert.ok(before && now, `${path}: ${title}`);
					const [one, other] = [before.min - now.min, before.max - now.max];
					const saved = one < other ? { min: one, max: other } : { min: other, max: one };
					const amount = saved.min === 0n ? { min: saved.max, max: saved.max } : saved;
					assert.ok(
						title.endsWith(inDollars.range(amount)),
						`${path}: ${title}, but it saves ${inDollars.range(amount)}`,
					);
					assert.ok(saved.min >= 0n && saved.max > 0n);
					for (const [other_, { subject }] of after.entries()) {
						if (other_ !== index)
							assert.deepEqual(subject.estimate, analysis.prompts[other_]?.subject.estimate, `${path}: ${title}`);
					}
					tried++;
					platforms.add(analysed.subject.platform);
				}
			}
		}
		assert.ok(tried > 500, `${String(tried)} savings were tried`);
		assert.ok(platforms.size >= 10, [...platforms].join(', '));
	}).timeout(120_000);

	test('drops one option of a permutation, with its comma or its braces', () => {
		const text = '@platform: midjourney\n@plan: pro\n{red, blue, green} car, {dawn, dusk} light on a coastal road\n';
		const view = viewOf(text);
		const [first] = view.analysis.prompts;
		assert.ok(first);
		const drops = savingsOf(view, first).filter(({ title }) => title.startsWith('Drop'));
		assert.deepEqual(
			drops.map(({ title, edits }) => [title.slice(0, title.indexOf(':')), applyEdits(text, edits).split('\n')[2]]),
			[
				['Drop `dawn`', '{red, blue, green} car, dusk light on a coastal road'],
				['Drop `dusk`', '{red, blue, green} car, dawn light on a coastal road'],
				['Drop `red`', '{blue, green} car, {dawn, dusk} light on a coastal road'],
				['Drop `blue`', '{red, green} car, {dawn, dusk} light on a coastal road'],
				['Drop `green`', '{red, blue} car, {dawn, dusk} light on a coastal road'],
			],
		);
	});
});
