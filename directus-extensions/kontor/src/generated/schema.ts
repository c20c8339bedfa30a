/** Made from snapshots/collections by `npm run snapshot`: do not edit. Every type is one row as the API returns it, without its lists. */
import type { JsonOf } from '../json-columns.js';

export type Activity = {
	id: string;
	organization_id: string;
	type: 'note' | 'call' | 'email' | 'meeting' | 'task';
	subject: string;
	due_date: string | null;
	is_completed: boolean;
	completed_at: string | null;
	user_id: string | null;
	description: string | null;
	customer_id: string | null;
	contact_id: string | null;
	deal_id: string | null;
	created_at: string | null;
	created_by: string | null;
	updated_at: string | null;
	updated_by: string | null;
	deleted_at: string | null;
};

export type Automation = {
	id: string;
	name: string;
	is_active: boolean;
	organization_id: string;
	event:
		| 'invoice.issued'
		| 'invoice.sent'
		| 'invoice.paid'
		| 'invoice.overdue'
		| 'invoice.cancelled'
		| 'payment.recorded'
		| 'dunning.issued'
		| 'quote.sent'
		| 'quote.accepted'
		| 'quote.declined'
		| 'quote.expired'
		| 'project.budget_warning'
		| 'project.budget_used_up'
		| 'time.submitted'
		| 'time.approved'
		| 'time.rejected'
		| 'expense.submitted'
		| 'expense.approved'
		| 'expense.rejected'
		| 'document.received'
		| 'mail.failed'
		| 'schedule.daily'
		| 'schedule.weekly'
		| 'schedule.monthly';
	flow_id: string;
	person_id: string | null;
	last_run_at: string | null;
	last_result: 'done' | 'failed' | null;
	last_error: string | null;
	created_at: string | null;
	created_by: string | null;
	updated_at: string | null;
	updated_by: string | null;
};

export type BaseRate = {
	id: string;
	organization_id: string;
	valid_from: string;
	rate: string;
	created_at: string | null;
	created_by: string | null;
	updated_at: string | null;
	updated_by: string | null;
};

export type ChatMessage = {
	id: string;
	organization_id: string;
	project_id: string;
	author_id: string;
	message: string;
	created_at: string | null;
	created_by: string | null;
	updated_at: string | null;
	updated_by: string | null;
};

export type Contact = {
	id: string;
	organization_id: string;
	customer_id: string | null;
	owner_id: string | null;
	salutation: 'mr' | 'ms' | 'none';
	title: string | null;
	firstname: string | null;
	lastname: string;
	position: string | null;
	status: 'lead' | 'active' | 'inactive';
	email: string | null;
	phone: string | null;
	mobile: string | null;
	language: 'de' | 'en';
	is_primary: boolean;
	is_billing_contact: boolean;
	tags: string[] | null;
	notes: string | null;
	gdpr_consent: boolean;
	gdpr_consent_at: string | null;
	gdpr_consent_source: string | null;
	created_at: string | null;
	created_by: string | null;
	updated_at: string | null;
	updated_by: string | null;
	deleted_at: string | null;
};

export type ContactLists = {
	deals: string[];
	activities: string[];
};

export type CustomerCredit = {
	id: string;
	organization_id: string;
	customer_id: string;
	amount: string;
	currency: 'EUR' | 'CHF' | 'GBP' | 'USD';
	kind: 'overpayment' | 'used' | 'refund';
	entry_date: string;
	invoice_id: string | null;
	payment_id: string | null;
	method: 'bank_transfer' | 'credit_card' | 'cash' | 'paypal' | null;
	reference: string | null;
	note: string | null;
	created_at: string | null;
	created_by: string | null;
	updated_at: string | null;
	updated_by: string | null;
};

export type Customer = {
	id: string;
	organization_id: string;
	name: string;
	number: string | null;
	type: 'B2B' | 'B2C';
	lifecycle: 'lead' | 'prospect' | 'customer' | 'inactive';
	email: string | null;
	phone: string | null;
	website: string | null;
	industry: string | null;
	owner_id: string | null;
	tags: string[] | null;
	notes: string | null;
	address: string | null;
	street: string | null;
	zip: string | null;
	city: string | null;
	country: string;
	billing_email: string | null;
	language: 'de' | 'en';
	tax_id: string | null;
	vat_id: string | null;
	currency: 'EUR' | 'CHF' | 'GBP' | 'USD';
	payment_terms_days: number | null;
	skonto_percent: string | null;
	skonto_days: number | null;
	hourly_rate: string | null;
	invoice_format: 'pdf' | 'zugferd' | 'xrechnung_cii' | 'xrechnung_ubl';
	leitweg_id: string | null;
	buyer_reference: string | null;
	tax_rate_id: string | null;
	is_timesheet_attached: boolean;
	is_dunning_paused: boolean;
	created_at: string | null;
	created_by: string | null;
	updated_at: string | null;
	updated_by: string | null;
	deleted_at: string | null;
};

