import assert from 'node:assert/strict';
import fc from 'fast-check';
import { posix, win32 } from 'node:path';
import { entryPathProblem } from '../../server/src/library/entryPath.ts';

suite('the path of an entry', () => {
	test('is a category and a name', () => {
		for (const path of ['food/ramen.prompt', 'a/b/c/d.prompt', 'book-covers/sci_fi-2.prompt'])
			assert.equal(entryPathProblem(path), undefined, path);
	});

	const refused: [path: string, why: RegExp][] = [
		['../../x.prompt', /leads out/],
		['food/../../x.prompt', /leads out/],
		['./food/x.prompt', /leads out/],
		['/etc/x.prompt', /absolute/],
		['C:/food/x.prompt', /absolute/],
		['c:x.prompt', /absolute/],
		['food\\x.prompt', /backslash/],
		['..\\..\\x.prompt', /backslash/],
		['food/x\0.prompt', /NUL/],
		['food/x.txt', /does not end/],
		['food/x.prompt.exe', /does not end/],
		['x.prompt', /category\/name/],
		['a/b/c/d/e.prompt', /category\/name/],
		['food//x.prompt', /other characters/],
		['food/.prompt', /other characters/],
		['.git/x.prompt', /other characters/],
		['food/Ramen.prompt', /other characters/],
		['food/ra men.prompt', /other characters/],
		['food/x.prompt:stream.prompt', /other characters/],
		['food/ra\u202Emen.prompt', /other characters/],
		['food/%2e%2e.prompt', /other characters/],
		['food/con.prompt', /device/],
		['lpt1/x.prompt', /device/],
		[`food/${'x'.repeat(200)}.prompt`, /longer/],
	];
	for (const [path, why] of refused)
		test(`is not ${JSON.stringify(path.slice(0, 40))}`, () => {
			assert.match(entryPathProblem(path) ?? '', why);
		});

	test('whatever is accepted stays in its folder, on every system', () => {
		const piece = fc.constantFrom('..', '.', '/', '\\', 'a', 'food', ':', 'C:', '\0', '.prompt', '~', '%2e', ' ', 'nul');
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
				const path = `${pieces.join('')}.prompt`;
				if (entryPathProblem(path) !== undefined) return;
				assert.equal(posix.resolve('/library', path), `/library/${path}`);
				assert.equal(win32.resolve('C:\\library', path), `C:\\library\\${path.replaceAll('/', '\\')}`);
			}),
			{ numRuns: 2000 },
		);
	});
});
