import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, normalize, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { commands } from '../../server/src/cli/commands.ts';
import { dialectIds } from '../../server/src/dialects/dialect.ts';
import * as protocol from '../../server/src/lsp/protocol.ts';
import { catalogue } from '../../server/src/platforms/catalogue.ts';
import { platformIds } from '../../server/src/platforms/job.ts';
import { allRules, ruleIds } from '../../server/src/rules/registry.ts';
import type { Rule } from '../../server/src/rules/rule.ts';
import { knownKeys } from '../../server/src/sheet/keys.ts';
import { runIn } from '../cli/memoryIo.ts';
import { analyse } from '../support/analyse.ts';

interface Manifest {
	readonly scripts: Readonly<Record<string, string>>;
	readonly devDependencies: Readonly<Record<string, string>>;
	readonly contributes: { readonly configuration: Section | readonly Section[] };
}
interface Section {
	readonly properties: Readonly<Record<string, { readonly properties?: Readonly<Record<string, Plans>> }>>;
}
interface Plans {
	readonly enum?: readonly string[];
}

const text = (path: string): string => readFileSync(path, 'utf8');
const manifest = JSON.parse(text('package.json')) as Manifest;
const settings = Object.assign(
	{},
	...[manifest.contributes.configuration].flat().map((one) => one.properties),
) as Section['properties'];

const markdownIn = (folder: string): string[] =>
	readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((path) => path.endsWith('.md'))
		.map((path) => join(folder, path));
const pages = [...readdirSync('.').filter((name) => name.endsWith('.md')), ...markdownIn('docs')];

/** The page without its fenced blocks, in which brackets and hashes are other things. */
const prose = (page: string): string => page.replaceAll(/^(`{3,})[a-z]*\n[\s\S]*?^\1$/gm, '');
const fenced = (page: string, language: string): string[] =>
	[...page.matchAll(/^(`{3,})([a-z]*)\n([\s\S]*?)^\1$/gm)]
		.filter(([, , named]) => named === language)
		.map(([, , , body = '']) => body);
const ticked = (page: string): string[] => [...prose(page).matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code);
const linked = (page: string): string[] =>
	[
		...prose(page)
			.replaceAll(/`[^`\n]*`/g, '')
			.matchAll(/\]\(([^)\s]+)\)/g),
	].map(([, target = '']) => target);

/** The anchors of a page's headings, as GitHub makes them. */
const anchors = (page: string): Set<string> =>
	new Set(
		[...prose(page).matchAll(/^#{1,6} (.+)$/gm)].map(([, title = '']) =>
			title
				.toLowerCase()
				.replaceAll(/[^\p{L}\p{N} _-]/gu, '')
				.replaceAll(' ', '-'),
		),
	);

const missing = (wanted: Iterable<string>, page: string): string[] =>
	[...wanted].filter((word) => !page.includes(word));

suite('The pages', () => {
	for (const path of pages) {
		test(`${path} links to files and headings that exist`, () => {
			for (const target of linked(text(path))) {
				if (/^[a-z]+:/.test(target)) continue;
				const [file = '', anchor] = target.split('#');
				const page = file === '' ? path : normalize(join(dirname(path), decodeURIComponent(file)));
				assert.ok(existsSync(page), `${target}: there is no ${page}`);
				if (anchor !== undefined) assert.ok(anchors(text(page)).has(anchor), `${target}: ${page} has no such heading`);
			}
		});

		test(`${path} names only scripts that package.json has`, () => {
			const named = [...text(path).matchAll(/\bnpm run ([\w:-]+)/g)].map(([, script = '']) => script);
			assert.deepEqual(
				named.filter((script) => !(script in manifest.scripts)),
				[],
			);
		});
	}
});

suite('README.md', () => {
	const page = text('README.md');

	test('says how to try it and how to test it, with scripts that exist', () => {
		assert.ok(page.includes('npm ci && npm start') && page.includes('npm ci && npm test'));
		assert.ok('start' in manifest.scripts && 'test' in manifest.scripts);
	});

	test('lists every platform by its title and its id', () => {
		const rows = [...catalogue.values()].map(({ id, title }) => `| ${title} | \`${id}\` |`);
		assert.deepEqual(missing(rows, page), []);
	});

	test('lists every command', () => {
		assert.deepEqual(
			missing(
				commands.map(({ name, operands }) => `| \`${`${name} ${operands}`.trim()}\` |`),
				page,
			),
			[],
		);
	});

	test('shows a sheet in which there is nothing to report', () => {
		const sheets = fenced(page, '').filter((body) => body.startsWith('---\n'));
		assert.equal(sheets.length, 1);
		for (const sheet of sheets)
			assert.deepEqual(
				analyse(sheet).findings.map(({ message }) => message),
				[],
			);
	});
});

suite('The rules', () => {
	test('each have a page, and there is no page of another', () => {
		const found = readdirSync('docs/rules').filter((name) => name !== 'README.md');
		assert.deepEqual(found.sort(), ruleIds.map((id) => `${id}.md`).sort());
	});

	test('each have a page with what they say', () => {
		for (const { id, messages } of allRules)
			assert.deepEqual(missing(Object.values(messages), text(`docs/rules/${id}.md`)), []);
	});
});

