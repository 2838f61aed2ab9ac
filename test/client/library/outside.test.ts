import assert from 'node:assert/strict';
import { linkedEntry } from '../../../client/src/library/link.ts';
import { plainText } from '../../../client/src/library/plainText.ts';

suite('a link to an entry', () => {
	test('names one of any source', () => {
		const ids = ['food/ramen-steam', 'own:food/ramen', 'prompts.example.com:8443/art:food/ramen', 'Küche 2:a/b'];
		assert.deepEqual(
			ids.map((id) => linkedEntry({ path: '/library', query: `entry=${id}` })),
			ids,
		);
	});

	test('is no other link, and brings nothing else along', () => {
		const links = [
			['/library', ''],
			['/library', 'entry='],
			['/library', 'entry=food/ramen&command=workbench.action.quit'],
			['/library', 'command=a&entry=food/ramen'],
			['/library', 'entry=[a](command:b)'],
			['/library', 'entry=a\nb'],
			['/library', `entry=${'a'.repeat(301)}`],
			['/library/more', 'entry=food/ramen'],
			['/run', 'entry=food/ramen'],
		];
		for (const [path = '', query = ''] of links) assert.equal(linkedEntry({ path, query }), undefined, query);
	});
});

suite('text from elsewhere', () => {
	test('has no link, no command and no icon', () => {
		assert.equal(plainText('[Click](command:workbench.action.quit) $(check) ok'), '[Click] (command:workbench.action.quit) $ (check) ok');
	});

	test('is one line without characters that cannot be seen, and is cut', () => {
		assert.equal(plainText('a\u202e\u0000b\r\nc\u200b'), 'a b c ');
		assert.equal(plainText('x'.repeat(1000)).length, 300);
	});
});
