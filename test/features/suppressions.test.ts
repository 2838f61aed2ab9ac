import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import type { CodeAction, TextDocumentEdit } from 'vscode-languageserver-types';
import { codeActions } from '../../server/src/features/codeActions.ts';
import { allRules } from '../../server/src/rules/registry.ts';
import { applyEdits } from '../../server/src/sheet/span.ts';
import { analyse } from '../support/analyse.ts';
import { viewOf } from '../support/view.ts';

const mark = '\uFEFF';

const sheets = [
	...allRules.flatMap(({ examples }) => examples.reported),
	...readdirSync('examples')
		.filter((name) => name.endsWith('.prompt'))
		.map((name) => readFileSync(`examples/${name}`, 'utf8')),
];

const hasFrontMatter = (text: string): boolean => text.startsWith('---');

/** The same sheet as other editors and people write it. */
const forms: Readonly<Record<string, (text: string) => string>> = {
	'as it is': (text) => text,
	'with CRLF': (text) => text.replaceAll('\n', '\r\n'),
	'without a last line end': (text) => text.replace(/\n$/, ''),
	'behind a byte order mark': (text) => mark + text,
	'below a heading': (text) => (hasFrontMatter(text) ? text : `# One\n${text}`),
	'below front matter': (text) => (hasFrontMatter(text) ? text : `---\nclient: Acme\n---\n${text}`),
	'below another prompt': (text) => (hasFrontMatter(text) ? text : `A red fox in deep snow\n\n${text}`),
};

const countOf = (text: string): Map<string, number> => {
	const counts = new Map<string, number>();
	for (const { rule } of analyse(text).findings) counts.set(rule, (counts.get(rule) ?? 0) + 1);
	return counts;
};

function applied(text: string, { edit }: CodeAction): string {
	const { places } = viewOf(text);
	const edits = (edit?.documentChanges as TextDocumentEdit[]).flatMap((change) => change.edits);
	return applyEdits(
		text,
		edits.map((each) => ('newText' in each ? { span: places.span(each.range), newText: each.newText } : assert.fail())),
	);
}

const quieting = (text: string, scope: string) =>
	viewOf(text).analysis.findings.flatMap(({ rule, span }) => {
		const action = codeActions(viewOf(text), span, ['quickfix']).find(
			({ title }) => title === `Ignore ${rule} ${scope}`,
		);
		return action ? [{ rule, after: applied(text, action) }] : [];
	});

suite('telling a rule to be quiet', () => {
	for (const [form, written] of Object.entries(forms)) {
		for (const scope of ['for this prompt', 'in this sheet']) {
			test(`${scope}, in every rule's examples ${form}: the finding is gone, and nothing else changes`, () => {
				for (const text of new Set(sheets.map(written))) {
					const before = countOf(text);
					for (const { rule, after } of quieting(text, scope)) {
						const left = countOf(after);
						const rest = left.get(rule) ?? 0;
						const message = `${rule}: ${JSON.stringify(text)} became ${JSON.stringify(after)}`;
						assert.ok(scope === 'in this sheet' ? rest === 0 : rest < (before.get(rule) ?? 0), message);
						before.forEach((count, other) => {
							if (other !== rule) assert.equal(left.get(other), count, `${other} after ${message}`);
						});
						assert.deepEqual(
							[...left.keys()].filter((other) => !before.has(other)),
							[],
							message,
						);
						assert.equal(after.startsWith(mark), text.startsWith(mark), message);
						if (text.includes('\r\n')) assert.doesNotMatch(after, /[^\r]\n/, message);
					}
				}
			});
		}
	}

	for (const [text, after] of [
		['  a dog\n', '// prompt-credits-ignore vague-prompt: reason\n  a dog\n'],
		['/imagine prompt: a dog\n', '// prompt-credits-ignore vague-prompt: reason\n/imagine prompt: a dog\n'],
		['@mode: fast\na dog\n', '@mode: fast\n// prompt-credits-ignore vague-prompt: reason\na dog\n'],
		['"""\n\na dog\n"""\n', '// prompt-credits-ignore vague-prompt: reason\n"""\n\na dog\n"""\n'],
	] as const) {
		test(`for this prompt: the comment is a line of its own above ${JSON.stringify(text)}`, () => {
			assert.deepEqual(
				quieting(text, 'for this prompt').map((each) => each.after),
				[after],
			);
		});
	}
});
