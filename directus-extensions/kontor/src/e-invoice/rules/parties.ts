/** Seller and buyer of the frozen invoice as parties of an e-invoice. */
import type { InvoiceDocument } from '../../papers/rules/invoice-paper.js';
import type { Address, Contact, Party, PaymentInstructions } from './semantic-model.js';
import { identifier, text } from './values.js';

type Row = Readonly<Record<string, unknown>>;

/** The scheme of an e-mail address, and of a Leitweg-ID, in the list of electronic addresses (EAS). */
const EMAIL = 'EM';
const LEITWEG_ID = '0204';

export function sellerOf({ seller }: InvoiceDocument, isOutsideVat: boolean): Party {
	const legalName = text(seller.legal_name);
	const name = text(seller.name);
	const taxNumber = text(seller.tax_number);
	const registration = text(seller.register_number);
	// An invoice outside VAT must not name a VAT identifier (BR-O-02).
	const vatId = isOutsideVat ? undefined : identifier(seller.vat_id);
	return {
		name: legalName ?? name,
		tradingName: legalName && name !== legalName ? name : undefined,
		// A seller with neither register nor VAT id (a freelancer under § 19) is identified by the tax number (BR-CO-26).
		identifier: registration || vatId ? undefined : taxNumber,
		registration,
		vatId,
		taxNumber,
		legalInformation: legalInformation(seller),
		electronicAddress: emailAddress(seller.email),
		address: addressOf(seller),
		contact: contact(text(seller.managing_directors) ?? legalName ?? name, seller.phone, seller.email),
	};
}

export function buyerOf({ buyer, invoice }: InvoiceDocument, isOutsideVat: boolean, isReverseCharge: boolean): Party {
	const leitwegId = leitwegIdOf({ buyer, invoice });
	const person = buyer.contact;
	return {
		name: text(buyer.name),
		identifier: text(buyer.number),
		vatId: isOutsideVat ? undefined : identifier(buyer.vat_id),
		// Under § 13b at home the law asks for no VAT id of the buyer; the standard wants something that identifies the debtor (BR-AE-02).
		registration: isReverseCharge && !text(buyer.vat_id) ? text(buyer.tax_id) : undefined,
		electronicAddress: leitwegId ? { value: leitwegId, scheme: LEITWEG_ID } : emailAddress(buyer.billing_email ?? buyer.email),
		address: addressOf(buyer),
		contact: person
			? contact(text([person.title, person.firstname, person.lastname].filter(Boolean).join(' ')), person.phone, person.email)
			: undefined,
	};
}

export const leitwegIdOf = ({ buyer, invoice }: Pick<InvoiceDocument, 'buyer' | 'invoice'>) =>
	text(invoice.leitweg_id) ?? text(buyer.leitweg_id);

export const buyerReferenceOf = ({ buyer, invoice }: InvoiceDocument) =>
	leitwegIdOf({ buyer, invoice }) ?? text(invoice.buyer_reference) ?? text(buyer.buyer_reference);

/** A SEPA transfer (58) is in euros; any other is a credit transfer (30). A bank's name has no place in the standard. */
export function paymentOf({ seller, invoice }: InvoiceDocument): PaymentInstructions {
	const rows: unknown[] = Array.isArray(seller.bank_accounts) ? seller.bank_accounts : [];
	const accounts = rows.filter(isRow).flatMap((account) => {
		const iban = identifier(account['iban']);
		return iban ? [{ iban, holder: text(seller.legal_name) ?? text(seller.name), bic: identifier(account['bic']) }] : [];
	});
	return { meansCode: invoice.currency === 'EUR' ? '58' : '30', reference: text(invoice.number), accounts };
}

/** The parts of the address; the printed form only if there are none, so that the address is not there twice. */
export function addressOf(row: Row): Address {
	const [street, zip, city] = [text(row['street']), text(row['zip']), text(row['city'])];
	const isStructured = street ?? zip ?? city;
	const printed = isStructured ? street : text(row['address']);
	return {
		lines: shorten((printed ?? '').split('\n').flatMap((line) => text(line) ?? [])),
		zip,
		city,
		country: identifier(row['country']),
	};
}

const shorten = ([first, second, ...more]: string[]) => [first, second, text(more.join(', '))].filter((line) => line !== undefined);

function legalInformation(seller: Row): string | undefined {
	const register = [text(seller['register_court']), text(seller['register_number'])].filter(Boolean).join(', ');
	return text(register);
}

function contact(name: string | undefined, phone: unknown, email: unknown): Contact | undefined {
	const found = { name, phone: text(phone), email: text(email) };
	return found.name || found.phone || found.email ? found : undefined;
}

function emailAddress(email: unknown) {
	const value = text(email);
	return value ? { value, scheme: EMAIL } : undefined;
}

const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null;
