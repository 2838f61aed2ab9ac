import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ownTerms, readOwnTerms } from '../../server/src/vocabulary/ownTerms.ts';

const found = (list: string, typed: string, limit = 5): string[] =>
	ownTerms(list, { title: 'mine' })
		.search(typed, limit)
		.map(({ name }) => name);

suite('Own lists', () => {
	const tags = ['long_hair,0,4000,"/lh,longhair"', 'looking_at_viewer,0,3000,', 'lion_cub,4,10,', '^_^,0,500,'].join(
		'\n',
	);

	test('of tags are found by their beginning, most used first, with spaces for underscores', () => {
		assert.deepEqual(found(tags, 'lo'), ['long hair', 'looking at viewer']);
		assert.deepEqual(found(tags, 'long h'), ['long hair']);
		assert.deepEqual(found(tags, '^'), ['^_^']);
	});

	test('of tags are found by an alias and by a later word', () => {
		const [match] = ownTerms(tags, { title: 'mine' }).search('longha', 5);
		assert.deepEqual([match?.name, match?.matched], ['long hair', 'longhair']);
		assert.deepEqual(found(tags, 'view'), ['looking at viewer']);
	});

	test('tell the category of a tag, or else their own title', () => {
		const categories = (list: string): string[] =>
			ownTerms(list, { title: 'mine' })
				.search('li', 5)
				.map(({ category }) => category);
		assert.deepEqual(categories(tags), ['character']);
		assert.deepEqual(categories('lion rampant'), ['mine']);
	});

	test('may be plain words, with comments, blank lines and any line ends', () => {
		assert.deepEqual(found('# heraldry\r\nlion rampant\r\n\r\n// more\r\nlion passant', 'lion').sort(), [
			'lion passant',
			'lion rampant',
		]);
	});

	test('may begin with a byte order mark', () => {
		assert.deepEqual(found('\uFEFFzebu,0,5,\nyak,0,4,\n', 'ze'), ['zebu']);
		assert.deepEqual(found('\uFEFF# zebu\nyak\n', 'zebu'), []);
	});

	test('may say first what its columns are', () => {
		for (const header of [
			'name,category,count,aliases',
			'\uFEFFName,Category,Count',
			'"tag","type","count"',
			'tag,category,count\r',
		])
			assert.deepEqual(found(`${header}\nnarwhal,0,5,\ntagine,0,4,`, ''), ['narwhal', 'tagine']);
		assert.deepEqual(found('name tag,0,5,', 'name'), ['name tag']);
	});

	test('may quote a name', () => {
		assert.deepEqual(found('"red, white",0,5,\n', 'red'), ['red, white']);
	});

	test('are safe for work unless asked otherwise', () => {
		assert.deepEqual(found('nude_beach,0,9,\nnut,0,1,', 'nu'), ['nut']);
		assert.equal(ownTerms('nude_beach,0,9,\nnut,0,1,', { title: 'mine', withSensitive: true }).size, 2);
	});

	test('that are empty or broken find nothing and do not fail', () => {
		for (const list of ['', '\n\n', ',,,', '"', '"a', 'a,"', '\0']) assert.deepEqual(found(list, 'zz'), []);
	});

	test('give no more than was asked for, and the most used of them', () => {
		const list = Array.from({ length: 5000 }, (_, at) => `tag_${String(at)},0,${String(at)},`).join('\n');
		assert.deepEqual(found(list, 'tag', 2), ['tag 4999', 'tag 4998']);
	});

	test('are found by each of their words, whatever the letters and however many begin alike', () => {
		const word = fc.oneof(fc.stringMatching(/^[ab]{1,4}$/), fc.constantFrom('猫', '猫目', '犬', 'éa', 'aé'));
		const name = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));
		fc.assert(
			fc.property(fc.uniqueArray(name, { maxLength: 150 }), word, (names, typed) => {
				const expected = names.filter((each) => ` ${each}`.includes(` ${typed}`));
				assert.deepEqual(found(names.join('\n'), typed, 1000).sort(), expected.sort());
			}),
		);
	});

	test('that nothing is typed of give their most used', () => {
		const list = Array.from({ length: 5000 }, (_, at) => `tag_${String(at)},0,${String(at)},`).join('\n');
		assert.deepEqual(found(list, '', 2), ['tag 4999', 'tag 4998']);
	});

	test('of 150,000 terms are read in many small steps', () => {
		const list = Array.from(
			{ length: 150_000 },
			(_, at) => `term_${String(at)}_x,0,${String(at)},"alias_${String(at)}"`,
		).join('\n');
		const reading = readOwnTerms(list, { title: 'mine' });
		let steps = 0;
		let step = reading.next();
		while (step.done !== true) {
			steps++;
			step = reading.next();
		}
		assert.equal(step.value.size, 150_000);
		assert.ok(steps > 40);
		assert.equal(step.value.search('alias_77', 3)[0]?.matched.startsWith('alias 77'), true);
	});
});
