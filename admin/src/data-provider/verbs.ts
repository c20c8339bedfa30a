/** What can be done beyond writing rows: every verb of the business as a method, by its address and its contract. */

import type {
	billing,
	DunningNotice,
	dunning,
	Expense,
	expenses,
	Found,
	filing,
	Mail,
	made,
	mail,
	payments,
	quotes,
	recurring,
	TimeEntry,
	time,
} from '@kontor/directus-extension/contracts';
import type { z } from 'zod';
import type { HttpClient } from './http';

export interface Verb<Input, Answer> {
	/** `:id` is the id of the input; what else the input has is the body. */
	address: string;
	/** For the types alone. */
	call?: (input: Input) => Answer;
}

export interface InvoiceSum {
	currency: string;
	status: string;
	sum: { total: string | null; open_amount: string | null };
}

const verb = <Contract extends z.ZodType, Answer>(address: string): Verb<z.input<Contract>, Answer> => ({ address });

/** Those that only tell. */
export const QUESTIONS = {
	projectBudget: verb<typeof time.budgetInput, z.output<typeof time.budgetAnswer>>('/time/projects/:id/budget'),
	invoiceChecks: verb<typeof billing.invoiceId, z.output<typeof billing.checksAnswer>>('/billing/invoices/:id/checks'),
	/** Nothing where the invoice offers none, or it was taken. */
	invoiceSkonto: verb<typeof payments.byId, z.output<typeof payments.skontoAnswer>>('/billing/invoices/:id/skonto'),
	customerCredit: verb<typeof payments.byId, z.output<typeof payments.creditAnswer>>('/billing/customers/:id/credit'),
	previewInvoiceMail: verb<typeof mail.mailOf, mail.MailPreview>('/billing/invoices/:id/mail'),
	previewQuoteMail: verb<typeof mail.mailOf, mail.MailPreview>('/billing/quotes/:id/mail'),
	previewNoticeMail: verb<typeof mail.mailOf, mail.MailPreview>('/billing/dunning-notices/:id/mail'),
	/** For administrators. */
	roles: verb<z.ZodObject, { id: string; name: string }[]>('/roles?fields=id,name&sort=name&limit=-1'),
	/** What was made here in Studio. */
	made: verb<z.ZodObject, made.Made>('/kontor/made'),
	/** What a customer was billed and owes, by currency and state. */
	customerInvoices: verb<typeof payments.byId, InvoiceSum[]>(
		'/items/invoices?aggregate[sum]=total,open_amount&groupBy[]=currency&groupBy[]=status&filter[customer_id][_eq]=:id&limit=-1',
	),
	documentVersions: verb<typeof filing.documentId, filing.DocumentVersion[]>('/documents/:id/versions'),
};

/** Those that change something. */
export const ACTIONS = {
	startTimer: verb<typeof time.startTimerInput, TimeEntry>('/time/timer/start'),
	stopTimer: verb<typeof time.stopTimerInput, TimeEntry>('/time/timer/stop'),
	submitEntries: verb<typeof time.entriesInput, TimeEntry[]>('/time/entries/submit'),
	withdrawEntries: verb<typeof time.entriesInput, TimeEntry[]>('/time/entries/withdraw'),
	approveEntries: verb<typeof time.entriesInput, TimeEntry[]>('/time/entries/approve'),
	rejectEntries: verb<typeof time.rejectEntriesInput, TimeEntry[]>('/time/entries/reject'),
	reopenEntries: verb<typeof time.entriesInput, TimeEntry[]>('/time/entries/reopen'),

	submitExpense: verb<typeof expenses.expenseInput, Expense>('/expenses/:id/submit'),
	withdrawExpense: verb<typeof expenses.expenseInput, Expense>('/expenses/:id/withdraw'),
	approveExpense: verb<typeof expenses.expenseInput, Expense>('/expenses/:id/approve'),
	rejectExpense: verb<typeof expenses.rejectExpenseInput, Expense>('/expenses/:id/reject'),
	reopenExpense: verb<typeof expenses.expenseInput, Expense>('/expenses/:id/reopen'),
	reimburseExpense: verb<typeof expenses.reimburseExpenseInput, Expense>('/expenses/:id/reimburse'),

	previewBilling: verb<typeof billing.fromTimeInput, billing.PreviewedInvoice>('/billing/invoices/preview'),
	billTime: verb<typeof billing.fromTimeInput, billing.ShownInvoice>('/billing/invoices/from-time'),
	issueInvoice: verb<typeof billing.invoiceId, billing.ShownInvoice>('/billing/invoices/:id/issue'),
	cancelInvoice: verb<typeof billing.cancelInput, billing.CancelledInvoice>('/billing/invoices/:id/cancel'),
	markInvoiceSent: verb<typeof billing.markSentInput, billing.ShownInvoice>('/billing/invoices/:id/mark-sent'),
	correctInvoice: verb<typeof billing.correctInput, billing.CorrectedInvoice>('/billing/invoices/:id/correct'),
	recordPayment: verb<typeof payments.paymentInput, billing.ShownInvoice>('/billing/invoices/:id/payments'),
	useCredit: verb<typeof payments.useCreditInput, billing.ShownInvoice>('/billing/invoices/:id/use-credit'),
	reversePayment: verb<typeof payments.reversalInput, billing.ShownInvoice>('/billing/payments/:id/reverse'),
	refundCredit: verb<typeof payments.refundInput, z.output<typeof payments.creditAnswer>>('/billing/customers/:id/refund'),

	sendQuote: verb<typeof quotes.quoteId, quotes.ShownQuote>('/billing/quotes/:id/send'),
	acceptQuote: verb<typeof quotes.quoteId, quotes.ShownQuote>('/billing/quotes/:id/accept'),
	declineQuote: verb<typeof quotes.declineInput, quotes.ShownQuote>('/billing/quotes/:id/decline'),
	reviseQuote: verb<typeof quotes.quoteId, quotes.ShownQuote>('/billing/quotes/:id/revise'),
	createProjectFromQuote: verb<typeof quotes.quoteId, quotes.ShownQuote>('/billing/quotes/:id/create-project'),
	createInvoiceFromQuote: verb<typeof quotes.createInvoiceInput, billing.ShownInvoice>('/billing/quotes/:id/create-invoice'),
	createFinalInvoice: verb<typeof quotes.quoteId, billing.ShownInvoice>('/billing/quotes/:id/create-final-invoice'),

	proposeDunning: verb<typeof dunning.proposeInput, z.output<typeof dunning.proposeAnswer>>('/billing/dunning/propose'),
	confirmNotice: verb<typeof dunning.noticeId, DunningNotice>('/billing/dunning-notices/:id/confirm'),
	dismissNotice: verb<typeof dunning.noticeId, DunningNotice>('/billing/dunning-notices/:id/dismiss'),
	markNoticeSent: verb<typeof dunning.markSentInput, DunningNotice>('/billing/dunning-notices/:id/mark-sent'),

	mailInvoice: verb<typeof mail.sendInvoice, mail.Mailed<billing.ShownInvoice>>('/billing/invoices/:id/send'),
	mailQuote: verb<typeof mail.sendLetter, mail.Mailed<quotes.ShownQuote>>('/billing/quotes/:id/mail'),
	mailNotice: verb<typeof mail.sendLetter, mail.Mailed<DunningNotice>>('/billing/dunning-notices/:id/send'),
	retryMail: verb<typeof mail.mailOf, Mail>('/mail/:id/retry'),

	runRecurringInvoice: verb<typeof recurring.recurringId, z.output<typeof recurring.runAnswer>>('/billing/recurring-invoices/:id/run'),

	/** The same document at another record as well. */
	linkDocument: verb<typeof filing.linkInput, filing.ShownDocument>('/documents/:id/link'),
};

