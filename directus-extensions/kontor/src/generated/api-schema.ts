/** Made from snapshots/collections by `npm run snapshot`: do not edit. For `createDirectus<ApiSchema>()` of @directus/sdk: a relation is the key or the related row. */
import type { DirectusFile, DirectusRole, DirectusUser } from '@directus/sdk';
import type {
	Activity,
	Automation,
	BaseRate,
	ChatMessage,
	Contact,
	Customer,
	CustomerCredit,
	Dashboard,
	Deal,
	Department,
	DirectusActivityFields,
	DirectusCollectionFields,
	DirectusFileFields,
	DirectusFolderFields,
	DirectusRevisionFields,
	DirectusUserFields,
	Document,
	DunningNotice,
	Employee,
	Expense,
	Invoice,
	InvoiceLine,
	Mail,
	MailTemplate,
	NumberSequence,
	Organization,
	Payment,
	Pipeline,
	Project,
	ProjectMember,
	Quote,
	QuoteLine,
	RecurringInvoice,
	Reminder,
	SavedView,
	Service,
	Tag,
	Task,
	TaxRate,
	TimeEntry,
} from './schema.js';

/** Text in requests and answers; the SDK compares and groups by the mark. */
type Marked<Mark extends string> = Mark | (string & {});
export type Day = Marked<'date'>;
export type Moment = Marked<'datetime'>;
export type Time = Marked<'time'>;
/** The SDK has no decimals in text: marked like this they can be compared by size. */
export type Decimal = Marked<'time'>;
export type List = 'csv' | string[];
type With<Row, Other> = Omit<Row, keyof Other> & Other;

export type ApiActivity = With<
	Activity,
	{
		organization_id: string | ApiOrganization;
		due_date: Moment | null;
		completed_at: Moment | null;
		user_id: string | ApiEmployee | null;
		customer_id: string | ApiCustomer | null;
		contact_id: string | ApiContact | null;
		deal_id: string | ApiDeal | null;
		created_at: Moment | null;
		created_by: string | DirectusUser<ApiSchema> | null;
		updated_at: Moment | null;
		updated_by: string | DirectusUser<ApiSchema> | null;
		deleted_at: Moment | null;
	}
>;

export type ApiAutomation = With<
	Automation,
	{
		organization_id: string | ApiOrganization;
		person_id: string | ApiEmployee | null;
		last_run_at: Moment | null;
		created_at: Moment | null;
		created_by: string | DirectusUser<ApiSchema> | null;
		updated_at: Moment | null;
		updated_by: string | DirectusUser<ApiSchema> | null;
	}
>;

export type ApiBaseRate = With<
	BaseRate,
	{
		organization_id: string | ApiOrganization;
		valid_from: Day;
		rate: Decimal;
		created_at: Moment | null;
		created_by: string | DirectusUser<ApiSchema> | null;
		updated_at: Moment | null;
		updated_by: string | DirectusUser<ApiSchema> | null;
	}
>;

export type ApiChatMessage = With<
	ChatMessage,
	{
		organization_id: string | ApiOrganization;
		project_id: string | ApiProject;
		author_id: string | ApiEmployee;
		created_at: Moment | null;
		created_by: string | DirectusUser<ApiSchema> | null;
		updated_at: Moment | null;
		updated_by: string | DirectusUser<ApiSchema> | null;
	}
>;

export type ApiContact = With<
	Contact,
	{
		organization_id: string | ApiOrganization;
		customer_id: string | ApiCustomer | null;
		owner_id: string | ApiEmployee | null;
		tags: List | null;
		gdpr_consent_at: Moment | null;
		deals: string[] | ApiDeal[];
		activities: string[] | ApiActivity[];
		created_at: Moment | null;
		created_by: string | DirectusUser<ApiSchema> | null;
		updated_at: Moment | null;
		updated_by: string | DirectusUser<ApiSchema> | null;
		deleted_at: Moment | null;
	}
