import assert from 'node:assert/strict';
import fc from 'fast-check';
import { utf8Bytes, utf8Length } from '../../server/src/tokens/utf8.ts';

suite('the bytes of a text in UTF-8', () => {
	test('are those that the platform’s own encoder gives, halves of a surrogate pair included', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (text) => {
				const bytes = [...new TextEncoder().encode(text)];
				assert.deepEqual(utf8Bytes(text).bytes, bytes);
				assert.equal(utf8Length(text), bytes.length);
			}),
		);
		assert.equal(utf8Length('a\ud800'), 4);
	});
});
