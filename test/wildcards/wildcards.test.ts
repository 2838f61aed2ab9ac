import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parse } from '../../server/src/dialects/dynamic-prompts/parser.ts';
import { applyEdits } from '../../server/src/sheet/span.ts';
import { planRename, RenameRefused } from '../../server/src/wildcards/rename.ts';
import { referencesIn } from '../../server/src/wildcards/reference.ts';
import { createWildcardIndex, type WildcardIndex } from '../../server/src/wildcards/wildcardIndex.ts';

const folder = 'file:///work/wildcards/';
const indexOf = (files: Readonly<Record<string, string>>): WildcardIndex =>
	createWildcardIndex(Object.entries(files).map(([path, text]) => ({ uri: folder + path, path, text })));

suite('wildcard lists', () => {
	test('are a value a line in text files, without comments, blank lines and spaces around', () => {
		const index = indexOf({ 'animals/birds.txt': '\uFEFF# of the coast\r\n  gull \r\n\r\ntern\rauk' });
		assert.deepEqual(index.names, ['animals/birds']);
		assert.deepEqual(index.find('animals/birds'), ['auk', 'gull', 'tern']);
	});

	test('are rows under their keys in YAML and JSON, with weights left out', () => {
		const index = indexOf({
			'pets.yaml': 'animals:\n  cats: [tabby, 2::siamese, {text: manx, weight: 3}]\n  lone: basenji\nyears: [1999]\n',
			'more.json': '{"animals": {"cats": ["0.5::korat"]}, "broken": {"deep": []}}',
			'row.yml': '- one\n- "two: three"\n',
		});
		assert.deepEqual(index.names, ['animals/cats', 'animals/lone', 'row', 'years']);
		assert.deepEqual(index.find('animals/cats'), ['korat', 'manx', 'siamese', 'tabby']);
		assert.deepEqual(index.find('row'), ['one', 'two: three']);
		assert.deepEqual(index.find('*/lone'), ['basenji']);
	});

	test('say where their names and values stand', () => {
		const text = '"cats":\n  - \'tabby\'\n  - 2::manx\n';
		const [list] = indexOf({ 'pets.yaml': text }).lists;
		const at = (span: { start: number; end: number } | undefined) => text.slice(span?.start, span?.end);
		assert.equal(at(list?.nameSpan), 'cats');
		assert.deepEqual(
			list?.values.map(({ span }) => at(span)),
			['tabby', 'manx'],
		);
	});

	test('are none in files that cannot be read, and never make reading fail', () => {
		for (const text of ['{"a": [', 'a: &x [*x, *x]', '\t- a', 'a: b: c', '? [x]\n: [y]', '%YAML 9\n---\n- a\n'])
			indexOf({ 'x.yaml': text, 'x.json': text });
		fc.assert(
			fc.property(
				fc.string({
					unit: fc.constantFrom('a', ':', ' ', '\n', '-', '[', '{', '"', ',', '&', '*', '!', '}', ']', '\t', '|'),
				}),
				(text) => void indexOf({ 'x.yaml': text }),
			),
		);
	});

	test('are named by the references that Dynamic Prompts reads, at the same places', () => {
		const piece = fc.constantFrom(
			'a',
			'b c',
			'__',
			'/',
			'*',
			' ',
			'{',
			'|',
			'}',
			'(x=y)',
			'~',
			'@',
			'hair_color',
			'\n',
		);
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
				const text = pieces.join('');
				let read: string[];
				try {
					read = [...parse(text).commands()].flatMap((one) =>
						one.kind === 'wildcard' && one.path.kind === 'literal' && !/[{}|\n]/.test(one.path.text)
							? [one.path.text.trim()]
							: [],
					);
				} catch {
					return;
				}
				if (text.includes('{') || text.includes('\n')) return;
				assert.deepEqual(
					referencesIn(text).map(({ name }) => name),
					read.filter((name) => name !== ''),
				);
			}),
			{ numRuns: 2000 },
		);
	});

	test('are found in a million characters of underscores at once', () => {
		assert.deepEqual(referencesIn('_'.repeat(1_000_000)), []);
		assert.equal(referencesIn('__a__'.repeat(1000)).length, 1000);
	});
});

/** All files after a rename, by path, and a text that draws from them. */
function renamed(files: Readonly<Record<string, string>>, name: string, newName: string, sheet: string) {
	const { edits, moves, written } = planRename(indexOf(files), name, newName);
	const after = new Map<string, string>();
	for (const [path, text] of Object.entries(files)) {
		const uri = folder + path;
		const to = moves.find(({ from }) => from === uri)?.to ?? uri;
		after.set(to.slice(folder.length), applyEdits(text, edits.get(uri) ?? []));
	}
	const own = referencesIn(sheet).flatMap(({ name: each, nameSpan }) => {
		const newText = written(each);
		return newText === undefined ? [] : [{ span: nameSpan, newText }];
	});
	return { files: Object.fromEntries(after), sheet: applyEdits(sheet, own) };
}

suite('renaming a wildcard list', () => {
	test('renames the file of a text list, and every place that names it', () => {
		const files = { 'colors.txt': 'red\nblue\n', 'cars.txt': '__colors__ car\n' };
		assert.deepEqual(renamed(files, 'colors', 'paint/colours', 'a __colors__, __~colors__ or __cars__, __col*__'), {
			files: { 'paint/colours.txt': 'red\nblue\n', 'cars.txt': '__paint/colours__ car\n' },
			sheet: 'a __paint/colours__, __~paint/colours__ or __cars__, __col*__',
		});
	});

	test('changes the key of a list in a structured file', () => {
		const files = { 'pets.yaml': 'animals:\n  cats: [tabby]\n  dogs: [__animals/cats__]\n' };
		assert.deepEqual(renamed(files, 'animals/cats', 'animals/felines', '__animals/cats__'), {
			files: { 'pets.yaml': 'animals:\n  felines: [tabby]\n  dogs: [__animals/felines__]\n' },
			sheet: '__animals/felines__',
		});
	});

	test('leaves out the folders that a reference left out', () => {
		assert.deepEqual(renamed({ 'animals/birds.txt': 'gull\n' }, 'birds', 'fowl', '__birds__ and __animals/birds__'), {
			files: { 'animals/fowl.txt': 'gull\n' },
			sheet: '__fowl__ and __animals/fowl__',
		});
	});

	test('is refused where it cannot be done, with the reason', () => {
		const files = { 'a/x.txt': 'one', 'b/x.txt': 'two', 'y.txt': 'three', 'z.yaml': 'k: {l: [four]}' };
		for (const [name, newName] of [
			['x', 'w'],
			['nowhere', 'w'],
			['y*', 'w'],
			['y', 'a/x'],
			['y', ''],
			['y', '../w'],
			['y', 'a__b'],
			['y', 'w*'],
			['y', 'w_'],
			['k/l', 'other'],
		] as const) {
			assert.throws(() => planRename(indexOf(files), name, newName), RenameRefused, `${name} to ${newName}`);
		}
	});
});