>;

export type ApiCustomerCredit = With<
	CustomerCredit,
	{
		organization_id: string | ApiOrganization;
		customer_id: string | ApiCustomer;
		amount: Decimal;
		entry_date: Day;
		invoice_id: string | ApiInvoice | null;
		payment_id: string | ApiPayment | null;
		created_at: Moment | null;
		created_by: string | DirectusUser<ApiSchema> | null;
		updated_at: Moment | null;
		updated_by: string | DirectusUser<ApiSchema> | null;
	}
>;

export type ApiCustomer = With<
	Customer,
	{
		organization_id: string | ApiOrganization;
		owner_id: string | ApiEmployee | null;
		tags: List | null;
		skonto_percent: Decimal | null;
		hourly_rate: Decimal | null;
		tax_rate_id: string | ApiTaxRate | null;
		contacts: string[] | ApiContact[];
		deals: string[] | ApiDeal[];
		activities: string[] | ApiActivity[];
		projects: string[] | ApiProject[];
		quotes: string[] | ApiQuote[];
		invoices: string[] | ApiInvoice[];
		credits: string[] | ApiCustomerCredit[];
		created_at: Moment | null;
		created_by: string | DirectusUser<ApiSchema> | null;
		updated_at: Moment | null;
		updated_by: string | DirectusUser<ApiSchema> | null;
		deleted_at: Moment | null;
	}
>;

export type ApiDashboard = With<
	Dashboard,
	{
		organization_id: string | ApiOrganization;
		user_id: string | ApiEmployee;
		created_at: Moment | null;
		created_by: string | DirectusUser<ApiSchema> | null;
		updated_at: Moment | null;
		updated_by: string | DirectusUser<ApiSchema> | null;
	}
>;

export type ApiDeal = With<
	Deal,
	{
		organization_id: string | ApiOrganization;
		customer_id: string | ApiCustomer | null;
		contact_id: string | ApiContact | null;
		owner_id: string | ApiEmployee | null;
		tags: List | null;
		pipeline_id: string | ApiPipeline;
		probability: Decimal | null;
		value: Decimal;
		expected_close_date: Day | null;
		closed_at: Moment | null;
		activities: string[] | ApiActivity[];
		created_at: Moment | null;
		created_by: string | DirectusUser<ApiSchema> | null;
		updated_at: Moment | null;
		updated_by: string | DirectusUser<ApiSchema> | null;
		deleted_at: Moment | null;
	}
>;

export type ApiDepartment = With<
	Department,
	{
		organization_id: string | ApiOrganization;
		manager_id: string | ApiEmployee | null;
		employees: string[] | ApiEmployee[];
		projects: string[] | ApiProject[];
		created_at: Moment | null;
		created_by: string | DirectusUser<ApiSchema> | null;
		updated_at: Moment | null;
		updated_by: string | DirectusUser<ApiSchema> | null;
	}
>;

export type ApiDirectusActivityFields = With<
	DirectusActivityFields,
	{
		organization_id: string | ApiOrganization | null;
	}
>;

export type ApiDirectusCollectionFields = DirectusCollectionFields;

export type ApiDirectusFileFields = With<
	DirectusFileFields,
	{
		organization_id: string | ApiOrganization | null;
		documents: string[] | ApiDocument[];
	}
>;

export type ApiDirectusFolderFields = With<
	DirectusFolderFields,
	{
		organization_id: string | ApiOrganization | null;
	}
>;

export type ApiDirectusRevisionFields = DirectusRevisionFields;

export type ApiDirectusUserFields = With<
	DirectusUserFields,
	{
		organization_id: string | ApiOrganization | null;
	}
>;

