/** What counts as one address: an IPv4 address, or the IPv6 network of a household. */
export function networkOf(address: string | null | undefined): string {
	if (!address) return 'unknown';
	if (!address.includes(':')) return address;
	const [head = '', tail] = address.split('%')[0]!.split('::');
	const first = head.split(':').filter(Boolean);
	const last = tail === undefined ? [] : tail.split(':').filter(Boolean);
	const groups = [...first, ...Array(Math.max(0, 8 - first.length - last.length)).fill('0'), ...last];
	return `${groups
		.slice(0, 4)
		.map((group) => group.replace(/^0+(?=.)/, '').toLowerCase())
		.join(':')}::/64`;
}

/** The key of an account for counting: cut, because anything can be sent as an address. */
export const accountKey = (email: string): string => email.slice(0, 320).trim().toLowerCase();
