import assert from 'node:assert/strict';
import { readFromPanel, readPanelState, readToPanel } from '../../../client/src/panel/messages.ts';

suite('what the panel may say', () => {
	test('is that it is ready, and where to go', () => {
		assert.deepEqual(readFromPanel({ type: 'ready' }), { type: 'ready' });
		assert.deepEqual(readFromPanel({ type: 'goTo', index: 3 }), { type: 'goTo', index: 3 });
	});

	for (const message of [
		undefined,
		null,
		'ready',
		[],
		{},
		{ type: 'runCommand', command: 'workbench.action.quit' },
		{ type: 'ready', command: 'workbench.action.quit' },
		{ type: 'goTo' },
		{ type: 'goTo', index: '3' },
		{ type: 'goTo', index: -1 },
		{ type: 'goTo', index: 1.5 },
		{ type: 'goTo', index: Number.NaN },
		{ type: 'goTo', index: 3, uri: 'file:///etc/passwd' },
	]) {
		test(`is nothing else: ${JSON.stringify(message)}`, () => {
			assert.equal(readFromPanel(message), undefined);
		});
	}
});

suite('what the panel is told', () => {
	test('is read as it was sent', () => {
		const empty = { type: 'empty', text: 'Nothing open.' };
		assert.deepEqual(readToPanel(empty), empty);
		assert.deepEqual(readToPanel({ type: 'focus', index: 2 }), { type: 'focus', index: 2 });
	});

	test('is refused where a figure is missing', () => {
		assert.equal(readToPanel({ type: 'summary', summary: { prompts: [] }, texts: {} }), undefined);
	});
});

suite('what the panel remembers', () => {
	test('is the sheet it showed', () => {
		assert.deepEqual(readPanelState({ uri: 'file:///a.prompt' }), { uri: 'file:///a.prompt' });
	});

	test('is nothing where an older version remembered something else', () => {
		assert.equal(readPanelState({ sheet: 'a.prompt' }), undefined);
		assert.equal(readPanelState(undefined), undefined);
	});
});
