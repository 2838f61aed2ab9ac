import assert from 'node:assert/strict';
import { resolveVersion, versionOfModel } from '../../../server/src/dialects/midjourney/versions.ts';

suite("Midjourney's versions", () => {
	test('are known by their short and long forms', () => {
		assert.deepEqual(resolveVersion('v', '6.0').version, { family: 'v', id: '6' });
		assert.deepEqual(versionOfModel('midjourney-v6.1'), { family: 'v', id: '6.1' });
		assert.deepEqual(versionOfModel('Niji 7'), { family: 'niji', id: '7' });
		assert.equal(versionOfModel('ultra'), undefined);
	});
});
