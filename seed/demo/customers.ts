import { addDays, moment } from '../factories/calendar.ts';
import { contact, customer } from '../factories/crm.ts';
import { austrianVatId, germanVatId } from '../factories/identifiers.ts';
import type { Maker, Row } from '../factories/maker.ts';
import { authority, type Company, consumers } from '../texts/companies.ts';
import { firstnames, lastnames, mailName, positions } from '../texts/people.ts';

const VAT_ID: Record<string, (digits: string) => string> = {
	DE: (digits) => germanVatId(digits.slice(0, 8)),
	AT: (digits) => austrianVatId(digits.slice(0, 7)),
	CH: (digits) => `CHE-${digits.slice(0, 3)}.${digits.slice(3, 6)}.${digits.slice(6, 9)} MWST`.slice(0, 20),
	FR: (digits) => `FR${digits.slice(0, 2)}${digits.slice(0, 9)}`,
	NL: (digits) => `NL${digits.slice(0, 9)}B01`,
	DK: (digits) => `DK${digits.slice(0, 8)}`,
};
/** Numbers that the regulator keeps for film and literature. */
const phone = (make: Maker) =>
	`${make.random.pick(['+49 30 23125', '+49 40 66969', '+49 69 90009', '+49 89 99998', '+49 221 4710'])} ${make.random.int(100, 999)}`;
const TAGS = ['Stammkunde', 'Rahmenvertrag', 'Empfehlung', 'Messe', 'Newsletter'];

export function makeCompanies(make: Maker, list: readonly Company[], owners: Row[]): Map<string, Row> {
	const { random } = make;
	return new Map(
		list.map(({ name, slug, industry, street, zip, city, country }, index) => {
			const lifecycle = index < list.length * 0.62 ? 'customer' : random.pick(['prospect', 'lead', 'prospect', 'inactive', 'customer']);
			const digits = String(100_000_000 + random.int(0, 799_999_999));
			const hasSkonto = index % 9 === 3;
			const row = customer(make, {
				name,
				industry,
				lifecycle,
				email: `info@${slug}.example.com`,
				billing_email: index % 3 === 0 ? `rechnung@${slug}.example.com` : null,
				phone: phone(make),
				website: `https://www.${slug}.example.com`,
				owner_id: random.pick(owners).id,
				tags: random.chance(0.4) ? random.some(TAGS, random.int(1, 2)).join(',') : null,
				notes: random.chance(0.2) ? 'Rechnungen bitte immer mit Bestellnummer.' : null,
				address: `${name}\n${street}\n${zip} ${city}`,
				street,
				zip,
				city,
				country,
				language: ['CH', 'DE', 'AT'].includes(country) ? 'de' : 'en',
				vat_id: VAT_ID[country]!(digits),
				payment_terms_days: index % 5 === 0 ? 30 : null,
				skonto_percent: hasSkonto ? '2.00' : null,
				skonto_days: hasSkonto ? 10 : null,
				invoice_format: index % 7 === 2 ? 'pdf' : 'zugferd',
				created_at: moment(addDays(make.today, -random.int(200, 900)), 11 * 60),
			});
			makeContacts(make, row, slug, random.pick([1, 2, 2, 2, 3]));
			return [slug, row] as const;
		}),
	);
}

export function makeConsumers(make: Maker, owners: Row[]): Map<string, Row> {
	return new Map(
		consumers.map(({ name, street, zip, city }) => {
			const mail = `${mailName(name)}@example.com`;
			const row = customer(make, {
				name,
				type: 'B2C',
				email: mail,
				phone: phone(make),
				owner_id: make.random.pick(owners).id,
				address: `${name}\n${street}\n${zip} ${city}`,
				street,
				zip,
				city,
				invoice_format: 'pdf',
				created_at: moment(addDays(make.today, -make.random.int(200, 400)), 15 * 60),
			});
			return [mailName(name), row] as const;
		}),
	);
}

export function makeAuthority(make: Maker, owner: Row): Row {
	const { name, slug, industry, street, zip, city, country, leitweg_id } = authority;
	const row = customer(make, {
		name,
		industry,
		email: `poststelle@${slug}.example.com`,
		billing_email: `rechnungseingang@${slug}.example.com`,
		phone: '+49 421 23125 10',
		owner_id: owner.id,
		address: `${name}\n${street}\n${zip} ${city}`,
		street,
		zip,
		city,
		country,
		payment_terms_days: 30,
		invoice_format: 'xrechnung_cii',
		leitweg_id,
		buyer_reference: leitweg_id,
		created_at: moment(addDays(make.today, -500), 9 * 60),
	});
	makeContacts(make, row, slug, 2);
	return row;
}

function makeContacts(make: Maker, customer: Row, slug: string, count: number): void {
	const { random } = make;
	for (let index = 0; index < count; index++) {
		const first = random.pick(firstnames);
		const lastname = random.pick(lastnames);
		const hasConsent = random.chance(0.55);
		contact(make, {
			customer_id: customer.id,
			owner_id: customer.owner_id,
			salutation: first.salutation,
			title: random.chance(0.08) ? 'Dr.' : null,
			firstname: first.name,
			lastname,
			position: random.pick(positions),
			status: customer.lifecycle === 'inactive' ? 'inactive' : customer.lifecycle === 'customer' ? 'active' : 'lead',
			email: `${mailName(`${first.name}.${lastname}`)}@${slug}.example.com`,
			phone: customer.phone ? `${customer.phone}-${index + 10}` : null,
			mobile: random.chance(0.4) ? `+49 171 39200 ${random.int(10, 99)}` : null,
			language: customer.language,
			is_primary: index === 0,
			is_billing_contact: index === count - 1,
			gdpr_consent: hasConsent,
			gdpr_consent_at: hasConsent ? moment(addDays(make.today, -random.int(10, 600)), 10 * 60 + random.int(0, 300)) : null,
			gdpr_consent_source: hasConsent ? random.pick(['Kontaktformular', 'Messe', 'Vertrag', 'Telefonat, per Mail bestätigt']) : null,
			created_at: customer.created_at,
		});
	}
}