export type CustomerLists = {
	contacts: string[];
	deals: string[];
	activities: string[];
	projects: string[];
	quotes: string[];
	invoices: string[];
	credits: string[];
};

export type Dashboard = {
	id: string;
	organization_id: string;
	user_id: string;
	theme: 'light' | 'dark' | 'auto';
	layout_json: JsonOf<'dashboards.layout_json'>;
	created_at: string | null;
	created_by: string | null;
	updated_at: string | null;
	updated_by: string | null;
};

export type Deal = {
	id: string;
	organization_id: string;
	title: string;
	customer_id: string | null;
	contact_id: string | null;
	owner_id: string | null;
	tags: string[] | null;
	notes: string | null;
	pipeline_id: string;
	stage_id: string;
	status: 'open' | 'won' | 'lost';
	probability: string | null;
	value: string;
	currency: 'EUR' | 'CHF' | 'GBP' | 'USD';
	expected_close_date: string | null;
	closed_at: string | null;
	lost_reason: string | null;
	created_at: string | null;
	created_by: string | null;
	updated_at: string | null;
	updated_by: string | null;
	deleted_at: string | null;
};

export type DealLists = {
	activities: string[];
};

export type Department = {
	id: string;
	organization_id: string;
	name: string;
	manager_id: string | null;
	created_at: string | null;
	created_by: string | null;
	updated_at: string | null;
	updated_by: string | null;
};

export type DepartmentLists = {
	employees: string[];
	projects: string[];
};

export type Document = {
	id: string;
	organization_id: string;
	title: string;
	category: 'contract' | 'invoice' | 'quote' | 'receipt' | 'accounts' | 'report' | 'letter' | 'other';
	file_id: string | null;
	tags: string[] | null;
	owner_id: string | null;
	is_confidential: boolean;
	linked_module: 'customer' | 'contact' | 'deal' | 'project' | 'quote' | 'invoice' | 'expense' | 'employee' | null;
	version: number;
	previous_document_id: string | null;
	is_current: boolean;
	retention_until: string | null;
	linked_id: string | null;
	file_path: string | null;
	type: string | null;
	checksum: string | null;
	created_at: string | null;
	created_by: string | null;
	updated_at: string | null;
	updated_by: string | null;
};

export type DunningNotice = {
	id: string;
	organization_id: string;
	invoice_id: string;
	number: string | null;
	level: number;
	status: 'proposed' | 'issued' | 'sent' | 'cancelled';
	notice_date: string | null;
	due_date: string | null;
	text: string | null;
	open_amount: string;
	fee: string;
	interest: string;
	flat_fee: string;
	interest_details: JsonOf<'dunning_notices.interest_details'> | null;
	sent_at: string | null;
	pdf_file_id: string | null;
	created_at: string | null;
	created_by: string | null;
	updated_at: string | null;
	updated_by: string | null;
};

export type DunningNoticeLists = {
	mails: string[];
};

export type Employee = {
	id: string;
	organization_id: string;
	user_id: string;
	firstname: string;
	lastname: string;
	email: string;
	phone: string | null;
	position: string | null;
	department_id: string | null;
	role_id: string | null;
	is_active: boolean;
	personnel_number: string | null;
	weekly_hours: string | null;
	hired_at: string | null;
	left_at: string | null;
	hourly_rate: string | null;
	cost_rate: string | null;
	created_at: string | null;
	created_by: string | null;
	updated_at: string | null;
	updated_by: string | null;
};

