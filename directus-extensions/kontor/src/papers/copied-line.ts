/** What a line keeps when it is copied into another document. Its quantity stands apart: what takes a line back turns it around. */
export const COPIED = [
	'service_id',
	'title',
	'description',
	'unit',
	'unit_price',
	'discount_percent',
	'tax_rate_id',
	'tax_rate',
	'tax_category',
] as const;
