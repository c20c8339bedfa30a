/** Whose message it is: the address that it was sent to tells. */

export interface Recipients {
	/** Where mail servers say they have put it. */
	delivered: readonly string[];
	/** To whom its author says to write. */
	visible: readonly string[];
}

export interface Firm {
	id: string;
	/** In lower case. */
	address: string;
}

/** `Rechnung+Muster@Firma.example` is for itself, else for `rechnung@firma.example`. */
export function namesOf(address: string): string[] {
	const name = address.trim().toLowerCase();
	const untagged = name.replace(/^([^+@]+)\+[^@]*@/, '$1@');
	return name === untagged ? [name] : [name, untagged];
}

/** Several where one message went to several firms. What mail servers say comes first: a copy is for whom it was delivered. */
export function firmsAddressed<T extends Firm>({ delivered, visible }: Recipients, firms: readonly T[]): T[] {
	for (const addresses of [delivered, visible]) {
		const found = addresses.flatMap((address) => {
			const firm = namesOf(address)
				.map((name) => firms.find((one) => one.address === name))
				.find((one) => one !== undefined);
			return firm ? [firm] : [];
		});
		if (found.length > 0) return [...new Set(found)];
	}
	return [];
}

const MOST_REMEMBERED = 50;

export const allNames = ({ delivered, visible }: Recipients): string[] =>
	[...new Set([...delivered, ...visible].flatMap(namesOf))].map((name) => name.slice(0, 254)).slice(0, MOST_REMEMBERED);
