/** Is an invoice meant for this organization, or did it write it itself? */

interface Party {
	name: string;
	vatId: string | null;
}
interface Firm {
	name: string;
	legal_name: string | null;
	vat_id: string | null;
}

const LEGAL_FORMS = /\b(gmbh|mbh|ag|kg|ohg|ug|gbr|ek|eg|se|co|ltd|haftungsbeschrankt|gesellschaft|mit|beschrankter|haftung|und|and)\b/g;

const bare = (name: string): string =>
	name
		.toLowerCase()
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.replace(/ß/g, 'ss')
		.replace(/[^\p{L}\p{N} ]+/gu, '')
		.replace(LEGAL_FORMS, '')
		.replace(/\s+/g, '');

const number = (vatId: string | null): string => (vatId ?? '').toUpperCase().replace(/[^A-Z0-9]/g, '');

/** Did this organization write the invoice itself? */
export function isIssuedBy(supplier: Party, firm: Firm): boolean {
	const theirs = number(supplier.vatId);
	const ours = number(firm.vat_id);
	if (theirs && ours) return theirs === ours;
	return [firm.legal_name, firm.name].some((own) => own && bare(own) !== '' && bare(own) === bare(supplier.name));
}

/** The VAT id decides where both have one; else the name, without its legal form. */
export function isAddressedTo(buyer: Party, firm: Firm): boolean {
	const theirs = number(buyer.vatId);
	const ours = number(firm.vat_id);
	if (theirs && ours) return theirs === ours;
	const name = bare(buyer.name);
	return [firm.legal_name, firm.name].some(
		(own) => own && name !== '' && (bare(own) === name || (bare(own).length >= 5 && name.includes(bare(own)))),
	);
}
