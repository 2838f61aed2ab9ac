import assert from 'node:assert/strict';
import type { Fix } from '../../server/src/rules/rule.ts';
import { platformIds } from '../../server/src/platforms/job.ts';
import { allRules } from '../../server/src/rules/registry.ts';
import { withDefaults } from '../../server/src/sheet/placeholders.ts';
import { applyEdits } from '../../server/src/sheet/span.ts';
import { analyse } from '../support/analyse.ts';

const set = /^(@?platform:).*$/m;

/** The sheet as it would be for a platform; undefined where its front matter names none, and must stay as it is. */
function on(platform: string, text: string): string | undefined {
	if (set.test(text)) return text.replace(set, `$1 ${platform}`);
	return text.startsWith('---') ? undefined : `@platform: ${platform}\n${text}`;
}

const countOf = (text: string): Map<string, number> => {
	const counts = new Map<string, number>();
	for (const { rule } of analyse(text).findings) counts.set(rule, (counts.get(rule) ?? 0) + 1);
	return counts;
};

const applied = (text: string, { edits, snippet }: Fix): string =>
	applyEdits(text, snippet ? edits.map(({ span, newText }) => ({ span, newText: withDefaults(newText) })) : edits);

suite('what is reported in any rule’s examples', () => {
	for (const platform of platformIds) {
		test(`on ${platform} is removed by each of its fixes, which bring nothing new`, () => {
			const texts = allRules.flatMap(({ examples }) => examples.reported.map((text) => on(platform, text)));
			for (const text of new Set(texts)) {
				if (text === undefined) continue;
				const before = countOf(text);
				for (const { rule, fixes } of analyse(text).findings) {
					for (const fix of fixes()) {
						const after = applied(text, fix);
						const left = countOf(after);
						const message = `${rule}, ${fix.title}: ${JSON.stringify(text)} became ${JSON.stringify(after)}`;
						for (const [other, count] of left)
							assert.ok(count <= (before.get(other) ?? 0), `${other} after ${message}`);
						assert.ok(fix.partial === true || (left.get(rule) ?? 0) < (before.get(rule) ?? 0), message);
					}
				}
			}
		});
	}

	test('is mended with the line ends of the sheet', () => {
		for (const lineEnd of ['\r\n', '\r']) {
			for (const text of allRules.flatMap(({ examples }) => examples.reported)) {
				const written = text.replaceAll('\n', lineEnd);
				for (const { fixes } of analyse(written).findings) {
					for (const fix of fixes()) {
						const after = applied(written, fix);
						assert.ok(!after.replaceAll(lineEnd, '').includes('\n'), `${fix.title}: ${JSON.stringify(after)}`);
					}
				}
			}
		}
	});
});

test('a setting whose near name is set already is not renamed to it', () => {
	const titles = (text: string): string[] =>
		analyse(text).findings.flatMap(({ rule, fixes }) =>
			rule === 'unknown-setting' ? fixes().map(({ title }) => title) : [],
		);
	assert.deepEqual(titles('@platfrom: midjourney\n'), ['Change to `platform`']);
	assert.deepEqual(titles('@platform: midjourney\n@platfrom: midjourney\n'), []);
});