export type InputOf<Of> = Of extends Verb<infer Input, any> ? Input : never;
export type AnswerOf<Of> = Of extends Verb<any, infer Answer> ? Answer : never;
type Methods<Table> = { [Name in keyof Table]: (input: InputOf<Table[Name]>, key?: string) => Promise<AnswerOf<Table[Name]>> };

export type Questions = Methods<typeof QUESTIONS>;
export type Actions = Methods<typeof ACTIONS>;
export type VerbName = keyof Actions;
export type VerbInput<Name extends VerbName> = InputOf<(typeof ACTIONS)[Name]>;
export type VerbAnswer<Name extends VerbName> = AnswerOf<(typeof ACTIONS)[Name]>;

export interface Timer {
	entry: TimeEntry | null;
	/** How far the server's clock is ahead of this device's, in milliseconds. */
	ahead: number;
}

export type Verbs = Questions &
	Actions & {
		timer: () => Promise<Timer>;
		/** A verb that a resource keeps to itself. */
		act: <Input, Answer>(verb: Verb<Input, Answer>, input: Input, key?: string) => Promise<Answer>;
		/** Records of all tables, by words. */
		find: (q: string, signal?: AbortSignal) => Promise<Found[]>;
		/** Single records of several tables, each as `<collection>:<id>`. */
		records: (of: readonly string[], signal?: AbortSignal) => Promise<Found[]>;
		/** A file of Directus, for a field that points at one. */
		uploadFile: (file: File) => Promise<{ id: string }>;
	};

/** Answered once per key: pressing again after a lost answer does not do it twice. */
export const newKey = (): string =>
	[...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

type Input = { id?: string } & Record<string, unknown>;
type Method = (input: any, key?: string) => Promise<any>;

export function createVerbs(http: HttpClient): Verbs {
	const at = (address: string, id = '') => address.replace(':id', encodeURIComponent(id));
	const ask =
		(address: string) =>
		async ({ id }: Input) =>
			(await http(at(address, id))).json?.data;
	const act =
		(address: string) =>
		async ({ id, ...input }: Input, key = newKey()) => {
			const headers = new Headers({ 'Idempotency-Key': key });
			const { json } = await http(at(address, id), { method: 'POST', body: JSON.stringify(input), headers });
			return json?.data;
		};
	const methods = <Table extends Record<string, { address: string }>>(table: Table, by: (address: string) => Method) =>
		Object.fromEntries(Object.entries(table).map(([name, { address }]) => [name, by(address)])) as Record<keyof Table, Method>;

	return {
		...methods(QUESTIONS, ask),
		...methods(ACTIONS, act),
		act: ({ address }, input, key) => act(address)(input as Input, key),
		find: async (q, signal) =>
			(await http(`/kontor/search?${new URLSearchParams({ q })}`, { isImpatient: true, ...(signal && { signal }) })).json.data,
		records: async (of, signal) =>
			(await http(`/kontor/records?${new URLSearchParams({ of: of.join(',') })}`, { isImpatient: true, ...(signal && { signal }) })).json
				.data,
		uploadFile: async (file) => {
			const body = new FormData();
			body.append('title', file.name);
			body.append('file', file);
			return (await http('/files', { method: 'POST', body })).json.data;
		},
		timer: async () => {
			const { json, headers } = await http('/time/timer');
			const now = Date.parse(headers.get('Date') ?? '');
			return { entry: json?.data ?? null, ahead: Number.isNaN(now) ? 0 : now - Date.now() };
		},
	};
}
