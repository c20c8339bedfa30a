/** Rows as the pages read them: with the rows that they ask to have beside the keys (`embed`): `customer` beside `customer_id`. */
import type {
	Contact,
	Customer,
	Department,
	Document,
	DunningNotice,
	Employee,
	Expense,
	Invoice,
	Payment,
	Project,
	Quote,
	RecurringInvoice,
	recurring,
	Service,
	Task,
	TimeEntry,
} from '@kontor/directus-extension/contracts';

/** Nothing where the page did not ask for it, null where the reader may not see it. */
type With<Row, Related> = Row & { [Name in keyof Related]?: Related[Name] | null };

export type CustomerRow = With<Customer, { owner: Employee }>;
export type ContactRow = With<Contact, { customer: Customer; owner: Employee }>;
export type ProjectRow = With<Project, { customer: Customer; lead: Employee; department: Department }>;
export type TimeEntryRow = With<TimeEntry, { employee: Employee; project: Project; task: Task; service: Service }>;
export type ExpenseRow = With<Expense, { employee: Employee; project: Project; invoice: Invoice; related_expense: Expense }>;
export type QuoteRow = With<Quote, { customer: Customer; contact: Contact; project: Project; previous_quote: Quote }>;
export type InvoiceRow = With<Invoice, { customer: Customer; contact: Contact; project: Project; related_invoice: Invoice; quote: Quote }>;
/** The lines are kept as one value of the row. */
type Series = Omit<RecurringInvoice, 'lines'> & { lines: recurring.RecurringLine[] };
export type RecurringRow = With<Series, { customer: Customer; project: Project }>;
export type PaymentRow = With<Payment, { invoice: Invoice }>;
export type DunningRow = With<DunningNotice, { invoice: Invoice }>;
export type DocumentRow = With<Document, { owner: Employee }>;