suite('docs/settings.md', () => {
	const page = text('docs/settings.md');

	test('has every setting of the editor, and no other', () => {
		assert.deepEqual(
			missing(
				Object.keys(settings).map((key) => `| \`${key}\` |`),
				page,
			),
			[],
		);
		const named = ticked(page).filter((code) => /^promptCredits\.[\w.]+$/.test(code));
		assert.deepEqual(
			named.filter((key) => !(key in settings)),
			[],
		);
	});

	test('has every plan that can be set', () => {
		for (const [id, { enum: plans = [] }] of Object.entries(settings['promptCredits.plans']?.properties ?? {})) {
			assert.ok(page.includes(`| \`${id}\` | ${plans.map((plan) => `\`${plan}\``).join(', ')} |`), id);
		}
	});

	test('has every key of prompt-credits.json', () => {
		const schema = JSON.parse(text('schemas/prompt-credits.schema.json')) as { readonly properties: object };
		const keys = Object.keys(schema.properties).filter((key) => key !== '$schema');
		assert.deepEqual(
			missing(
				keys.map((key) => `\`${key}\``),
				page,
			),
			[],
		);
	});
});

suite('docs/format.md', () => {
	const page = text('docs/format.md');

	test('has every setting of a sheet, every platform and every dialect', () => {
		assert.deepEqual(
			missing(
				[...knownKeys.map(({ key }) => key), ...platformIds, ...dialectIds].map((word) => `\`${word}\``),
				page,
			),
			[],
		);
	});

	test('shows sheets in which there is nothing to report', () => {
		const sheets = fenced(page, '');
		assert.ok(sheets.length > 3);
		for (const sheet of sheets)
			assert.deepEqual(
				analyse(sheet).findings.map(({ message }) => message),
				[],
				sheet,
			);
	});
});

suite('docs/command.md', () => {
	test('shows what inspect prints', async () => {
		const [, input = '', shown = ''] =
			/^\$ echo '(.+)' \| prompt-credits inspect --view specificity --jsonl\n(.+), \.\.\.\]\}$/m.exec(
				text('docs/command.md'),
			) ?? [];
		const { stdout } = await runIn({ stdin: `${input}\n` }, 'inspect', '--view', 'specificity', '--jsonl');
		assert.ok(shown !== '' && stdout.startsWith(shown), stdout);
	});
});

suite('docs/server.md', () => {
	test('has every request and notification of our own', () => {
		const names = Object.values(protocol).filter((value) => typeof value === 'string');
		assert.ok(names.length > 4);
		assert.deepEqual(
			missing(
				names.map((name) => `\`${name}\``),
				text('docs/server.md'),
			),
			[],
		);
	});
});

suite('ARCHITECTURE.md', () => {
	const page = text('ARCHITECTURE.md');

	test('names every folder of the server', () => {
		const files = readdirSync('server/src', { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
		const folders = new Set(files.map(({ parentPath }) => relative('server/src', parentPath).split(sep)[0] ?? ''));
		assert.deepEqual(
			missing(
				[...folders].map((name) => `| \`server/src/${name}/\` |`),
				page,
			),
			[],
		);
	});

	test('gives reasons for packages that are there', () => {
		const named = page
			.slice(page.indexOf('## Dependencies'))
			.split('\n')
			.filter((line) => line.startsWith('| `'));
		const packages = named.flatMap((line) => ticked(line.split('|')[1] ?? ''));
		assert.ok(packages.length > 20);
		assert.deepEqual(
			packages.filter((name) => !(name in manifest.devDependencies)),
			[],
		);
	});
});

suite('CONTRIBUTING.md', () => {
	const page = text('CONTRIBUTING.md');
	/** Files that its examples make. */
	const made = new Set([
		'server/src/rules/doubledWord.ts',
		'docs/rules/doubled-word.md',
		'server/src/features/selectionRanges.ts',
	]);

	test('names files and folders that exist', () => {
		const paths = ticked(page).filter(
			(code) => /^[a-z]+\/[\w./-]+$/.test(code) && !/[A-Z]{2}/.test(code) && !made.has(code),
		);
		assert.ok(paths.length > 20);
		assert.deepEqual(
			paths.filter((path) => !existsSync(path)),
			[],
		);
	});

	test('shows a rule that reports and accepts what its examples say', async () => {
		const source = fenced(page, 'ts')
			.find((code) => code.includes('defineRule'))
			?.replace('./rule.ts', pathToFileURL('server/src/rules/rule.ts').href);
		assert.ok(source);
		const folder = mkdtempSync(join(tmpdir(), 'prompt-credits-docs-'));
		try {
			const file = join(folder, 'doubledWord.mts');
			writeFileSync(file, source);
			const { doubledWord: rule } = (await import(pathToFileURL(file).href)) as { readonly doubledWord: Rule };
			const reportsIn = (sheet: string): number =>
				analyse(sheet).prompts.flatMap(({ subject }) => [...rule.check(subject, rule.defaults)]).length;
			assert.deepEqual(rule.examples.reported.map(reportsIn), [1]);
			assert.deepEqual(rule.examples.accepted.map(reportsIn), [0]);
		} finally {
			rmSync(folder, { recursive: true });
		}
	});
});
