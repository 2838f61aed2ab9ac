import assert from 'node:assert/strict';
import { runIn } from '../cli/memoryIo.ts';

const good = `---
title: Silver ring on slate
description: Macro of a ring for a shop page
tags:
  - ring
  - silver
  - macro
author: Kim
license: CC-BY-4.0
platform: midjourney
---

// What to vary: the stone and the ground.

# Silver ring on slate
Macro product photograph of \${1:a hammered silver ring} standing on wet black slate beside one fern frond,
low side light from a north window, shallow focus, 100mm, \${2:grey and deep green}, quiet morning mood --ar 4:5
`;
const other = `---
title: Lighthouse poster
description: Screen-printed poster of a coast
tags: [poster, lighthouse, coast]
author: Kim
license: CC0-1.0
platform: openai
---

// What to vary: the tower's stripes.

# Lighthouse poster
Screen-printed travel poster of \${1:a striped lighthouse} above a stormy bay at dusk, gulls circling, flat shapes,
bold diagonal composition seen from the water, three inks of teal, cream and rust, rough paper grain, defiant mood.
`;

const problemsOf = async (files: Record<string, string>): Promise<string[]> => {
	const { stdout } = await runIn({ files }, 'library', 'validate', '--format', 'json');
	const { problems } = JSON.parse(stdout) as { problems: { id: string; message: string }[] };
	return problems.map(({ id, message }) => `${id}: ${message}`);
};

suite('library validate', () => {
	test('has nothing to say of entries that are as they must be', async () => {
		const files = { 'library/jewellery/ring.prompt': good, 'library/posters/lighthouse.prompt': other };
		const { code, stdout } = await runIn({ files }, 'library', 'validate', 'library');
		assert.equal(stdout, 'Nothing to report · 2 entries in 2 categories\n');
		assert.equal(code, 0);
	});

	const faults: [what: string, from: string | RegExp, to: string, message: RegExp][] = [
		['no title', /title: .*\n/, 'title: ""\n', /a shop|It has no title|title/],
		['a title that no list can show', 'title: Silver ring on slate', `title: ${'Ring '.repeat(13)}`, /title has 64 characters; at most 60/],
		['a title that writes backwards', 'title: Silver', 'title: "\\u202ESilver"', /title has a character in it that cannot be seen/],
		['no description', /description: .*\n/, '', /It has no description/],
		['no author', 'author: Kim\n', '', /It has no author/],
		['a licence that is not free', 'CC-BY-4.0', 'CC-BY-NC-4.0', /license is `CC-BY-NC-4\.0`; it must be one of CC0-1\.0, CC-BY-4\.0/],
		['too few tags', '  - silver\n  - macro\n', '', /1 tags; an entry has 3 to 8/],
		['a tag twice', '  - silver', '  - Ring', /a tag twice/],
		['no platform', 'platform: midjourney\n', '', /does not say its platform/],
		['a platform that there is not', 'platform: midjourney', 'platform: etchasketch', /no platform `etchasketch`/],
		['no word on what to vary', /\/\/ What.*\n/, '', /does not say what to vary/],
		['no place to fill in', /\$\{\d:([^}]*)\}/g, '$1', /no place to fill in/],
		['a place without a default', '${1:a hammered silver ring}', '${1} a silver ring', /without a default/],
		['a vague prompt', /Macro product[\s\S]*mood/, '${1:a ring} on slate', /specificity of 0\.\d\d; an entry has at least 0\.9/],
		['a finding', 'quiet morning mood', 'front view and side view', /contradiction: /],
		['a model without a price', 'platform: midjourney', 'platform: openai\nmodel: gpt-image-99', /Nobody can say what it costs/],
		['more than it may have', /$/, `\n// ${'x'.repeat(17_000)}\n`, /bytes; an entry has at most 16384/],
	];
	for (const [what, from, to, message] of faults)
		test(`says of an entry with ${what} what is wrong`, async () => {
			const changed = good.replace(from, to);
			assert.notEqual(changed, good);
			const problems = await problemsOf({ 'library/jewellery/ring.prompt': changed });
			assert.ok(
				problems.some((problem) => message.test(problem)),
				problems.join('\n'),
			);
		});

	test('names the other one of two that are nearly alike, or have one title', async () => {
		const problems = await problemsOf({
			'library/jewellery/ring.prompt': good,
			'library/jewellery/ring-two.prompt': good.replace('wet black slate', 'dry white marble'),
		});
		assert.deepEqual(problems, [
			'jewellery/ring: Shares 83 % of its words with jewellery/ring-two: one idea needs one entry.',
			'jewellery/ring: Has the title of jewellery/ring-two: “Silver ring on slate”.',
		]);
	});

	test('refuses a path that another system could not have', async () => {
		const problems = await problemsOf({ 'library/Jewellery/ring.prompt': good });
		assert.match(problems.join(), /Its path has other characters than small letters/);
	});

	test('ends with 1 where something is wrong, under the name of the file', async () => {
		const files = { 'library/jewellery/ring.prompt': good.replace('author: Kim\n', '') };
		const { code, stdout } = await runIn({ files }, 'library', 'validate');
		assert.equal(code, 1);
		assert.equal(stdout, 'library/jewellery/ring.prompt\n  It has no author.\n\n1 problem · 1 entry in 1 category\n');
	});

	test('takes a single entry, and says where there is none', async () => {
		const files = { 'library/jewellery/ring.prompt': good };
		assert.equal((await runIn({ files }, 'library', 'validate', 'library/jewellery/ring.prompt')).code, 0);
		const { code, stderr } = await runIn({ files }, 'library', 'validate', 'elsewhere');
		assert.deepEqual([code, stderr.includes('elsewhere: there is no such file')], [2, true]);
	});
});