export type ApiDocument = With<
	Document,
	{
		organization_id: string | ApiOrganization;
		file_id: string | DirectusFile<ApiSchema> | null;
		tags: List | null;
		owner_id: string | ApiEmployee | null;
		previous_document_id: string | ApiDocument | null;
		retention_until: Day | null;
		created_at: Moment | null;
		created_by: string | DirectusUser<ApiSchema> | null;
		updated_at: Moment | null;
		updated_by: string | DirectusUser<ApiSchema> | null;
	}
>;

export type ApiDunningNotice = With<
	DunningNotice,
	{
		organization_id: string | ApiOrganization;
		invoice_id: string | ApiInvoice;
		notice_date: Day | null;
		due_date: Day | null;
		open_amount: Decimal;
		fee: Decimal;
		interest: Decimal;
		flat_fee: Decimal;
		sent_at: Moment | null;
		pdf_file_id: string | DirectusFile<ApiSchema> | null;
		mails: string[] | ApiMail[];
		created_at: Moment | null;
		created_by: string | DirectusUser<ApiSchema> | null;
		updated_at: Moment | null;
		updated_by: string | DirectusUser<ApiSchema> | null;
	}
>;

export type ApiEmployee = With<
	Employee,
	{
		organization_id: string | ApiOrganization;
		user_id: string | DirectusUser<ApiSchema>;
		department_id: string | ApiDepartment | null;
		role_id: string | DirectusRole<ApiSchema> | null;
		weekly_hours: Decimal | null;
		hired_at: Day | null;
		left_at: Day | null;
		hourly_rate: Decimal | null;
		cost_rate: Decimal | null;
		created_at: Moment | null;
		created_by: string | DirectusUser<ApiSchema> | null;
		updated_at: Moment | null;
		updated_by: string | DirectusUser<ApiSchema> | null;
	}
>;

export type ApiExpense = With<
	Expense,
	{
		organization_id: string | ApiOrganization;
		related_expense_id: string | ApiExpense | null;
		amount: Decimal;
		tax_rate: Decimal;
		tax_amount: Decimal;
		expense_date: Day;
		receipt_file_id: string | DirectusFile<ApiSchema> | null;
		employee_id: string | ApiEmployee;
		project_id: string | ApiProject | null;
		approved_by: string | ApiEmployee | null;
		approved_at: Moment | null;
		reimbursed_at: Moment | null;
		invoice_id: string | ApiInvoice | null;
		invoice_line_id: string | ApiInvoiceLine | null;
		created_at: Moment | null;
		created_by: string | DirectusUser<ApiSchema> | null;
		updated_at: Moment | null;
		updated_by: string | DirectusUser<ApiSchema> | null;
	}
>;

export type ApiInvoiceLine = With<
	InvoiceLine,
	{
		organization_id: string | ApiOrganization;
		invoice_id: string | ApiInvoice;
		service_id: string | ApiService | null;
		quantity: Decimal;
		unit_price: Decimal;
		discount_percent: Decimal | null;
		tax_rate_id: string | ApiTaxRate | null;
		tax_rate: Decimal;
		net_amount: Decimal;
		down_payment_id: string | ApiInvoice | null;
		corrects_line_id: string | ApiInvoiceLine | null;
		service_from: Day | null;
		service_to: Day | null;
		created_at: Moment | null;
		created_by: string | DirectusUser<ApiSchema> | null;
		updated_at: Moment | null;
		updated_by: string | DirectusUser<ApiSchema> | null;
	}
>;

