import assert from 'node:assert/strict';
import { changesBetween, isUnchanged } from '../../server/src/library/changes.ts';
import { readEntry } from '../../server/src/library/entry.ts';
import { IndexError, indexed, indexText, readIndex, type IndexedEntry } from '../../server/src/library/libraryIndex.ts';

const one = (path: string, change: Partial<IndexedEntry> = {}): IndexedEntry => ({
	...indexed(readEntry(path.replace('.prompt', ''), '---\ntitle: T\n---\n'), { size: 19, sha256: 'a'.repeat(64) }),
	...change,
});
const indexOf = (...entries: IndexedEntry[]) => readIndex(indexText(entries));

suite('index.json', () => {
	test('is read as it was written, by path', () => {
		const { entries } = indexOf(one('food/ramen.prompt'), one('art/fox.prompt'));
		assert.deepEqual(entries, [one('art/fox.prompt'), one('food/ramen.prompt')]);
	});

	const refused: [what: string, json: string, why: RegExp][] = [
		['no JSON', '<html>', /is not JSON/],
		['another version', '{"version":2,"entries":[]}', /version/],
		['no entries', '{"version":1}', /entries/],
		['a path that leads out', indexText([one('../../x.prompt')]), /whose path leads out of its folder: "\.\.\/\.\.\/x\.prompt"/],
		['a path twice', indexText([one('a/b.prompt'), one('a/b.prompt')]), /two entries with the path a\/b\.prompt/],
		['a size that is none', indexText([one('a/b.prompt', { size: -1 })]), /size/],
		['an entry that is too large', indexText([one('a/b.prompt', { size: 300_000 })]), /size/],
		['a hash that is none', indexText([one('a/b.prompt', { sha256: 'A'.repeat(64) })]), /sha256/],
		['a title that fills the screen', indexText([one('a/b.prompt', { title: 'x'.repeat(501) })]), /title/],
		[
			'more than 64 MB of entries',
			indexText(Array.from({ length: 257 }, (_, at) => one(`a/b${String(at)}.prompt`, { size: 256 * 1024 }))),
			/too much/,
		],
		['ten thousand lists in each other', '['.repeat(10_000), /is not JSON/],
	];
	for (const [what, json, why] of refused)
		test(`with ${what} is refused as a whole`, () => {
			assert.throws(
				() => readIndex(json),
				(error) => error instanceof IndexError && why.test(error.message),
			);
		});

	test('may have keys that a later version adds', () => {
		const { entries } = readIndex(JSON.stringify({ version: 1, name: 'Ours', entries: [{ ...one('a/b.prompt'), stars: 5 }] }));
		assert.deepEqual(entries, [one('a/b.prompt')]);
	});
});

suite('changes of a library', () => {
	test('are entries that come, change and leave', () => {
		const before = indexOf(one('a/kept.prompt'), one('a/old.prompt'), one('a/edited.prompt'));
		const after = indexOf(one('a/kept.prompt'), one('a/edited.prompt', { sha256: 'b'.repeat(64) }), one('a/new.prompt'));
		const { added, changed, removed, same } = changesBetween(before, after);
		const paths = [added, changed, removed].map((entries) => entries.map(({ path }) => path));
		assert.deepEqual([...paths, same], [['a/new.prompt'], ['a/edited.prompt'], ['a/old.prompt'], 1]);
	});

	test('are all entries where there was nothing, and none where all is as before', () => {
		const index = indexOf(one('a/kept.prompt'));
		assert.equal(changesBetween(undefined, index).added.length, 1);
		assert.ok(isUnchanged(changesBetween(index, index)));
	});
});
