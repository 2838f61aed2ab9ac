import assert from 'node:assert/strict';
import { a1111 } from '../../../server/src/dialects/a1111/a1111.ts';

const marked = (text: string, type: string): string[] =>
	[...a1111.read(text, { part: 'positive' }).marks]
		.filter((mark) => mark.type === type)
		.map(({ span }) => text.slice(span.start, span.end));

suite('what is coloured in a prompt of the web UI', () => {
	test('is a keyword where it divides the prompt', () => {
		assert.deepEqual(marked('a fox BREAK snow AND a hare :0.5', 'keyword'), ['BREAK', 'AND']);
	});

	test('is no keyword in brackets, where it is sent as a word, and is one beside them', () => {
		assert.deepEqual(marked('(a fox BREAK snow:1.2)', 'keyword'), []);
		assert.deepEqual(marked('(a fox:-1)BREAK(snow:-1)', 'keyword'), ['BREAK']);
	});

	test('is every sign of a schedule once', () => {
		assert.deepEqual(marked('[a|b|c] [fox:hare:0.5] [::3]', 'operator'), [...'[||][::][::]']);
		assert.deepEqual(marked('[a|b|c] [fox:hare:0.5] [::3]', 'number'), ['0.5', '3']);
	});
});