export type ApiInvoice = With<
	Invoice,
	{
		organization_id: string | ApiOrganization;
		customer_id: string | ApiCustomer;
		contact_id: string | ApiContact | null;
		project_id: string | ApiProject | null;
		issued_date: Day | null;
		due_date: Day | null;
		service_from: Day | null;
		service_to: Day | null;
		down_payment_percent: Decimal | null;
		related_invoice_id: string | ApiInvoice | null;
		recurring_invoice_id: string | ApiRecurringInvoice | null;
		recurring_period: Day | null;
		lines: string[] | ApiInvoiceLine[];
		net_total: Decimal;
		tax_total: Decimal;
		total: Decimal;
		paid_amount: Decimal;
		credited_amount: Decimal;
		open_amount: Decimal;
		quote_id: string | ApiQuote | null;
		exchange_rate: Decimal | null;
		exchange_rate_date: Day | null;
		discount_percent: Decimal | null;
		skonto_percent: Decimal | null;
		pdf_file_id: string | DirectusFile<ApiSchema> | null;
		xml_file_id: string | DirectusFile<ApiSchema> | null;
		sent_at: Moment | null;
		cancelled_at: Moment | null;
		payments: string[] | ApiPayment[];
		dunning_notices: string[] | ApiDunningNotice[];
		mails: string[] | ApiMail[];
		expenses: string[] | ApiExpense[];
		created_at: Moment | null;
		created_by: string | DirectusUser<ApiSchema> | null;
		updated_at: Moment | null;
		updated_by: string | DirectusUser<ApiSchema> | null;
	}
>;

export type ApiMailTemplate = With<
	MailTemplate,
	{
		organization_id: string | ApiOrganization;
		created_at: Moment | null;
		created_by: string | DirectusUser<ApiSchema> | null;
		updated_at: Moment | null;
		updated_by: string | DirectusUser<ApiSchema> | null;
	}
>;

export type ApiMail = With<
	Mail,
	{
		organization_id: string | ApiOrganization;
		invoice_id: string | ApiInvoice | null;
		quote_id: string | ApiQuote | null;
		dunning_notice_id: string | ApiDunningNotice | null;
		sent_at: Moment | null;
		created_at: Moment | null;
		created_by: string | DirectusUser<ApiSchema> | null;
		updated_at: Moment | null;
		updated_by: string | DirectusUser<ApiSchema> | null;
	}
>;

export type ApiNumberSequence = With<
	NumberSequence,
	{
		organization_id: string | ApiOrganization;
		created_at: Moment | null;
		created_by: string | DirectusUser<ApiSchema> | null;
		updated_at: Moment | null;
		updated_by: string | DirectusUser<ApiSchema> | null;
	}
>;

export type ApiOrganization = With<
	Organization,
	{
		logo: string | DirectusFile<ApiSchema> | null;
		skonto_percent: Decimal | null;
		hourly_rate: Decimal | null;
		books_closed_until: Day | null;
		inbox_employee_id: string | ApiEmployee | null;
		created_at: Moment | null;
		created_by: string | DirectusUser<ApiSchema> | null;
		updated_at: Moment | null;
		updated_by: string | DirectusUser<ApiSchema> | null;
	}
>;

export type ApiPayment = With<
	Payment,
	{
		organization_id: string | ApiOrganization;
		invoice_id: string | ApiInvoice;
		amount: Decimal;
		payment_date: Day;
		reverses_payment_id: string | ApiPayment | null;
		created_at: Moment | null;
		created_by: string | DirectusUser<ApiSchema> | null;
		updated_at: Moment | null;
		updated_by: string | DirectusUser<ApiSchema> | null;
	}
>;

export type ApiPipeline = With<
	Pipeline,
	{
		organization_id: string | ApiOrganization;
		created_at: Moment | null;
		created_by: string | DirectusUser<ApiSchema> | null;
		updated_at: Moment | null;
		updated_by: string | DirectusUser<ApiSchema> | null;
	}
>;

export type ApiProjectMember = With<
	ProjectMember,
	{
		organization_id: string | ApiOrganization;
		project_id: string | ApiProject;
		employee_id: string | ApiEmployee;
		hourly_rate: Decimal | null;
		created_at: Moment | null;
		created_by: string | DirectusUser<ApiSchema> | null;
		updated_at: Moment | null;
		updated_by: string | DirectusUser<ApiSchema> | null;
	}
>;

