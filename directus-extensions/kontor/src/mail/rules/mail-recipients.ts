/** Which organization a message is for, by the address that it was sent to. */

export interface Recipients {
	/** The addresses that mail servers say they delivered it to. */
	delivered: readonly string[];
	/** The addresses that its author wrote. */
	visible: readonly string[];
}

export interface Firm {
	id: string;
	/** In lower case. */
	address: string;
}

/** `Rechnung+Muster@Firma.example` names itself first, then `rechnung@firma.example`. */
export function namesOf(address: string): string[] {
	const name = address.trim().toLowerCase();
	const untagged = name.replace(/^([^+@]+)\+[^@]*@/, '$1@');
	return name === untagged ? [name] : [name, untagged];
}

/** Several if the message went to several organizations. What mail servers say comes first: a copy is for those it was delivered to. */
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
