import { Ajv } from 'ajv';
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { allRules } from '../../server/src/rules/registry.ts';
import { applied } from '../../server/src/cli/fixing.ts';
import { LineIndex } from '../../server/src/sheet/lines.ts';
import { goodSheet, retiredSheet, runIn, vagueSheet } from './memoryIo.ts';

interface Document {
	readonly files: readonly {
		readonly path: string;
		readonly prompts: readonly {
			readonly name: string | null;
			readonly vague: boolean;
			readonly jobs: string;
			readonly images: string | null;
		}[];
		readonly diagnostics: readonly {
			readonly rule: string;
			readonly url: string;
			readonly range: { readonly start: { readonly line: number; readonly character: number } };
			readonly fixes: readonly { readonly title: string; readonly edits: readonly Edit[] }[];
		}[];
		readonly total: { readonly kind: string };
	}[];
	readonly total: { readonly kind: string };
}

interface Edit {
	readonly range: Record<'start' | 'end', { readonly line: number; readonly character: number }>;
	readonly newText: string;
}

const schema: unknown = JSON.parse(readFileSync('schemas/check.schema.json', 'utf8'));
const validate = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema as object);
const sarifSchema = new Ajv({ allErrors: true, strict: true }).compile(
	JSON.parse(readFileSync('test/cli/fixtures/sarif-2.1.0.json', 'utf8')) as object,
);
const examples = Object.fromEntries(
	readdirSync('examples')
		.filter((name) => name.endsWith('.prompt'))
		.map((name) => [`examples/${name}`, readFileSync(`examples/${name}`, 'utf8')]),
);

const documentOf = (text: string): Document => JSON.parse(text) as Document;
const jsonOf = async (files: Record<string, string>): Promise<Document> =>
	documentOf((await runIn({ files }, 'check', '--format', 'json', ...Object.keys(files))).stdout);

suite('check --format json', () => {
	test('the examples, every kind of estimate and an empty sheet are valid against the published schema', async () => {
		const files = {
			...examples,
			'empty.prompt': '',
			'included.prompt': '@platform: midjourney\n@mode: relax\na dog\n',
			'unknown.prompt': retiredSheet,
			'partial.prompt': `${goodSheet}\n${retiredSheet}`,
			'local.prompt': '@platform: stable-diffusion\na dog\nSteps: 20, Sampler: Euler a, CFG scale: 7\n',
		};
		const document = await jsonOf(files);
		assert.ok(validate(document), JSON.stringify(validate.errors, undefined, 2));
		const kinds = document.files.map(({ total }) => total.kind);
		assert.deepEqual(new Set(kinds), new Set(['priced', 'included', 'unknown', 'partial']));
		assert.equal(document.total.kind, 'partial');
	});

	test('the schema refuses what is not documented', () => {
		assert.equal(validate({ version: 2, files: [], total: { kind: 'included', because: [] } }), false);
		assert.equal(validate({ version: 1, files: [], total: { kind: 'priced', because: [] } }), false);
	});

	test('every diagnostic links to the page of its rule', async () => {
		const document = await jsonOf(examples);
		const diagnostics = document.files.flatMap((file) => file.diagnostics);
		assert.ok(diagnostics.length > 0);
		for (const { rule, url } of diagnostics) {
			assert.equal(url, `https://github.com/prompt-credits/prompt-credits/blob/main/docs/rules/${rule}.md`);
		}
	});

	test('`vague` is true exactly when vague-prompt is reported', async () => {
		const { files } = await jsonOf({
			'vague.prompt': vagueSheet,
			'good.prompt': goodSheet,
			'hushed.prompt': '// prompt-credits-ignore vague-prompt: a test\na dog\n\na cat\n',
			'all-hushed.prompt': '// prompt-credits-ignore-file vague-prompt: a test\n\na dog\n',
		});
		const vague = files.map(({ prompts }) => prompts.map((prompt) => prompt.vague));
		assert.deepEqual(vague.slice(0, 4), [[true], [false], [false, true], [false]]);
		for (const { prompts, diagnostics } of files) {
			const reported = diagnostics.filter(({ rule }) => rule === 'vague-prompt').length;
			assert.equal(prompts.filter((prompt) => prompt.vague).length, reported);
		}
	});

	test('jobs and images are exact, however many they are', async () => {
		const groups = Array.from({ length: 40 }, () => '{a,b,c}').join(' ');
		const { files } = await jsonOf({
			'a.prompt': `@platform: midjourney\n${groups}\n`,
			'b.prompt': '@platform: midjourney\n{a,b,c} x {d,e} --repeat 2\n',
		});
		assert.deepEqual(
			files.map(({ prompts: [prompt] }) => [prompt?.jobs, prompt?.images]),
			[
				[String(3n ** 40n), String(4n * 3n ** 40n)],
				['12', '48'],
			],
		);
	});

	test('a fix applied as printed leaves no placeholder and mends the prompt', async () => {
		const { files } = await jsonOf({ 'a.prompt': vagueSheet });
		const [fix] = files[0]?.diagnostics[0]?.fixes ?? [];
		assert.ok(fix);
		const lines = LineIndex.of(vagueSheet);
		const edits = fix.edits.map(({ range, newText }) => ({
			span: { start: lines.offsetAt(range.start), end: lines.offsetAt(range.end) },
			newText,
		}));
		const after = applied(vagueSheet, edits);
		assert.ok(!after.includes('${'), after);
		const again = await jsonOf({ 'a.prompt': after });
		assert.deepEqual(again.files[0]?.diagnostics, []);
	});

	test('ranges are in UTF-16 from 0', async () => {
		const { files } = await jsonOf({
			'a.prompt': '// 🎨 first\r\n@platform: midjourney\r\n@stps: 1\r\nfoo bar baz\r\n',
		});
		const unknown = files[0]?.diagnostics.find(({ rule }) => rule === 'unknown-setting');
		assert.deepEqual(unknown?.range, { start: { line: 2, character: 1 }, end: { line: 2, character: 5 } });
	});

	test('a byte order mark has no column, as in an editor', async () => {
		const text =
			'@platform: midjourney\n@platform: midjourney\nA red fox asleep in deep snow, telephoto, overcast light\n';
		const { files } = await jsonOf({ 'a.prompt': text, 'b.prompt': `\uFEFF${text}` });
		const [plain, marked] = files.map(({ diagnostics }) => diagnostics);
		assert.equal(plain?.length, 1);
		assert.deepEqual(marked, plain);
	});

	test('a file that cannot be read is left out of the document, which stays whole', async () => {
		const { code, stdout } = await runIn(
			{ files: { 'good.prompt': goodSheet } },
			'check',
			'--format',
			'json',
			'missing.prompt',
			'good.prompt',
		);
		assert.equal(code, 2);
		assert.deepEqual(
			documentOf(stdout).files.map(({ path }) => path),
			['good.prompt'],
		);
	});
});

