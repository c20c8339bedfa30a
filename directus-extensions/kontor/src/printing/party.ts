/** What letters say about seller and buyer, from their frozen copies, in which any field may be missing. */
import type { Buyer, Seller } from '../papers/rules/frozen.js';
import type { Formats, Language } from './formats.js';

export interface BankAccount {
	name: string;
	iban: string;
	bic: string;
}

export const asText = (value: unknown): string =>
	typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';

export const languageOf = (buyer: Buyer): Language => (buyer.language === 'en' ? 'en' : 'de');

export const sellerName = (seller: Seller): string => asText(seller.legal_name) || asText(seller.name);

type Place = Readonly<Record<'address' | 'street' | 'zip' | 'city' | 'country', unknown>>;

/** The printed form where there is one, otherwise put together. */
export function addressLines(place: Place): string[] {
	const printed = linesIn(asText(place.address));
	return printed.length > 0 ? printed : [asText(place.street), `${asText(place.zip)} ${asText(place.city)}`.trim()].filter(Boolean);
}

/** The seller in one line or column: its printed address may begin with its name. */
export function senderLines(seller: Seller): string[] {
	const address = addressLines(seller);
	if ([sellerName(seller), asText(seller.name)].includes(address[0] ?? '')) address.shift();
	return [sellerName(seller), ...address];
}

/** The address window: firm, person, street, town, and the country if it is another one. */
export function recipientLines(buyer: Buyer, seller: Seller, formats: Formats): string[] {
	const name = asText(buyer.name);
	const person = personName(buyer);
	const address = addressLines(buyer);
	if (address[0] === name) address.shift();
	const isAbroad = asText(buyer.country) !== '' && asText(buyer.country) !== asText(seller.country);
	const country = isAbroad ? formats.country(asText(buyer.country)).toUpperCase() : '';
	if (country && address.at(-1)?.toUpperCase() === country) address.pop();
	return [name, person && person !== name ? person : '', ...address, country].filter(Boolean);
}

function personName({ contact }: Buyer): string {
	if (!contact) return '';
	return [contact.title, contact.firstname, contact.lastname].map(asText).filter(Boolean).join(' ');
}

export function salutation({ contact }: Buyer, language: Language): string {
	const surname = [contact?.title, contact?.lastname].map(asText).filter(Boolean).join(' ');
	const polite: Record<Language, Record<string, string>> = {
		de: { mr: `Sehr geehrter Herr ${surname},`, ms: `Sehr geehrte Frau ${surname},` },
		en: { mr: `Dear Mr ${surname},`, ms: `Dear Ms ${surname},` },
	};
	const everybody = { de: 'Sehr geehrte Damen und Herren,', en: 'Dear Sir or Madam,' };
	return (asText(contact?.lastname) && polite[language][asText(contact?.salutation)]) || everybody[language];
}

export function bankAccounts(seller: Seller): BankAccount[] {
	const accounts = Array.isArray(seller.bank_accounts) ? seller.bank_accounts : [];
	return accounts
		.map((account) => ({
			name: asText(account?.name),
			iban: asText(account?.iban).replace(/\s+/g, '').toUpperCase(),
			bic: asText(account?.bic),
		}))
		.filter(({ iban }) => iban !== '');
}

/** In groups of four, as banks print it; they stay together on one line. */
export const printedIban = (iban: string): string => iban.replace(/(.{4})(?=.)/g, '$1\u00a0');

const linesIn = (text: string) =>
	text
		.split(/\r\n?|\n/)
		.map((line) => line.trim())
		.filter(Boolean);
