/** What Kontor brings, by table. Made by `node scripts/run.mjs snapshot/ship`: do not edit. */
// biome-ignore format: many short words
export const SHIPPED: Record<string, readonly string[]> = {
	activities: [
		'completed_at', 'contact_id', 'created_at', 'created_by', 'customer_id', 'deal_id', 'deleted_at', 'description', 'due_date', 'id',
		'is_completed', 'organization_id', 'section_about', 'section_activity', 'section_history', 'subject', 'type', 'updated_at',
		'updated_by', 'user_id',
	],
	base_rates: [
		'created_at', 'created_by', 'id', 'organization_id', 'rate', 'section_history', 'updated_at', 'updated_by', 'valid_from',
	],
	chat_messages: [
		'author_id', 'created_at', 'created_by', 'id', 'message', 'organization_id', 'project_id', 'section_history', 'updated_at',
		'updated_by',
	],
	contacts: [
		'activities', 'created_at', 'created_by', 'customer_id', 'deals', 'deleted_at', 'email', 'firstname', 'gdpr_consent',
		'gdpr_consent_at', 'gdpr_consent_source', 'id', 'is_billing_contact', 'is_primary', 'language', 'lastname', 'mobile', 'notes',
		'organization_id', 'owner_id', 'phone', 'position', 'salutation', 'section_gdpr', 'section_history', 'section_person', 'status',
		'tags', 'title', 'updated_at', 'updated_by',
	],
	customer_credits: [
		'amount', 'created_at', 'created_by', 'currency', 'customer_id', 'entry_date', 'id', 'invoice_id', 'kind', 'method', 'note',
		'organization_id', 'payment_id', 'reference', 'section_history', 'updated_at', 'updated_by',
	],
	customers: [
		'activities', 'address', 'billing_email', 'buyer_reference', 'city', 'contacts', 'country', 'created_at', 'created_by', 'credits',
		'currency', 'deals', 'deleted_at', 'email', 'hourly_rate', 'id', 'industry', 'invoice_format', 'invoices', 'is_dunning_paused',
		'is_timesheet_attached', 'language', 'leitweg_id', 'lifecycle', 'name', 'notes', 'number', 'organization_id', 'owner_id',
		'payment_terms_days', 'phone', 'projects', 'quotes', 'section_address', 'section_billing', 'section_history', 'section_profile',
		'skonto_days', 'skonto_percent', 'street', 'tags', 'tax_id', 'tax_rate_id', 'type', 'updated_at', 'updated_by', 'vat_id', 'website',
		'zip',
	],
	dashboards: [
		'created_at', 'created_by', 'id', 'layout_json', 'organization_id', 'section_history', 'theme', 'updated_at', 'updated_by', 'user_id',
	],
	deals: [
		'activities', 'closed_at', 'contact_id', 'created_at', 'created_by', 'currency', 'customer_id', 'deleted_at', 'expected_close_date',
		'id', 'lost_reason', 'notes', 'organization_id', 'owner_id', 'pipeline_id', 'probability', 'section_deal', 'section_forecast',
		'section_history', 'stage_id', 'status', 'tags', 'title', 'updated_at', 'updated_by', 'value',
	],
	departments: [
		'created_at', 'created_by', 'employees', 'id', 'manager_id', 'name', 'organization_id', 'projects', 'section_history', 'updated_at',
		'updated_by',
	],
	documents: [
		'category', 'checksum', 'created_at', 'created_by', 'file_id', 'file_path', 'id', 'is_confidential', 'is_current', 'linked_id',
		'linked_module', 'organization_id', 'owner_id', 'previous_document_id', 'retention_until', 'section_document', 'section_filing',
		'section_history', 'section_technical', 'tags', 'title', 'type', 'updated_at', 'updated_by', 'version',
	],
	dunning_notices: [
		'created_at', 'created_by', 'due_date', 'fee', 'flat_fee', 'id', 'interest', 'interest_details', 'invoice_id', 'level', 'mails',
		'notice_date', 'number', 'open_amount', 'organization_id', 'pdf_file_id', 'section_amounts', 'section_history', 'section_notice',
		'sent_at', 'status', 'text', 'updated_at', 'updated_by',
	],
	employees: [
		'cost_rate', 'created_at', 'created_by', 'department_id', 'email', 'firstname', 'hired_at', 'hourly_rate', 'id', 'is_active',
		'lastname', 'left_at', 'organization_id', 'personnel_number', 'phone', 'position', 'role_id', 'section_employment', 'section_history',
		'section_person', 'updated_at', 'updated_by', 'user_id', 'weekly_hours',
	],
	expenses: [
		'amount', 'approved_at', 'approved_by', 'category', 'created_at', 'created_by', 'currency', 'employee_id', 'expense_date', 'id',
		'invoice_id', 'invoice_line_id', 'is_billable', 'is_reimbursable', 'note', 'organization_id', 'project_id', 'receipt_file_id',
		'reimbursed_at', 'rejection_reason', 'related_expense_id', 'section_assignment', 'section_expense', 'section_history', 'status',
		'supplier', 'supplier_invoice_number', 'tax_amount', 'tax_rate', 'updated_at', 'updated_by',
	],
	invoice_lines: [
		'corrects_line_id', 'created_at', 'created_by', 'description', 'discount_percent', 'down_payment_id', 'id', 'invoice_id',
		'net_amount', 'organization_id', 'position', 'quantity', 'section_history', 'service_from', 'service_id', 'service_to',
		'tax_category', 'tax_rate', 'tax_rate_id', 'title', 'unit', 'unit_price', 'updated_at', 'updated_by',
	],
	invoices: [
		'buyer_reference', 'buyer_snapshot', 'cancelled_at', 'closing_text', 'contact_id', 'created_at', 'created_by', 'credited_amount',
		'currency', 'customer_id', 'discount_percent', 'down_payment_percent', 'due_date', 'dunning_notices', 'exchange_rate',
		'exchange_rate_date', 'expenses', 'id', 'intro_text', 'is_dunning_paused', 'issued_date', 'kind', 'leitweg_id', 'lines', 'mails',
		'net_total', 'number', 'open_amount', 'order_number', 'organization_id', 'paid_amount', 'payment_terms_days', 'payments',
		'pdf_file_id', 'pdf_path', 'price_mode', 'project_id', 'quote_id', 'recurring_invoice_id', 'recurring_period', 'related_invoice_id',
		'section_document', 'section_history', 'section_invoice', 'section_terms', 'section_totals', 'seller_snapshot', 'sent_at',
		'sequence_number', 'sequence_year', 'service_from', 'service_to', 'skonto_days', 'skonto_percent', 'status', 'tax_summary',
		'tax_total', 'title', 'total', 'updated_at', 'updated_by', 'xml_file_id',
	],
	mail_templates: [
		'body', 'created_at', 'created_by', 'id', 'kind', 'language', 'organization_id', 'section_history', 'subject', 'updated_at',
		'updated_by',
	],
	mails: [
		'attachments', 'attempts', 'body', 'cc', 'created_at', 'created_by', 'delivered_to', 'dunning_notice_id', 'error', 'id', 'invoice_id',
		'message_id', 'organization_id', 'quote_id', 'recipient', 'section_history', 'sent_at', 'status', 'subject', 'updated_at',
		'updated_by',
	],
	number_sequences: [
		'created_at', 'created_by', 'format', 'id', 'kind', 'last_number', 'organization_id', 'section_history', 'updated_at', 'updated_by',
		'year',
	],
	organizations: [
		'address', 'bank_accounts', 'books_closed_until', 'city', 'country', 'created_at', 'created_by', 'currency', 'dunning_levels',
		'email', 'hourly_rate', 'id', 'inbox_address', 'inbox_employee_id', 'invoice_closing_text', 'invoice_intro_text',
		'is_time_approval_required', 'language', 'legal_name', 'locale', 'logo', 'managing_directors', 'name', 'payment_terms_days', 'phone',
		'primary_color', 'register_court', 'register_number', 'secondary_color', 'section_address', 'section_defaults', 'section_history',
		'section_look', 'section_profile', 'section_register', 'settings', 'skonto_days', 'skonto_percent', 'slug', 'street',
		'subscription_plan', 'tax_number', 'tax_scheme', 'time_zone', 'updated_at', 'updated_by', 'vat_id', 'website', 'zip',
	],
	payments: [
		'allow_overpayment', 'amount', 'created_at', 'created_by', 'id', 'invoice_id', 'method', 'note', 'organization_id', 'payment_date',
		'payment_group_id', 'reference', 'reverses_payment_id', 'section_history', 'updated_at', 'updated_by',
	],
	pipelines: [
		'created_at', 'created_by', 'id', 'is_default', 'name', 'organization_id', 'section_history', 'stages', 'updated_at', 'updated_by',
	],
	project_members: [
		'created_at', 'created_by', 'employee_id', 'hourly_rate', 'id', 'organization_id', 'project_id', 'role', 'section_history',
		'updated_at', 'updated_by',
	],
	projects: [
		'billing_type', 'budget_amount', 'budget_hours', 'budget_warned_percent', 'chat_messages', 'color', 'created_at', 'created_by',
		'customer_id', 'deal_id', 'department_id', 'description', 'end_date', 'expenses', 'hourly_rate', 'id', 'invoices', 'lead_id',
		'members', 'number', 'order_number', 'organization_id', 'rounding_minutes', 'rounding_mode', 'section_billing', 'section_history',
		'section_project', 'start_date', 'status', 'tags', 'tasks', 'time_entries', 'title', 'updated_at', 'updated_by',
	],
	quote_lines: [
		'created_at', 'created_by', 'description', 'discount_percent', 'id', 'is_optional', 'net_amount', 'organization_id', 'position',
		'quantity', 'quote_id', 'section_history', 'service_id', 'tax_category', 'tax_rate', 'tax_rate_id', 'title', 'unit', 'unit_price',
		'updated_at', 'updated_by',
	],
	quotes: [
		'buyer_snapshot', 'closing_text', 'contact_id', 'created_at', 'created_by', 'currency', 'customer_id', 'deal_id', 'decided_at',
		'decline_reason', 'discount_percent', 'id', 'intro_text', 'issued_date', 'lines', 'mails', 'net_total', 'number', 'organization_id',
		'pdf_file_id', 'previous_quote_id', 'price_mode', 'project_id', 'section_history', 'section_quote', 'section_totals',
		'seller_snapshot', 'sent_at', 'status', 'tax_summary', 'tax_total', 'title', 'total', 'updated_at', 'updated_by', 'valid_until',
		'version',
	],
	recurring_invoices: [
		'closing_text', 'created_at', 'created_by', 'currency', 'customer_id', 'end_date', 'id', 'indexation_percent', 'interval',
		'intro_text', 'is_active', 'is_issued_automatically', 'lines', 'next_run_date', 'organization_id', 'payment_terms_days', 'price_mode',
		'project_id', 'section_history', 'section_recurring', 'section_schedule', 'start_date', 'title', 'updated_at', 'updated_by',
	],
	reminders: [
		'created_at', 'created_by', 'description', 'done_at', 'due_date', 'id', 'is_done', 'linked_id', 'linked_to', 'organization_id',
		'owner_id', 'priority', 'section_history', 'title', 'updated_at', 'updated_by',
	],
	services: [
		'created_at', 'created_by', 'description', 'id', 'is_active', 'name', 'number', 'organization_id', 'price', 'section_history',
		'tax_rate_id', 'unit', 'updated_at', 'updated_by',
	],
	tags: [
		'color', 'created_at', 'created_by', 'id', 'name', 'organization_id', 'section_history', 'updated_at', 'updated_by',
	],
	tasks: [
		'assignee_id', 'created_at', 'created_by', 'description', 'due_date', 'estimated_hours', 'id', 'is_billable', 'organization_id',
		'project_id', 'section_history', 'sort', 'status', 'title', 'updated_at', 'updated_by',
	],
	tax_rates: [
		'category', 'created_at', 'created_by', 'exemption_reason', 'exemption_reason_en', 'id', 'is_active', 'is_default', 'name',
		'organization_id', 'rate', 'section_history', 'updated_at', 'updated_by',
	],
	time_entries: [
		'approved_at', 'approved_by', 'billed_hours', 'billed_rate', 'created_at', 'created_by', 'duration', 'employee_id', 'end_time',
		'hourly_rate', 'hours', 'id', 'invoice_line_id', 'is_billable', 'is_overlapping', 'note', 'organization_id', 'project_id',
		'rejection_reason', 'section_approval', 'section_entry', 'section_history', 'service_id', 'start_time', 'status', 'task_id',
		'updated_at', 'updated_by',
	],
};