export type Expense = {
	id: string;
	organization_id: string;
	category: 'material' | 'personnel' | 'service' | 'travel' | 'other';
	supplier: string | null;
	supplier_invoice_number: string | null;
	related_expense_id: string | null;
	amount: string;
	tax_rate: string;
	tax_amount: string;
	currency: 'EUR' | 'CHF' | 'GBP' | 'USD';
	expense_date: string;
	receipt_file_id: string | null;
	note: string | null;
	employee_id: string;
	project_id: string | null;
	status: 'draft' | 'submitted' | 'approved' | 'rejected' | 'reimbursed';
	rejection_reason: string | null;
	approved_by: string | null;
	approved_at: string | null;
	is_billable: boolean;
	is_reimbursable: boolean;
	reimbursed_at: string | null;
	invoice_id: string | null;
	invoice_line_id: string | null;
	created_at: string | null;
	created_by: string | null;
	updated_at: string | null;
	updated_by: string | null;
};

export type InvoiceLine = {
	id: string;
	organization_id: string;
	invoice_id: string;
	position: number;
	service_id: string | null;
	title: string;
	description: string | null;
	quantity: string;
	unit: 'hour' | 'day' | 'piece' | 'flat' | 'month' | 'km';
	unit_price: string;
	discount_percent: string | null;
	tax_rate_id: string | null;
	tax_rate: string;
	tax_category: 'S' | 'Z' | 'E' | 'AE' | 'K' | 'G' | 'O';
	net_amount: string;
	down_payment_id: string | null;
	corrects_line_id: string | null;
	service_from: string | null;
	service_to: string | null;
	created_at: string | null;
	created_by: string | null;
	updated_at: string | null;
	updated_by: string | null;
};

export type Invoice = {
	id: string;
	organization_id: string;
	number: string | null;
	sequence_year: number | null;
	sequence_number: number | null;
	status: 'draft' | 'issued' | 'sent' | 'partially_paid' | 'paid' | 'overdue' | 'cancelled';
	kind: 'invoice' | 'down_payment' | 'final' | 'correction' | 'cancellation';
	customer_id: string;
	title: string | null;
	contact_id: string | null;
	project_id: string | null;
	issued_date: string | null;
	due_date: string | null;
	service_from: string | null;
	service_to: string | null;
	down_payment_percent: string | null;
	related_invoice_id: string | null;
	recurring_invoice_id: string | null;
	recurring_period: string | null;
	net_total: string;
	tax_total: string;
	total: string;
	paid_amount: string;
	credited_amount: string;
	open_amount: string;
	tax_summary: JsonOf<'invoices.tax_summary'> | null;
	quote_id: string | null;
	currency: 'EUR' | 'CHF' | 'GBP' | 'USD';
	exchange_rate: string | null;
	exchange_rate_date: string | null;
	price_mode: 'net' | 'gross';
	discount_percent: string | null;
	payment_terms_days: number | null;
	skonto_percent: string | null;
	skonto_days: number | null;
	buyer_reference: string | null;
	order_number: string | null;
	leitweg_id: string | null;
	is_dunning_paused: boolean;
	intro_text: string | null;
	closing_text: string | null;
	pdf_path: string | null;
	pdf_file_id: string | null;
	xml_file_id: string | null;
	sent_at: string | null;
	cancelled_at: string | null;
	seller_snapshot: JsonOf<'invoices.seller_snapshot'> | null;
	buyer_snapshot: JsonOf<'invoices.buyer_snapshot'> | null;
	created_at: string | null;
	created_by: string | null;
	updated_at: string | null;
	updated_by: string | null;
};

export type InvoiceLists = {
	lines: string[];
	payments: string[];
	dunning_notices: string[];
	mails: string[];
	expenses: string[];
};

export type MailTemplate = {
	id: string;
	organization_id: string;
	kind: 'quote' | 'invoice' | 'cancellation' | 'dunning_notice';
	language: 'de' | 'en';
	subject: string;
	body: string;
	created_at: string | null;
	created_by: string | null;
	updated_at: string | null;
	updated_by: string | null;
};

export type Mail = {
	id: string;
	organization_id: string;
	status: 'queued' | 'sent' | 'failed' | 'held';
	recipient: string;
	cc: string | null;
	subject: string;
	body: string;
	attachments: JsonOf<'mails.attachments'> | null;
	invoice_id: string | null;
	quote_id: string | null;
	dunning_notice_id: string | null;
	delivered_to: JsonOf<'mails.delivered_to'> | null;
	attempts: number;
	sent_at: string | null;
	message_id: string | null;
	error: string | null;
	created_at: string | null;
	created_by: string | null;
	updated_at: string | null;
	updated_by: string | null;
};

