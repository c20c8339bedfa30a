/** What is to be mailed: a paper, with all values that a template can use. */
import type { Customer } from '../generated/schema.js';
import type { Buyer, Seller } from '../papers/rules/frozen.js';
import { formatsFor, localeFor } from '../printing/formats.js';
import { asText, languageOf, salutation, sellerName } from '../printing/party.js';
import type { Values } from './rules/placeholders.js';
import type { MailKind } from './rules/texts.js';

export interface Letter {
	kind: MailKind;
	organization_id: string;
	language: 'de' | 'en';
	values: Values;
	/** In the order of who should have it. */
	recipients: { value: unknown; collection: string; field: string; id: string }[];
	/** Files of the store. */
	files: string[];
	/** The column of the outbox that names the paper. */
	about: Record<string, string>;
}

/** What is printed in the letter, as the reader writes it. */
export interface Printed {
	number: string | null;
	title: string | null;
	total: string;
	currency: string;
	date: string | null;
	due_date: string | null;
	invoice_number: string | null;
}

export function valuesOf(printed: Printed, seller: Seller, buyer: Buyer): Pick<Letter, 'language' | 'values'> {
	const language = languageOf(buyer);
	const formats = formatsFor(localeFor(language, seller.locale), printed.currency);
	return {
		language,
		values: {
			number: asText(printed.number),
			title: asText(printed.title),
			total: formats.money(printed.total),
			date: formats.day(printed.date),
			due_date: formats.day(printed.due_date),
			invoice_number: asText(printed.invoice_number),
			customer: asText(buyer.name),
			company: sellerName(seller),
			salutation: salutation(buyer, language),
		},
	};
}

/** First as the paper has them frozen, then as the customer is entered now. */
export function recipientsOf(buyer: Buyer, customer: Customer, isForPerson: boolean): Letter['recipients'] {
	const of = (field: string, value: unknown) => ({ value, collection: 'customers', field, id: customer.id });
	const person = { ...of('contact_id', buyer.contact?.email), collection: 'contacts', field: 'email' };
	const billing = of('billing_email', buyer.billing_email);
	return [
		...(isForPerson ? [person, of('email', buyer.email), billing] : [billing, person, of('email', buyer.email)]),
		of('billing_email', customer.billing_email),
		of('email', customer.email),
	];
}
