import assert from 'node:assert/strict';
import { followLink, linkedEntry, type LinkHost } from '../../../client/src/library/link.ts';
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

suite('following a link', () => {
	/** What happens, in order, for a user who answers so. */
	async function followed(query: string, answer: 'prompt' | 'sheet' | undefined, path = '/library'): Promise<string[]> {
		const said: string[] = [];
		const host: LinkHost<{ readonly id: string }> = {
			find: (id) => {
				said.push(`find ${id}`);
				return Promise.resolve(id === 'food/ramen' ? { id } : null);
			},
			show: ({ id }) => Promise.resolve(void said.push(`show ${id}`)),
			confirm: ({ id }) => {
				said.push(`ask for ${id}`);
				return Promise.resolve(answer);
			},
			insert: ({ id }, place) => Promise.resolve(void said.push(`insert ${id} as a ${place}`)),
			refuse: () => void said.push('refuse'),
		};
		await followLink({ path, query }, host);
		return said;
	}

	test('shows the entry, asks, and inserts where the user says', async () => {
		const before = ['find food/ramen', 'show food/ramen', 'ask for food/ramen'];
		assert.deepEqual(await followed('entry=food/ramen', 'prompt'), [...before, 'insert food/ramen as a prompt']);
		assert.deepEqual(await followed('entry=food/ramen', 'sheet'), [...before, 'insert food/ramen as a sheet']);
	});

	test('inserts nothing where the user does not say so', async () => {
		assert.deepEqual(await followed('entry=food/ramen', undefined), [
			'find food/ramen',
			'show food/ramen',
			'ask for food/ramen',
		]);
	});

	test('asks nothing for an entry that there is not, or a link that names none', async () => {
		assert.deepEqual(await followed('entry=food/other', 'prompt'), ['find food/other']);
		assert.deepEqual(await followed('command=quit', 'prompt'), ['refuse']);
		assert.deepEqual(await followed('entry=food/ramen', 'prompt', '/run'), ['refuse']);
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
