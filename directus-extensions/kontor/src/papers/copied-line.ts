/** What a line keeps when it is copied to another paper. The quantity is not among it, because a reversal negates it. */
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
