/** What can be done beyond writing rows: every verb of the business as a method, each with what it takes. */

import type { Missing } from '@kontor/directus-extension/contracts';
import type { Identifier, RaRecord } from 'react-admin';
import type { HttpClient } from './http';

type Decimal = string;
type Day = string;
type Rows = RaRecord[];

export interface OnTime {
	customer_id?: Identifier;
	projects?: Identifier[];
	from?: Day;
	until: Day;
	group_by: 'entry' | 'day' | 'employee' | 'service' | 'task' | 'project';
	include_expenses?: boolean;
	title?: string;
}

export interface Received {
	amount: Decimal;
	payment_date: Day;
	method: string;
	note?: string;
	reference?: string;
	allow_overpayment?: boolean;
	skonto?: boolean;
}

export interface Skonto {
	/** The last day of a payment that may take it. */
	until: Day;
	amount: Decimal;
	/** What settles the invoice with it. */
	payable: Decimal;
}

export interface Credit {
	balances: { currency: string; balance: Decimal }[];
	entries: Rows;
}

/** The mail that a document would be sent with. */
export interface MailPreview {
	/** Nothing where no usable address is known. */
	recipient: string | null;
	/** Where the customer's address is entered. */
	address: { collection: string; id: Identifier; field: string };
	subject: string;
	body: string;
	attachments: string[];
	/** Why it would stay in the outbox for now. */
	held: { de: string; en: string } | null;
}

export interface Letter {
	to: string;
	cc?: string[];
	subject: string;
	body: string;
}

interface Started {
	project_id?: Identifier;
	task_id?: Identifier;
	service_id?: Identifier;
	note?: string;
	is_billable?: boolean;
	/** Another clock that runs is stopped first. */
	stop_running?: boolean;
}

export interface Timer {
	entry: RaRecord | null;
	/** How far the server's clock is ahead of this device's, in milliseconds. */
	ahead: number;
}

/** Answered once per key: pressing again after a lost answer does not do it twice. */
export const newKey = (): string =>
	[...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

export function createVerbs(http: HttpClient) {
	async function verb<Answer>(path: string, input: object = {}, idempotencyKey = newKey()): Promise<Answer> {
		const headers = new Headers({ 'Idempotency-Key': idempotencyKey });
		const { json } = await http(path, { method: 'POST', body: JSON.stringify(input), headers });
		return json?.data;
	}
	async function ask<Answer>(path: string): Promise<Answer> {
		return (await http(path)).json?.data;
	}

	type On<Input> = { id: Identifier } & Input;
	const at =
		<Input = object, Answer = RaRecord>(path: string) =>
		(input: Input, key?: string) =>
			verb<Answer>(path, input as object, key);
	const on =
		<Input = object, Answer = RaRecord>(before: string, after: string) =>
		({ id, ...input }: On<Input>, key?: string) =>
			verb<Answer>(`${before}/${encodeURIComponent(id)}/${after}`, input, key);
	const invoice = <Input = object>(name: string) => on<Input>('/billing/invoices', name);
	const quote = <Input = object>(name: string) => on<Input>('/billing/quotes', name);
	const notice = <Input = object>(name: string) => on<Input>('/billing/dunning-notices', name);
	const expense = <Input = object>(name: string) => on<Input>('/expenses', name);
	const entries = <Input = object>(name: string) => at<{ ids: Identifier[] } & Input, Rows>(`/time/entries/${name}`);

	return {
		/** A file of Directus, for a field that points at one. */
		uploadFile: async (file: File): Promise<{ id: string }> => {
			const body = new FormData();
			body.append('title', file.name);
			body.append('file', file);
			return (await http('/files', { method: 'POST', body })).json.data;
		},

		timer: async (): Promise<Timer> => {
			const { json, headers } = await http('/time/timer');
			const now = Date.parse(headers.get('Date') ?? '');
			return { entry: json?.data ?? null, ahead: Number.isNaN(now) ? 0 : now - Date.now() };
		},
		startTimer: at<Started>('/time/timer/start'),
		stopTimer: at<{ note?: string }>('/time/timer/stop'),
		submitEntries: entries('submit'),
		withdrawEntries: entries('withdraw'),
		approveEntries: entries('approve'),
		rejectEntries: entries<{ reason: string }>('reject'),
		reopenEntries: entries('reopen'),
		projectBudget: (id: Identifier) => ask<RaRecord>(`/time/projects/${encodeURIComponent(id)}/budget`),

		submitExpense: expense('submit'),
		withdrawExpense: expense('withdraw'),
		approveExpense: expense('approve'),
		rejectExpense: expense<{ reason: string }>('reject'),
		reopenExpense: expense('reopen'),
		reimburseExpense: expense<{ reimbursed_at?: string }>('reimburse'),

		previewBilling: at<OnTime, any>('/billing/invoices/preview'),
		billTime: at<OnTime>('/billing/invoices/from-time'),
		invoiceChecks: (id: Identifier) => ask<{ missing: Missing[] }>(`/billing/invoices/${encodeURIComponent(id)}/checks`),
		/** Nothing where the invoice offers none, or it was taken. */
		invoiceSkonto: (id: Identifier) => ask<Skonto | null>(`/billing/invoices/${encodeURIComponent(id)}/skonto`),
		issueInvoice: invoice('issue'),
		cancelInvoice: invoice<{ reason?: string }>('cancel'),
		markInvoiceSent: invoice<{ sent_at?: string }>('mark-sent'),
		correctInvoice: invoice<{ lines: { line_id: Identifier; quantity: Decimal }[]; reason?: string }>('correct'),
		recordPayment: invoice<Received>('payments'),
		useCredit: invoice<{ amount?: Decimal }>('use-credit'),
		reversePayment: on<{ note?: string; payment_date?: Day }>('/billing/payments', 'reverse'),
		customerCredit: (id: Identifier) => ask<Credit>(`/billing/customers/${encodeURIComponent(id)}/credit`),
		refundCredit: on<{ amount: Decimal; payment_date: Day; method: string; currency?: string; note?: string; reference?: string }>(
			'/billing/customers',
			'refund',
		),

		sendQuote: quote('send'),
		acceptQuote: quote('accept'),
		declineQuote: quote<{ reason?: string }>('decline'),
		reviseQuote: quote('revise'),
		createProjectFromQuote: quote('create-project'),
		createInvoiceFromQuote: quote<{ percent?: Decimal }>('create-invoice'),
		createFinalInvoice: quote('create-final-invoice'),

		proposeDunning: at<{ customer_id?: Identifier }, any>('/billing/dunning/propose'),
		confirmNotice: notice('confirm'),
		dismissNotice: notice('dismiss'),
		markNoticeSent: notice('mark-sent'),

		previewMail: ({ path, id }: { path: string; id: Identifier }) => ask<MailPreview>(`/billing/${path}/${encodeURIComponent(id)}/mail`),
		mailInvoice: invoice<Letter>('send'),
		mailQuote: quote<Letter>('mail'),
		mailNotice: notice<Letter>('send'),
		retryMail: on('/mail', 'retry'),

		runRecurringInvoice: on<object, any>('/billing/recurring-invoices', 'run'),
	};
}

export type Verbs = ReturnType<typeof createVerbs>;
/** Those that change something, in the one form that a press of a button needs. */
export type VerbName = {
	[Name in keyof Verbs]: Verbs[Name] extends (input: any, key?: string) => Promise<any> ? Name : never;
}[keyof Verbs];
export type VerbInput<Name extends VerbName> = Parameters<Verbs[Name]>[0];
export type VerbAnswer<Name extends VerbName> = Awaited<ReturnType<Verbs[Name]>>;
