/** The member states of the European Union for VAT (2025), by ISO 3166-1. Their VAT ids begin with the same letters, but for Greece (EL). */
const MEMBERS = 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' ');

export const isInUnion = (country: string | null | undefined): boolean => MEMBERS.includes(country ?? '');

/** The country that gave a VAT id: 'GR' for EL…, 'XI' (Northern Ireland, whose goods are in the Union) as it is. */
export function countryOfVatId(vatId: string | null | undefined): string | undefined {
	const [prefix] = /^[A-Z]{2}/.exec((vatId ?? '').replace(/\s/g, '').toUpperCase()) ?? [];
	return prefix === 'EL' ? 'GR' : prefix;
}
