/** What the server sets of a quote: nobody writes it, whatever road they come by. */
export const QUOTE_SERVER_SET = [
	'number',
	'version',
	'previous_quote_id',
	'net_total',
	'tax_total',
	'total',
	'tax_summary',
	'sent_at',
	'decided_at',
	'decline_reason',
	'seller_snapshot',
	'buyer_snapshot',
	'pdf_file_id',
];
