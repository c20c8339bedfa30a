import { expect, it } from 'vitest';
import { networkOf } from './addresses.js';

it.each([
	['203.0.113.7', '203.0.113.7'],
	['2001:db8:0:1:2:3:4:5', '2001:db8:0:1::/64'],
	['2001:DB8:0:1::9', '2001:db8:0:1::/64'],
	['2001:db8::9', '2001:db8:0:0::/64'],
	['fe80::1%eth0', 'fe80:0:0:0::/64'],
	['::1', '0:0:0:0::/64'],
	[null, 'unknown'],
])('%s is %s', (address, network) => expect(networkOf(address)).toBe(network));
