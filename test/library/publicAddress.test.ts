import assert from 'node:assert/strict';
import { isOwnAddress, isPublicAddress } from '../../server/src/lsp/node/libraries/publicAddress.ts';

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

suite('an address of the own network', () => {
	test('is one of this machine or of a private network', () => {
		for (const address of ['127.0.0.1', '10.1.2.3', '172.16.0.1', '192.168.0.1', '::1', 'fd12:3456::1'])
			assert.ok(isOwnAddress(address), address);
	});

	test('is none that is link-local, a cloud’s own, shared, mapped or on the internet', () => {
		const refused = ['169.254.169.254', 'fe80::1', 'fd00:ec2::254', '100.100.100.200', '0.0.0.0', '::', '224.0.0.1'];
		for (const address of [...refused, '::ffff:169.254.169.254', '::ffff:127.0.0.1', 'fd12::1%eth0', '1.1.1.1', 'localhost', ''])
			assert.ok(!isOwnAddress(address), address);
	});
});