export type ApiProject = With<
	Project,
	{
		organization_id: string | ApiOrganization;
		customer_id: string | ApiCustomer | null;
		department_id: string | ApiDepartment | null;
		lead_id: string | ApiEmployee | null;
		deal_id: string | ApiDeal | null;
		start_date: Day | null;
		end_date: Day | null;
		tags: List | null;
		hourly_rate: Decimal | null;
		budget_hours: Decimal | null;
		budget_amount: Decimal | null;
		members: string[] | ApiProjectMember[];
		tasks: string[] | ApiTask[];
		time_entries: string[] | ApiTimeEntry[];
		invoices: string[] | ApiInvoice[];
		expenses: string[] | ApiExpense[];
		chat_messages: string[] | ApiChatMessage[];
		created_at: Moment | null;
		created_by: string | DirectusUser<ApiSchema> | null;
		updated_at: Moment | null;
		updated_by: string | DirectusUser<ApiSchema> | null;
	}
>;

export type ApiQuoteLine = With<
	QuoteLine,
	{
		organization_id: string | ApiOrganization;
		quote_id: string | ApiQuote;
		service_id: string | ApiService | null;
		quantity: Decimal;
		unit_price: Decimal;
		discount_percent: Decimal | null;
		tax_rate_id: string | ApiTaxRate | null;
		tax_rate: Decimal;
		net_amount: Decimal;
		created_at: Moment | null;
		created_by: string | DirectusUser<ApiSchema> | null;
		updated_at: Moment | null;
		updated_by: string | DirectusUser<ApiSchema> | null;
	}
>;

export type ApiQuote = With<
	Quote,
	{
		organization_id: string | ApiOrganization;
		previous_quote_id: string | ApiQuote | null;
		customer_id: string | ApiCustomer;
		contact_id: string | ApiContact | null;
		deal_id: string | ApiDeal | null;
		project_id: string | ApiProject | null;
		issued_date: Day | null;
		valid_until: Day | null;
		sent_at: Moment | null;
		decided_at: Moment | null;
		lines: string[] | ApiQuoteLine[];
		discount_percent: Decimal | null;
		net_total: Decimal;
		tax_total: Decimal;
		total: Decimal;
		pdf_file_id: string | DirectusFile<ApiSchema> | null;
		mails: string[] | ApiMail[];
		created_at: Moment | null;
		created_by: string | DirectusUser<ApiSchema> | null;
		updated_at: Moment | null;
		updated_by: string | DirectusUser<ApiSchema> | null;
	}
>;

export type ApiRecurringInvoice = With<
	RecurringInvoice,
	{
		organization_id: string | ApiOrganization;
		customer_id: string | ApiCustomer;
		project_id: string | ApiProject | null;
		next_run_date: Day | null;
		start_date: Day;
		end_date: Day | null;
		indexation_percent: Decimal | null;
		created_at: Moment | null;
		created_by: string | DirectusUser<ApiSchema> | null;
		updated_at: Moment | null;
		updated_by: string | DirectusUser<ApiSchema> | null;
	}
>;

export type ApiReminder = With<
	Reminder,
	{
		organization_id: string | ApiOrganization;
		due_date: Day | null;
		owner_id: string | ApiEmployee;
		done_at: Moment | null;
		created_at: Moment | null;
		created_by: string | DirectusUser<ApiSchema> | null;
		updated_at: Moment | null;
		updated_by: string | DirectusUser<ApiSchema> | null;
	}
>;

export type ApiSavedView = With<
	SavedView,
	{
		organization_id: string | ApiOrganization;
		owner_id: string | ApiEmployee;
		created_at: Moment | null;
		created_by: string | DirectusUser<ApiSchema> | null;
		updated_at: Moment | null;
		updated_by: string | DirectusUser<ApiSchema> | null;
	}
>;