export type NumberSequence = {
	id: string;
	organization_id: string;
	kind: 'invoice' | 'cancellation' | 'quote' | 'dunning_notice' | 'customer' | 'project';
	year: number;
	format: string;
	last_number: number;
	created_at: string | null;
	created_by: string | null;
	updated_at: string | null;
	updated_by: string | null;
};

export type OrganizationBankAccountsItem = {
	name?: string | null;
	iban?: string | null;
	bic?: string | null;
};

export type OrganizationDunningLevelsItem = {
	days?: number | null;
	fee?: string | null;
	text_de?: string | null;
	text_en?: string | null;
};

export type Organization = {
	id: string;
	name: string;
	slug: string;
	legal_name: string | null;
	managing_directors: string | null;
	email: string | null;
	phone: string | null;
	website: string | null;
	subscription_plan: string | null;
	address: string | null;
	street: string | null;
	zip: string | null;
	city: string | null;
	country: string;
	tax_scheme: 'standard' | 'small_business';
	tax_number: string | null;
	vat_id: string | null;
	register_court: string | null;
	register_number: string | null;
	bank_accounts: OrganizationBankAccountsItem[] | null;
	logo: string | null;
	primary_color: string | null;
	secondary_color: string | null;
	language: 'de' | 'en';
	locale: string;
	time_zone: string;
	currency: 'EUR' | 'CHF' | 'GBP' | 'USD';
	payment_terms_days: number;
	skonto_percent: string | null;
	skonto_days: number | null;
	hourly_rate: string | null;
	invoice_intro_text: string | null;
	invoice_closing_text: string | null;
	is_time_approval_required: boolean;
	books_closed_until: string | null;
	inbox_address: string | null;
	inbox_employee_id: string | null;
	dunning_levels: OrganizationDunningLevelsItem[] | null;
	settings: JsonOf<'organizations.settings'> | null;
	created_at: string | null;
	created_by: string | null;
	updated_at: string | null;
	updated_by: string | null;
};

export type Payment = {
	id: string;
	organization_id: string;
	invoice_id: string;
	amount: string;
	payment_date: string;
	method: 'bank_transfer' | 'credit_card' | 'cash' | 'paypal' | 'direct_debit' | 'skonto' | 'credit';
	reference: string | null;
	reverses_payment_id: string | null;
	allow_overpayment: boolean;
	payment_group_id: string | null;
	note: string | null;
	created_at: string | null;
	created_by: string | null;
	updated_at: string | null;
	updated_by: string | null;
};

export type PipelineStagesItem = {
	id?: string | null;
	name?: string | null;
	probability?: number | null;
	color?: string | null;
};

export type Pipeline = {
	id: string;
	organization_id: string;
	name: string;
	is_default: boolean;
	stages: PipelineStagesItem[];
	created_at: string | null;
	created_by: string | null;
	updated_at: string | null;
	updated_by: string | null;
};

export type ProjectMember = {
	id: string;
	organization_id: string;
	project_id: string;
	employee_id: string;
	role: 'member' | 'lead';
	hourly_rate: string | null;
	created_at: string | null;
	created_by: string | null;
	updated_at: string | null;
	updated_by: string | null;
};

export type Project = {
	id: string;
	organization_id: string;
	title: string;
	number: string | null;
	customer_id: string | null;
	department_id: string | null;
	lead_id: string | null;
	deal_id: string | null;
	status: 'planned' | 'in_progress' | 'completed' | 'cancelled';
	color: string | null;
	start_date: string | null;
	end_date: string | null;
	description: string | null;
	tags: string[] | null;
	billing_type: 'time_material' | 'fixed_price' | 'non_billable';
	hourly_rate: string | null;
	budget_hours: string | null;
	budget_amount: string | null;
	budget_warned_percent: number;
	rounding_minutes: number;
	rounding_mode: 'up' | 'nearest' | 'down';
	order_number: string | null;
	created_at: string | null;
	created_by: string | null;
	updated_at: string | null;
	updated_by: string | null;
};

export type ProjectLists = {
	members: string[];
	tasks: string[];
	time_entries: string[];
	invoices: string[];
	expenses: string[];
	chat_messages: string[];
};

