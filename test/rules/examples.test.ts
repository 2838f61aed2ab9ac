import assert from 'node:assert/strict';
import { applyEdits } from '../../server/src/sheet/span.ts';
import { allRules } from '../../server/src/rules/registry.ts';
import { withDefaults } from '../../server/src/sheet/placeholders.ts';
import { analyse } from '../support/analyse.ts';

const rulesFoundIn = (text: string): string[] => analyse(text).findings.map(({ rule }) => rule);

for (const { id, examples, fixable, messages } of allRules) {
	suite(id, () => {
		test('has examples that it reports, and examples that it accepts', () => {
			assert.ok(examples.reported.length > 0 && examples.accepted.length > 0);
		});

		for (const text of examples.reported) {
			test(`reports ${JSON.stringify(text.slice(0, 100))}`, () =>
				assert.ok(rulesFoundIn(text).includes(id), `found: ${rulesFoundIn(text).join(', ')}`));
		}

		for (const text of examples.accepted) {
			test(`accepts ${JSON.stringify(text.slice(0, 100))}`, () => assert.ok(!rulesFoundIn(text).includes(id)));
		}

		test('says what is wrong in full: no argument is missing from its words', () => {
			for (const text of examples.reported) {
				for (const { rule, message } of analyse(text).findings) {
					if (rule !== id) continue;
					assert.doesNotMatch(message, /(?<!\$)\{[a-z]+\}/i, message);
					assert.ok(message.length > 0 && message === message.trim());
				}
			}
			assert.ok(Object.values(messages).every((message) => message.length > 0));
		});

		test(fixable ? 'fixes: each removes its finding and adds none' : 'offers no fix', () => {
			let fixes = 0;
			for (const text of examples.reported) {
				const before = analyse(text).findings;
				for (const finding of before.filter(({ rule }) => rule === id)) {
					for (const fix of finding.fixes()) {
						fixes++;
						const edits = fix.snippet
							? fix.edits.map(({ span, newText }) => ({ span, newText: withDefaults(newText) }))
							: fix.edits;
						const after = applyEdits(text, edits);
						const left = rulesFoundIn(after);
						const message = `${fix.title}: ${JSON.stringify(text)} became ${JSON.stringify(after)} with ${left.join(', ')}`;
						const added = left.filter((rule) => !before.some((old) => old.rule === rule));
						assert.deepEqual(added, [], message);
						if (fix.partial) continue;
						assert.ok(
							left.filter((rule) => rule === id).length < before.filter(({ rule }) => rule === id).length,
							message,
						);
					}
				}
			}
			assert.equal(fixes > 0, fixable);
		});
	});
}
