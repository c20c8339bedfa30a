/** The verbs that the operation offers. Any other can be typed in, as it is named in the API's description. */
export const CHOICES = [
	{ value: '/billing/invoices/:id/issue', text: '$t:flow_issue_invoice' },
	{ value: '/billing/invoices/:id/cancel', text: '$t:flow_cancel_invoice' },
	{ value: '/billing/invoices/:id/mark-sent', text: '$t:flow_mark_invoice_sent' },
	{ value: '/billing/invoices/:id/payments', text: '$t:flow_record_payment' },
	{ value: '/billing/invoices/from-time', text: '$t:flow_invoice_time' },
];