export type QuoteLine = {
	id: string;
	organization_id: string;
	quote_id: string;
	position: number;
	service_id: string | null;
	title: string;
	description: string | null;
	quantity: string;
	unit: 'hour' | 'day' | 'piece' | 'flat' | 'month' | 'km';
	unit_price: string;
	discount_percent: string | null;
	tax_rate_id: string | null;
	tax_rate: string;
	tax_category: 'S' | 'Z' | 'E' | 'AE' | 'K' | 'G' | 'O';
	net_amount: string;
	is_optional: boolean;
	created_at: string | null;
	created_by: string | null;
	updated_at: string | null;
	updated_by: string | null;
};

export type Quote = {
	id: string;
	organization_id: string;
	number: string | null;
	version: number;
	previous_quote_id: string | null;
	status: 'draft' | 'sent' | 'accepted' | 'declined' | 'expired' | 'replaced';
	customer_id: string;
	title: string | null;
	contact_id: string | null;
	deal_id: string | null;
	project_id: string | null;
	issued_date: string | null;
	valid_until: string | null;
	sent_at: string | null;
	decided_at: string | null;
	decline_reason: string | null;
	currency: 'EUR' | 'CHF' | 'GBP' | 'USD';
	price_mode: 'net' | 'gross';
	discount_percent: string | null;
	intro_text: string | null;
	closing_text: string | null;
	net_total: string;
	tax_total: string;
	total: string;
	tax_summary: JsonOf<'quotes.tax_summary'> | null;
	seller_snapshot: JsonOf<'quotes.seller_snapshot'> | null;
	buyer_snapshot: JsonOf<'quotes.buyer_snapshot'> | null;
	pdf_file_id: string | null;
	created_at: string | null;
	created_by: string | null;
	updated_at: string | null;
	updated_by: string | null;
};

export type QuoteLists = {
	lines: string[];
	mails: string[];
};

export type RecurringInvoiceLinesItem = {
	title?: string | null;
	quantity?: number | string | null;
	unit?: string | null;
	unit_price?: number | string | null;
	tax_rate?: number | string | null;
};

export type RecurringInvoice = {
	id: string;
	organization_id: string;
	title: string;
	customer_id: string;
	project_id: string | null;
	currency: 'EUR' | 'CHF' | 'GBP' | 'USD';
	is_active: boolean;
	interval: 'monthly' | 'quarterly' | 'yearly';
	next_run_date: string | null;
	start_date: string;
	end_date: string | null;
	indexation_percent: string | null;
	is_issued_automatically: boolean;
	price_mode: 'net' | 'gross';
	payment_terms_days: number | null;
	intro_text: string | null;
	closing_text: string | null;
	lines: RecurringInvoiceLinesItem[];
	created_at: string | null;
	created_by: string | null;
	updated_at: string | null;
	updated_by: string | null;
};

export type Reminder = {
	id: string;
	organization_id: string;
	title: string;
	due_date: string | null;
	priority: 'low' | 'medium' | 'high';
	linked_to: 'customer' | 'contact' | 'deal' | 'project' | 'quote' | 'invoice' | 'expense' | 'employee' | null;
	linked_id: string | null;
	owner_id: string;
	is_done: boolean;
	done_at: string | null;
	description: string | null;
	created_at: string | null;
	created_by: string | null;
	updated_at: string | null;
	updated_by: string | null;
};

export type SavedView = {
	id: string;
	organization_id: string;
	title: string;
	list: string;
	owner_id: string;
	is_private: boolean;
	view_json: JsonOf<'saved_views.view_json'>;
	created_at: string | null;
	created_by: string | null;
	updated_at: string | null;
	updated_by: string | null;
};

export type Service = {
	id: string;
	organization_id: string;
	name: string;
	number: string | null;
	description: string | null;
	unit: 'hour' | 'day' | 'piece' | 'flat' | 'month' | 'km';
	price: string;
	tax_rate_id: string | null;
	is_active: boolean;
	created_at: string | null;
	created_by: string | null;
	updated_at: string | null;
	updated_by: string | null;
};

export type Tag = {
	id: string;
	organization_id: string;
	name: string;
	color: string | null;
	created_at: string | null;
	created_by: string | null;
	updated_at: string | null;
	updated_by: string | null;
};

export type Task = {
	id: string;
	organization_id: string;
	title: string;
	project_id: string;
	assignee_id: string | null;
	status: 'open' | 'in_progress' | 'done';
	due_date: string | null;
	estimated_hours: string | null;
	is_billable: boolean;
	description: string | null;
	sort: number | null;
	created_at: string | null;
	created_by: string | null;
	updated_at: string | null;
	updated_by: string | null;
};

