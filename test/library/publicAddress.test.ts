import assert from 'node:assert/strict';
import { isPublicAddress } from '../../server/src/lsp/node/libraries/publicAddress.ts';

suite('a public address', () => {
	test('is one that anybody could reach', () => {
		for (const address of ['1.1.1.1', '93.184.216.34', '172.32.0.1', '2606:4700::1111', '2a00:1450:4001::200e'])
			assert.ok(isPublicAddress(address), address);
	});

	test('is none of this machine, its network, a cloud’s own, or one that hides such an address', () => {
		const own = ['127.0.0.1', '127.8.8.8', '0.0.0.0', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.0.1'];
		const reserved = ['169.254.169.254', '100.64.0.1', '100.100.100.200', '198.18.0.1', '224.0.0.1', '255.255.255.255'];
		const six = ['::', '::1', 'fe80::1', 'fe80::1%eth0', 'fc00::1', 'fd00:ec2::254', 'ff02::1', '2001:db8::1'];
		const hidden = ['::ffff:127.0.0.1', '::ffff:7f00:1', '64:ff9b::a00:1', '2002:7f00:1::', '2001:0:7f00:1::', '::127.0.0.1'];
		const none = ['', 'localhost', '1.1.1', '0x7f.1', '1.1.1.1 '];
		for (const address of [...own, ...reserved, ...six, ...hidden, ...none]) assert.ok(!isPublicAddress(address), address);
	});
});