interface Sarif {
	readonly version: string;
	readonly $schema: string;
	readonly runs: readonly [
		{
			readonly tool: {
				readonly driver: {
					readonly name: string;
					readonly rules: readonly {
						readonly id: string;
						readonly helpUri: string;
						readonly shortDescription: { readonly text: string };
						readonly fullDescription: { readonly text: string };
						readonly help: { readonly text: string };
					}[];
				};
			};
			readonly columnKind: string;
			readonly invocations: readonly { readonly executionSuccessful: boolean }[];
			readonly results: readonly {
				readonly ruleId: string;
				readonly ruleIndex: number;
				readonly level: string;
				readonly message: { readonly text: string };
				readonly locations: readonly {
					readonly physicalLocation: { readonly artifactLocation: { readonly uri: string }; readonly region: Region };
				}[];
				readonly fixes?: readonly {
					readonly description: { readonly text: string };
					readonly artifactChanges: readonly { readonly replacements: readonly { readonly deletedRegion: Region }[] }[];
				}[];
			}[];
		},
	];
}

type Region = Record<'startLine' | 'startColumn' | 'endLine' | 'endColumn', number>;

suite('check --format sarif', () => {
	const sarifOf = async (files: Record<string, string>, ...paths: string[]): Promise<Sarif> =>
		JSON.parse((await runIn({ files }, 'check', '--format', 'sarif', ...paths)).stdout) as Sarif;

	test('has all that SARIF 2.1.0 requires, in its value ranges', async () => {
		const log = await sarifOf(examples, ...Object.keys(examples));
		assert.equal(log.version, '2.1.0');
		assert.match(log.$schema, /sarif-schema-2\.1\.0\.json$/);
		const [run] = log.runs;
		assert.equal(run.columnKind, 'utf16CodeUnits');
		assert.ok(run.tool.driver.name);
		assert.deepEqual(
			run.tool.driver.rules.map(({ id }) => id),
			allRules.map(({ id }) => id),
		);
		for (const { helpUri, fullDescription, help } of run.tool.driver.rules)
			assert.ok(fullDescription.text !== '' && help.text.includes(helpUri));
		assert.ok(run.results.length > 0);
		for (const result of run.results) {
			assert.equal(run.tool.driver.rules[result.ruleIndex]?.id, result.ruleId);
			assert.ok(['error', 'warning', 'note'].includes(result.level));
			assert.ok(result.message.text);
			for (const { physicalLocation } of result.locations) {
				assert.ok(physicalLocation.artifactLocation.uri in examples);
				assertRegion(physicalLocation.region);
			}
			for (const fix of result.fixes ?? []) {
				assert.ok(fix.description.text);
				assert.ok(fix.artifactChanges.length > 0);
				for (const { replacements } of fix.artifactChanges) {
					assert.ok(replacements.length > 0);
					for (const { deletedRegion } of replacements) assertRegion(deletedRegion);
				}
			}
		}
	});

	test('is valid against the part of the standard’s schema that it uses, for every rule’s examples', async () => {
		const reported = allRules.flatMap(({ id, examples: { reported: texts } }) =>
			texts.map((text, index) => [`rules/${id} ${String(index)}.prompt`, text] as const),
		);
		const log = await sarifOf(Object.fromEntries(reported), ...reported.map(([path]) => path));
		const isValid = sarifSchema(log);
		assert.ok(isValid, JSON.stringify(sarifSchema.errors?.slice(0, 5), undefined, 2));
		assert.ok(log.runs[0].results.some(({ fixes }) => fixes !== undefined));
	});

	test('the schema refuses a wrong name, a line 0, and a fix without a change', async () => {
		const log = await sarifOf({ 'a.prompt': vagueSheet }, 'a.prompt');
		const [result] = log.runs[0].results;
		const [location] = result?.locations ?? [];
		assert.ok(result && location);
		const withResult = (changed: object) => ({
			...log,
			runs: [{ ...log.runs[0], results: [{ ...result, ...changed }] }],
		});
		assert.equal(sarifSchema(withResult({})), true);
		assert.equal(sarifSchema(withResult({ ruleID: 'vague-prompt' })), false);
		assert.equal(sarifSchema(withResult({ level: 'info' })), false);
		assert.equal(sarifSchema(withResult({ fixes: [{ artifactChanges: [] }] })), false);
		const { physicalLocation } = location;
		const region = { ...physicalLocation.region, startLine: 0 };
		assert.equal(
			sarifSchema(withResult({ locations: [{ physicalLocation: { ...physicalLocation, region } }] })),
			false,
		);
	});

	test('places are URIs: relative to the folder it runs in, percent-encoded, absolute outside', async () => {
		const files = { 'my sheets/späte #1.prompt': vagueSheet, '/other/a.prompt': vagueSheet };
		const log = await sarifOf(files, ...Object.keys(files));
		const uris = log.runs[0].results.map(
			({ locations: [location] }) => location?.physicalLocation.artifactLocation.uri,
		);
		assert.deepEqual(uris, ['my%20sheets/sp%C3%A4te%20%231.prompt', 'file:///other/a.prompt']);
	});

	test('a name that begins with dots is a place inside, where it is one', async () => {
		const files = { '..a.prompt': vagueSheet, '..b/a.prompt': vagueSheet, '/c d/a.prompt': vagueSheet };
		const log = await sarifOf(files, '..a.prompt', '..b/a.prompt', '../c d/a.prompt');
		const uris = log.runs[0].results.map(
			({ locations: [location] }) => location?.physicalLocation.artifactLocation.uri,
		);
		assert.deepEqual(uris, ['..a.prompt', '..b/a.prompt', 'file:///c%20d/a.prompt']);
	});

	test('braces in a message are written twice: one alone is a place to fill in', async () => {
		const texts = allRules.flatMap(({ examples }) => examples.reported);
		const files = Object.fromEntries(texts.map((text, index) => [`${String(index)}.prompt`, text]));
		const [{ results, tool }] = (await sarifOf(files, ...Object.keys(files))).runs;
		const messages = [
			...tool.driver.rules.flatMap(({ shortDescription, fullDescription, help }) => [
				shortDescription.text,
				fullDescription.text,
				help.text,
			]),
			...results.flatMap(({ message, fixes = [] }) => [message.text, ...fixes.map((fix) => fix.description.text)]),
		];
		assert.ok(messages.some((text) => text.includes('{{')));
		for (const text of messages) assert.doesNotMatch(text.replaceAll('{{', '').replaceAll('}}', ''), /[{}]/, text);
	});

	test('says when a file could not be read', async () => {
		assert.equal(
			(await sarifOf({ 'a.prompt': vagueSheet }, 'a.prompt')).runs[0].invocations[0]?.executionSuccessful,
			true,
		);
		assert.equal((await sarifOf({}, 'a.prompt')).runs[0].invocations[0]?.executionSuccessful, false);
	});

	const assertRegion = ({ startLine, startColumn, endLine, endColumn }: Region): void => {
		assert.ok(startLine >= 1 && startColumn >= 1 && endColumn >= 1);
		assert.ok(endLine > startLine || (endLine === startLine && endColumn >= startColumn));
	};
});

suite('check --format github', () => {
	test('prints one annotation a finding', async () => {
		const files = { 'a.prompt': vagueSheet, 'b.prompt': retiredSheet };
		const { code, stdout } = await runIn({ files }, 'check', '--format', 'github', 'a.prompt', 'b.prompt');
		assert.equal(code, 1);
		const lines = stdout.trimEnd().split('\n');
		assert.match(
			lines[0] ?? '',
			/^::warning file=a\.prompt,line=2,endLine=2,col=1,endColumn=6,title=vague-prompt::This leaves/,
		);
		assert.match(lines[1] ?? '', /^::error file=b\.prompt,line=2,endLine=2,col=9,endColumn=17,title=retired-model::/);
	});

	test('escapes what would end a property or the line', async () => {
		const files = { '50%, a:b.prompt': vagueSheet };
		const { stdout } = await runIn({ files }, 'check', '--format', 'github', '50%, a:b.prompt');
		assert.match(stdout, /^::warning file=50%25%2C a%3Ab\.prompt,/);
	});

	test('prints nothing where there is nothing to report', async () => {
		assert.equal(
			(await runIn({ files: { 'a.prompt': goodSheet } }, 'check', '--format', 'github', 'a.prompt')).stdout,
			'',
		);
	});
});