export type TaxRate = {
	id: string;
	organization_id: string;
	name: string;
	rate: string;
	category: 'S' | 'Z' | 'E' | 'AE' | 'K' | 'G' | 'O';
	exemption_reason: string | null;
	exemption_reason_en: string | null;
	is_default: boolean;
	is_active: boolean;
	created_at: string | null;
	created_by: string | null;
	updated_at: string | null;
	updated_by: string | null;
};

export type TimeEntry = {
	id: string;
	organization_id: string;
	employee_id: string;
	project_id: string | null;
	task_id: string | null;
	service_id: string | null;
	start_time: string;
	end_time: string | null;
	duration: number | null;
	hours: string | null;
	is_overlapping: boolean;
	is_billable: boolean;
	note: string | null;
	status: 'draft' | 'submitted' | 'approved' | 'rejected';
	rejection_reason: string | null;
	approved_by: string | null;
	approved_at: string | null;
	hourly_rate: string | null;
	invoice_line_id: string | null;
	billed_rate: string | null;
	billed_hours: string | null;
	created_at: string | null;
	created_by: string | null;
	updated_at: string | null;
	updated_by: string | null;
};

export type DirectusActivityFields = {
	organization_id: string | null;
	is_private: boolean;
	private_to: string | null;
};

export type DirectusCollectionFields = {
	is_shared: boolean;
	in_console: boolean;
};

export type DirectusFileFields = {
	organization_id: string | null;
	is_confidential: boolean;
	is_shared: boolean;
	checksum: string | null;
};

export type DirectusFileFieldsLists = {
	documents: string[];
};

export type DirectusFolderFields = {
	organization_id: string | null;
};

export type DirectusRevisionFields = {
	before: JsonOf<'directus_revisions.before'> | null;
};

export type DirectusUserFields = {
	organization_id: string | null;
};

export type Collections = {
	activities: Activity;
	automations: Automation;
	base_rates: BaseRate;
	chat_messages: ChatMessage;
	contacts: Contact;
	customer_credits: CustomerCredit;
	customers: Customer;
	dashboards: Dashboard;
	deals: Deal;
	departments: Department;
	documents: Document;
	dunning_notices: DunningNotice;
	employees: Employee;
	expenses: Expense;
	invoice_lines: InvoiceLine;
	invoices: Invoice;
	mail_templates: MailTemplate;
	mails: Mail;
	number_sequences: NumberSequence;
	organizations: Organization;
	payments: Payment;
	pipelines: Pipeline;
	project_members: ProjectMember;
	projects: Project;
	quote_lines: QuoteLine;
	quotes: Quote;
	recurring_invoices: RecurringInvoice;
	reminders: Reminder;
	saved_views: SavedView;
	services: Service;
	tags: Tag;
	tasks: Task;
	tax_rates: TaxRate;
	time_entries: TimeEntry;
};

export type Schema = {
	activities: Activity[];
	automations: Automation[];
	base_rates: BaseRate[];
	chat_messages: ChatMessage[];
	contacts: (Contact & ContactLists)[];
	customer_credits: CustomerCredit[];
	customers: (Customer & CustomerLists)[];
	dashboards: Dashboard[];
	deals: (Deal & DealLists)[];
	departments: (Department & DepartmentLists)[];
	documents: Document[];
	dunning_notices: (DunningNotice & DunningNoticeLists)[];
	employees: Employee[];
	expenses: Expense[];
	invoice_lines: InvoiceLine[];
	invoices: (Invoice & InvoiceLists)[];
	mail_templates: MailTemplate[];
	mails: Mail[];
	number_sequences: NumberSequence[];
	organizations: Organization[];
	payments: Payment[];
	pipelines: Pipeline[];
	project_members: ProjectMember[];
	projects: (Project & ProjectLists)[];
	quote_lines: QuoteLine[];
	quotes: (Quote & QuoteLists)[];
	recurring_invoices: RecurringInvoice[];
	reminders: Reminder[];
	saved_views: SavedView[];
	services: Service[];
	tags: Tag[];
	tasks: Task[];
	tax_rates: TaxRate[];
	time_entries: TimeEntry[];
	directus_activity: DirectusActivityFields;
	directus_collections: DirectusCollectionFields;
	directus_files: DirectusFileFields & DirectusFileFieldsLists;
	directus_folders: DirectusFolderFields;
	directus_revisions: DirectusRevisionFields;
	directus_users: DirectusUserFields;
};
