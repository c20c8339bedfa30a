/** One e-mail address and nothing else: no display name, no list, no line break that would begin another header. */

const WORD = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
const LOCAL = new RegExp(`^${WORD}(\\.${WORD})*$`);
const HOST = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/;

/** The address as mail servers know it (`info@müller.example` is encoded there), or null if it is not valid. */
export function mailAddress(value: unknown): string | null {
	if (typeof value !== 'string' || value.length > 254) return null;
	const text = value.replace(/^ +| +$/g, '');
	const at = text.lastIndexOf('@');
	const local = text.slice(0, Math.max(at, 0));
	const domain = asciiDomain(text.slice(at + 1));
	if (!domain || local.length > 64 || !LOCAL.test(local)) return null;
	const address = `${local}@${domain}`;
	return address.length <= 254 ? address : null;
}

function asciiDomain(domain: string): string | null {
	if (!/^[\p{L}\p{M}\p{N}.-]+$/u.test(domain)) return null;
	try {
		const { hostname } = new URL(`http://${domain}`);
		return HOST.test(hostname) ? hostname : null;
	} catch {
		return null;
	}
}

/** `Kontor <rechnung@firma.example>`, or the address alone. */
export const addressIn = (sender: string): string | null => mailAddress(/<([^<>]*)>\s*$/.exec(sender)?.[1] ?? sender);