/** The values that it offers there, as text. */
// biome-ignore format: many short words
export const SHIPPED_CHOICES: Record<string, Record<string, readonly string[]>> = {
	activities: {
		type: [
			'note', 'call', 'email', 'meeting', 'task',
		],
	},
	contacts: {
		salutation: [
			'mr', 'ms', 'none',
		],
		status: [
			'lead', 'active', 'inactive',
		],
		language: [
			'de', 'en',
		],
	},
	customer_credits: {
		currency: [
			'EUR', 'CHF', 'GBP', 'USD',
		],
		kind: [
			'overpayment', 'used', 'refund',
		],
		method: [
			'bank_transfer', 'credit_card', 'cash', 'paypal',
		],
	},
	customers: {
		type: [
			'B2B', 'B2C',
		],
		lifecycle: [
			'lead', 'prospect', 'customer', 'inactive',
		],
		country: [
			'DE', 'AT', 'CH', 'LI', 'LU', 'BE', 'NL', 'FR', 'IT', 'ES', 'PL', 'CZ', 'DK', 'SE', 'IE', 'GB', 'US',
		],
		language: [
			'de', 'en',
		],
		currency: [
			'EUR', 'CHF', 'GBP', 'USD',
		],
		invoice_format: [
			'pdf', 'zugferd', 'xrechnung_cii', 'xrechnung_ubl',
		],
	},
	dashboards: {
		theme: [
			'light', 'dark', 'auto',
		],
	},
	deals: {
		stage_id: [
			'lead', 'qualified', 'proposal', 'negotiation', 'won', 'lost',
		],
		status: [
			'open', 'won', 'lost',
		],
		currency: [
			'EUR', 'CHF', 'GBP', 'USD',
		],
	},
	documents: {
		category: [
			'contract', 'invoice', 'quote', 'receipt', 'accounts', 'report', 'letter', 'other',
		],
		linked_module: [
			'customer', 'contact', 'deal', 'project', 'quote', 'invoice', 'expense', 'employee',
		],
	},
	dunning_notices: {
		status: [
			'proposed', 'issued', 'sent', 'cancelled',
		],
	},
	expenses: {
		category: [
			'material', 'personnel', 'service', 'travel', 'other',
		],
		currency: [
			'EUR', 'CHF', 'GBP', 'USD',
		],
		status: [
			'draft', 'submitted', 'approved', 'rejected', 'reimbursed',
		],
	},
	invoice_lines: {
		unit: [
			'hour', 'day', 'piece', 'flat', 'month', 'km',
		],
		tax_category: [
			'S', 'Z', 'E', 'AE', 'K', 'G', 'O',
		],
	},
	invoices: {
		kind: [
			'invoice', 'down_payment', 'final', 'correction', 'cancellation',
		],
		status: [
			'draft', 'issued', 'sent', 'partially_paid', 'paid', 'overdue', 'cancelled',
		],
		currency: [
			'EUR', 'CHF', 'GBP', 'USD',
		],
		price_mode: [
			'net', 'gross',
		],
	},
	mail_templates: {
		kind: [
			'quote', 'invoice', 'cancellation', 'dunning_notice',
		],
		language: [
			'de', 'en',
		],
	},
	mails: {
		status: [
			'queued', 'sent', 'failed', 'held',
		],
	},
	number_sequences: {
		kind: [
			'invoice', 'cancellation', 'quote', 'dunning_notice', 'customer', 'project',
		],
	},
	organizations: {
		country: [
			'DE', 'AT', 'CH', 'LI', 'LU', 'BE', 'NL', 'FR', 'IT', 'ES', 'PL', 'CZ', 'DK', 'SE', 'IE', 'GB', 'US',
		],
		tax_scheme: [
			'standard', 'small_business',
		],
		language: [
			'de', 'en',
		],
		currency: [
			'EUR', 'CHF', 'GBP', 'USD',
		],
	},
	payments: {
		method: [
			'bank_transfer', 'credit_card', 'cash', 'paypal', 'direct_debit', 'skonto', 'credit',
		],
	},
	project_members: {
		role: [
			'member', 'lead',
		],
	},
	projects: {
		status: [
			'planned', 'in_progress', 'completed', 'cancelled',
		],
		billing_type: [
			'time_material', 'fixed_price', 'non_billable',
		],
		rounding_mode: [
			'up', 'nearest', 'down',
		],
	},
	quote_lines: {
		unit: [
			'hour', 'day', 'piece', 'flat', 'month', 'km',
		],
		tax_category: [
			'S', 'Z', 'E', 'AE', 'K', 'G', 'O',
		],
	},
	quotes: {
		status: [
			'draft', 'sent', 'accepted', 'declined', 'expired', 'replaced',
		],
		currency: [
			'EUR', 'CHF', 'GBP', 'USD',
		],
		price_mode: [
			'net', 'gross',
		],
	},
	recurring_invoices: {
		currency: [
			'EUR', 'CHF', 'GBP', 'USD',
		],
		interval: [
			'monthly', 'quarterly', 'yearly',
		],
		price_mode: [
			'net', 'gross',
		],
	},
	reminders: {
		priority: [
			'low', 'medium', 'high',
		],
		linked_to: [
			'customer', 'contact', 'deal', 'project', 'quote', 'invoice', 'expense', 'employee',
		],
	},
	services: {
		unit: [
			'hour', 'day', 'piece', 'flat', 'month', 'km',
		],
	},
	tasks: {
		status: [
			'open', 'in_progress', 'done',
		],
	},
	tax_rates: {
		category: [
			'S', 'Z', 'E', 'AE', 'K', 'G', 'O',
		],
	},
	time_entries: {
		status: [
			'draft', 'submitted', 'approved', 'rejected',
		],
	},
};