export type ApiService = With<
	Service,
	{
		organization_id: string | ApiOrganization;
		price: Decimal;
		tax_rate_id: string | ApiTaxRate | null;
		created_at: Moment | null;
		created_by: string | DirectusUser<ApiSchema> | null;
		updated_at: Moment | null;
		updated_by: string | DirectusUser<ApiSchema> | null;
	}
>;

export type ApiTag = With<
	Tag,
	{
		organization_id: string | ApiOrganization;
		created_at: Moment | null;
		created_by: string | DirectusUser<ApiSchema> | null;
		updated_at: Moment | null;
		updated_by: string | DirectusUser<ApiSchema> | null;
	}
>;

export type ApiTask = With<
	Task,
	{
		organization_id: string | ApiOrganization;
		project_id: string | ApiProject;
		assignee_id: string | ApiEmployee | null;
		due_date: Day | null;
		estimated_hours: Decimal | null;
		created_at: Moment | null;
		created_by: string | DirectusUser<ApiSchema> | null;
		updated_at: Moment | null;
		updated_by: string | DirectusUser<ApiSchema> | null;
	}
>;

export type ApiTaxRate = With<
	TaxRate,
	{
		organization_id: string | ApiOrganization;
		rate: Decimal;
		created_at: Moment | null;
		created_by: string | DirectusUser<ApiSchema> | null;
		updated_at: Moment | null;
		updated_by: string | DirectusUser<ApiSchema> | null;
	}
>;

export type ApiTimeEntry = With<
	TimeEntry,
	{
		organization_id: string | ApiOrganization;
		employee_id: string | ApiEmployee;
		project_id: string | ApiProject | null;
		task_id: string | ApiTask | null;
		service_id: string | ApiService | null;
		start_time: Moment;
		end_time: Moment | null;
		hours: Decimal | null;
		approved_by: string | ApiEmployee | null;
		approved_at: Moment | null;
		hourly_rate: Decimal | null;
		invoice_line_id: string | ApiInvoiceLine | null;
		billed_rate: Decimal | null;
		billed_hours: Decimal | null;
		created_at: Moment | null;
		created_by: string | DirectusUser<ApiSchema> | null;
		updated_at: Moment | null;
		updated_by: string | DirectusUser<ApiSchema> | null;
	}
>;

export type ApiSchema = {
	activities: ApiActivity[];
	automations: ApiAutomation[];
	base_rates: ApiBaseRate[];
	chat_messages: ApiChatMessage[];
	contacts: ApiContact[];
	customer_credits: ApiCustomerCredit[];
	customers: ApiCustomer[];
	dashboards: ApiDashboard[];
	deals: ApiDeal[];
	departments: ApiDepartment[];
	documents: ApiDocument[];
	dunning_notices: ApiDunningNotice[];
	employees: ApiEmployee[];
	expenses: ApiExpense[];
	invoice_lines: ApiInvoiceLine[];
	invoices: ApiInvoice[];
	mail_templates: ApiMailTemplate[];
	mails: ApiMail[];
	number_sequences: ApiNumberSequence[];
	organizations: ApiOrganization[];
	payments: ApiPayment[];
	pipelines: ApiPipeline[];
	project_members: ApiProjectMember[];
	projects: ApiProject[];
	quote_lines: ApiQuoteLine[];
	quotes: ApiQuote[];
	recurring_invoices: ApiRecurringInvoice[];
	reminders: ApiReminder[];
	saved_views: ApiSavedView[];
	services: ApiService[];
	tags: ApiTag[];
	tasks: ApiTask[];
	tax_rates: ApiTaxRate[];
	time_entries: ApiTimeEntry[];
	directus_activity: ApiDirectusActivityFields;
	directus_collections: ApiDirectusCollectionFields;
	directus_files: ApiDirectusFileFields;
	directus_folders: ApiDirectusFolderFields;
	directus_revisions: ApiDirectusRevisionFields;
	directus_users: ApiDirectusUserFields;
};
