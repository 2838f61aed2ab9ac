import assert from 'node:assert/strict';
import { nodeIo } from '../../server/src/cli/nodeIo.ts';
import { run } from '../../server/src/cli/run.ts';

suite('the bundled library', () => {
	test('passes library validate, with at least 240 entries in 24 categories', async () => {
		let stdout = '';
		const io = { ...nodeIo(), stdout: (text: string) => Promise.resolve(void (stdout += text)), today: '2026-11-22' };
		const code = await run(['library', 'validate', '--format', 'json', 'library'], io);
		const { entries, categories, problems } = JSON.parse(stdout) as Record<string, unknown>;
		assert.deepEqual(problems, []);
		assert.equal(code, 0);
		assert.ok(Number(entries) >= 240 && Number(categories) >= 24, stdout);
	});
});
