import { BlockList, isIP } from 'node:net';

/** IPv4 networks that are no part of the public internet, from IANA's special-purpose registry (RFC 6890 and later). */
const privateIpv4 = [
	'0.0.0.0/8',
	'10.0.0.0/8',
	'100.64.0.0/10',
	'127.0.0.0/8',
	'169.254.0.0/16',
	'172.16.0.0/12',
	'192.0.0.0/24',
	'192.0.2.0/24',
	'192.88.99.0/24',
	'192.168.0.0/16',
	'198.18.0.0/15',
	'198.51.100.0/24',
	'203.0.113.0/24',
	'224.0.0.0/4',
	'240.0.0.0/4',
];

/** All that is handed out of IPv6 is in here; loopback, link-local, local and mapped addresses are not. */
const globalIpv6 = ['2000::/3'];

/** Parts of it that are special, or that hold an IPv4 address which would be reached: Teredo, 6to4, documentation. */
const specialIpv6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

/** Where people have servers of their own: this machine, and private networks (RFC 1918, RFC 4193). */
const ownNetworks = {
	ipv4: ['127.0.0.0/8', '10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'],
	ipv6: ['::1/128', 'fc00::/7'],
};

/** Amazon's service that gives a machine its credentials lies among private addresses; others are link-local. */
const metadata = ['fd00:ec2::/32'];

const listOf = (networks: readonly string[], family: 'ipv4' | 'ipv6'): BlockList => {
	const list = new BlockList();
	for (const network of networks) {
		const [address = '', bits] = network.split('/');
		list.addSubnet(address, Number(bits), family);
	}
	return list;
};

const refusedIpv4 = listOf(privateIpv4, 'ipv4');
const global = listOf(globalIpv6, 'ipv6');
const refusedIpv6 = listOf(specialIpv6, 'ipv6');

const ownIpv4 = listOf(ownNetworks.ipv4, 'ipv4');
const ownIpv6 = listOf(ownNetworks.ipv6, 'ipv6');
const metadataIpv6 = listOf(metadata, 'ipv6');

/** True for an address of this machine or its network where a user may have a library; link-local ones are none. */
export function isOwnAddress(address: string): boolean {
	switch (isIP(address)) {
		case 4:
			return ownIpv4.check(address, 'ipv4');
		case 6:
			return !address.includes('%') && ownIpv6.check(address, 'ipv6') && !metadataIpv6.check(address, 'ipv6');
		default:
			return false;
	}
}

/** True for an address anybody could reach; false for one of this machine or its network, and for what is no address. */
export function isPublicAddress(address: string): boolean {
	switch (isIP(address)) {
		case 4:
			return !refusedIpv4.check(address, 'ipv4');
		case 6:
			return !address.includes('%') && global.check(address, 'ipv6') && !refusedIpv6.check(address, 'ipv6');
		default:
			return false;
	}
}
