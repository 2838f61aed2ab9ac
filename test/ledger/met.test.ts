import assert from 'node:assert/strict';
import { Met } from '../../server/src/ledger/met.ts';

const viewOf = (text: string): [DataView, number, number] => {
	const bytes = new Uint8Array(Buffer.from(`..${text}.`));
	return [new DataView(bytes.buffer), 2, bytes.length - 1];
};

suite('texts that were met before', () => {
	test('are found by their bytes, and no others, however many there are', () => {
		const met = new Met<number>();
		const texts = Array.from({ length: 70_000 }, (_, number) => `,"prompt":"Prompt ${String(number)}"}`);
		const kept = texts.slice(0, 60_000);
		for (const [number, text] of kept.entries()) {
			assert.equal(met.find(...viewOf(text)), undefined);
			met.learn(...viewOf(text), number);
		}
		for (const [number, text] of kept.entries()) assert.equal(met.find(...viewOf(text)), number);
		assert.equal(met.find(...viewOf(',"prompt":"Prompt 60000"}')), undefined);
		// Past the most it keeps, it begins anew, and still tells no wrong one.
		for (const [number, text] of texts.entries()) if (number >= 60_000) met.learn(...viewOf(text), number);
		for (const [number, text] of texts.entries()) assert.ok([undefined, number].includes(met.find(...viewOf(text))));
		assert.equal(met.find(...viewOf(texts.at(-1) ?? '')), 69_999);
	});

	test('may be as short as a bracket', () => {
		const met = new Met<string>();
		for (const text of ['}', '', 'ab', 'abc', 'abcd', 'abcde', 'abcdefgh']) met.learn(...viewOf(text), text);
		for (const text of ['}', '', 'ab', 'abc', 'abcd', 'abcde', 'abcdefgh'])
			assert.equal(met.find(...viewOf(text)), text);
		assert.equal(met.find(...viewOf('abcf')), undefined);
	});
});
