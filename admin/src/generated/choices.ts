/** Made from snapshots/ by `npm run snapshot`: do not edit. */

/** By collection and field. */
export const CHOICES: Record<string, Record<string, readonly string[]>> = {
	activities: {
		type: ['note', 'call', 'email', 'meeting', 'task'],
	},
	automations: {
		event: [
			'invoice.issued',
			'invoice.sent',
			'invoice.paid',
			'invoice.overdue',
			'invoice.cancelled',
			'payment.recorded',
			'dunning.issued',
			'quote.sent',
			'quote.accepted',
			'quote.declined',
			'quote.expired',
			'project.budget_warning',
			'project.budget_used_up',
			'time.submitted',
			'time.approved',
			'time.rejected',
			'expense.submitted',
			'expense.approved',
			'expense.rejected',
			'document.received',
			'mail.failed',
			'schedule.daily',
			'schedule.weekly',
			'schedule.monthly',
		],
		last_result: ['done', 'failed'],
	},
	contacts: {
		salutation: ['mr', 'ms', 'none'],
		status: ['lead', 'active', 'inactive'],
		language: ['de', 'en'],
	},
	customer_credits: {
		currency: ['EUR', 'CHF', 'GBP', 'USD'],
		kind: ['overpayment', 'used', 'refund'],
		method: ['bank_transfer', 'credit_card', 'cash', 'paypal'],
	},
	customers: {
		type: ['B2B', 'B2C'],
		lifecycle: ['lead', 'prospect', 'customer', 'inactive'],
		country: ['DE', 'AT', 'CH', 'LI', 'LU', 'BE', 'NL', 'FR', 'IT', 'ES', 'PL', 'CZ', 'DK', 'SE', 'IE', 'GB', 'US'],
		language: ['de', 'en'],
		currency: ['EUR', 'CHF', 'GBP', 'USD'],
		invoice_format: ['pdf', 'zugferd', 'xrechnung_cii', 'xrechnung_ubl'],
	},
	dashboards: {
		theme: ['light', 'dark', 'auto'],
	},
	deals: {
		stage_id: ['lead', 'qualified', 'proposal', 'negotiation', 'won', 'lost'],
		status: ['open', 'won', 'lost'],
		currency: ['EUR', 'CHF', 'GBP', 'USD'],
	},
	documents: {
		category: ['contract', 'invoice', 'quote', 'receipt', 'accounts', 'report', 'letter', 'other'],
		linked_module: ['customer', 'contact', 'deal', 'project', 'quote', 'invoice', 'expense', 'employee'],
	},
	dunning_notices: {
		status: ['proposed', 'issued', 'sent', 'cancelled'],
	},
	expenses: {
		category: ['material', 'personnel', 'service', 'travel', 'other'],
		currency: ['EUR', 'CHF', 'GBP', 'USD'],
		status: ['draft', 'submitted', 'approved', 'rejected', 'reimbursed'],
	},
	invoice_lines: {
		unit: ['hour', 'day', 'piece', 'flat', 'month', 'km'],
		tax_category: ['S', 'Z', 'E', 'AE', 'K', 'G', 'O'],
	},
	invoices: {
		status: ['draft', 'issued', 'sent', 'partially_paid', 'paid', 'overdue', 'cancelled'],
		kind: ['invoice', 'down_payment', 'final', 'correction', 'cancellation'],
		currency: ['EUR', 'CHF', 'GBP', 'USD'],
		price_mode: ['net', 'gross'],
	},
	mail_templates: {
		kind: ['quote', 'invoice', 'cancellation', 'dunning_notice'],
		language: ['de', 'en'],
	},
	mails: {
		status: ['queued', 'sent', 'failed', 'held'],
	},
	number_sequences: {
		kind: ['invoice', 'cancellation', 'quote', 'dunning_notice', 'customer', 'project'],
	},
	organizations: {
		country: ['DE', 'AT', 'CH', 'LI', 'LU', 'BE', 'NL', 'FR', 'IT', 'ES', 'PL', 'CZ', 'DK', 'SE', 'IE', 'GB', 'US'],
		tax_scheme: ['standard', 'small_business'],
		language: ['de', 'en'],
		currency: ['EUR', 'CHF', 'GBP', 'USD'],
	},
	payments: {
		method: ['bank_transfer', 'credit_card', 'cash', 'paypal', 'direct_debit', 'skonto', 'credit'],
	},
	project_members: {
		role: ['member', 'lead'],
	},
	projects: {
		status: ['planned', 'in_progress', 'completed', 'cancelled'],
		billing_type: ['time_material', 'fixed_price', 'non_billable'],
		rounding_mode: ['up', 'nearest', 'down'],
	},
	quote_lines: {
		unit: ['hour', 'day', 'piece', 'flat', 'month', 'km'],
		tax_category: ['S', 'Z', 'E', 'AE', 'K', 'G', 'O'],
	},
	quotes: {
		status: ['draft', 'sent', 'accepted', 'declined', 'expired', 'replaced'],
		currency: ['EUR', 'CHF', 'GBP', 'USD'],
		price_mode: ['net', 'gross'],
	},
	recurring_invoices: {
		currency: ['EUR', 'CHF', 'GBP', 'USD'],
		interval: ['monthly', 'quarterly', 'yearly'],
		price_mode: ['net', 'gross'],
	},
	reminders: {
		priority: ['low', 'medium', 'high'],
		linked_to: ['customer', 'contact', 'deal', 'project', 'quote', 'invoice', 'expense', 'employee'],
	},
	services: {
		unit: ['hour', 'day', 'piece', 'flat', 'month', 'km'],
	},
	tasks: {
		status: ['open', 'in_progress', 'done'],
	},
	tax_rates: {
		category: ['S', 'Z', 'E', 'AE', 'K', 'G', 'O'],
	},
	time_entries: {
		status: ['draft', 'submitted', 'approved', 'rejected'],
	},
};

export const WITH_TRASH: readonly string[] = ['activities', 'contacts', 'customers', 'deals'];
