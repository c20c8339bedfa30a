/** The values that a field may take, in the order in which they are offered. Their texts are in `i18n`, under `choices`. */
export const CHOICES: Record<string, Record<string, readonly string[]>> = {
	customers: {
		type: ['B2B', 'B2C'],
		lifecycle: ['lead', 'prospect', 'customer', 'inactive'],
		invoice_format: ['pdf', 'zugferd', 'xrechnung_cii', 'xrechnung_ubl'],
	},
	contacts: { salutation: ['none', 'ms', 'mr'], status: ['lead', 'active', 'inactive'] },
	projects: {
		status: ['planned', 'in_progress', 'completed', 'cancelled'],
		billing_type: ['time_material', 'fixed_price', 'non_billable'],
		rounding_mode: ['up', 'nearest', 'down'],
	},
	time_entries: { status: ['draft', 'submitted', 'approved', 'rejected'] },
	invoices: {
		status: ['draft', 'issued', 'sent', 'partially_paid', 'paid', 'overdue', 'cancelled'],
		kind: ['invoice', 'down_payment', 'final', 'correction', 'cancellation'],
		price_mode: ['net', 'gross'],
	},
	expenses: {
		category: ['material', 'service', 'travel', 'personnel', 'other'],
		status: ['draft', 'submitted', 'approved', 'rejected', 'reimbursed'],
	},
	quotes: {
		status: ['draft', 'sent', 'accepted', 'declined', 'expired', 'replaced'],
		price_mode: ['net', 'gross'],
	},
	documents: {
		category: ['contract', 'invoice', 'quote', 'receipt', 'accounts', 'report', 'letter', 'other'],
		linked_module: ['customer', 'contact', 'deal', 'project', 'quote', 'invoice', 'expense', 'employee'],
	},
	dunning_notices: { status: ['proposed', 'issued', 'sent', 'cancelled'] },
	recurring_invoices: { interval: ['monthly', 'quarterly', 'yearly'], price_mode: ['net', 'gross'] },
	mails: { status: ['queued', 'sent', 'held', 'failed'] },
	payments: { method: ['bank_transfer', 'credit_card', 'cash', 'paypal', 'direct_debit', 'skonto', 'credit'] },
};

/** The same in every resource. */
const SHARED: Record<string, readonly string[]> = {
	language: ['de', 'en'],
	currency: ['EUR', 'CHF', 'GBP', 'USD'],
	unit: ['hour', 'day', 'piece', 'flat', 'month', 'km'],
};

export const choicesOf = (resource: string, field: string): readonly string[] => SHARED[field] ?? CHOICES[resource]?.[field] ?? [];

export const choiceKey = (resource: string, field: string, value: string): string =>
	field in SHARED ? `choices.${field}.${value}` : `choices.${resource}.${field}.${value}`;

export type Tone = 'neutral' | 'info' | 'success' | 'warning' | 'error';

/** What needs attention is coloured; what is done with is grey. */
export const TONES: Record<string, Tone> = {
	draft: 'neutral',
	planned: 'neutral',
	inactive: 'neutral',
	cancelled: 'neutral',
	lead: 'info',
	prospect: 'info',
	in_progress: 'info',
	issued: 'info',
	sent: 'info',
	queued: 'info',
	held: 'warning',
	submitted: 'warning',
	proposed: 'warning',
	expired: 'neutral',
	replaced: 'neutral',
	billed: 'neutral',
	reimbursed: 'success',
	accepted: 'success',
	declined: 'error',
	partially_paid: 'warning',
	customer: 'success',
	active: 'success',
	completed: 'success',
	approved: 'success',
	paid: 'success',
	overdue: 'error',
	rejected: 'error',
	failed: 'error',
};
