/** What an issued paper keeps of its two parties, so that it prints the same when they move or change their name. */

const SELLER = [
	'name',
	'legal_name',
	'managing_directors',
	'email',
	'phone',
	'website',
	'address',
	'street',
	'zip',
	'city',
	'country',
	'tax_scheme',
	'tax_number',
	'vat_id',
	'register_court',
	'register_number',
	'bank_accounts',
	'logo',
	'primary_color',
	'secondary_color',
	'locale',
	'time_zone',
] as const;

const BUYER = [
	'name',
	'number',
	'type',
	'email',
	'billing_email',
	'phone',
	'address',
	'street',
	'zip',
	'city',
	'country',
	'language',
	'tax_id',
	'vat_id',
	'invoice_format',
	'leitweg_id',
	'buyer_reference',
] as const;

const CONTACT = ['salutation', 'title', 'firstname', 'lastname', 'email', 'phone'] as const;

type Row = Readonly<Record<string, unknown>>;

export const sellerSnapshot = (organization: Row) => pick(organization, SELLER);

export const buyerSnapshot = (customer: Row, contact?: Row | null) => ({
	...pick(customer, BUYER),
	contact: contact ? pick(contact, CONTACT) : null,
});

function pick<Key extends string>(row: Row, keys: readonly Key[]): Record<Key, unknown> {
	return Object.fromEntries(keys.map((key) => [key, row[key] ?? null])) as Record<Key, unknown>;
}
