/** The draft of an expense, with the rights of the caller and through the rules that a plain write passes. */
import { kontorError } from '../../core/errors.js';
import { readRow, showRow } from '../../core/load.js';
import { type Language, writtenDay, writtenMoney, writtenPercent } from '../../core/rules/written.js';
import type { Expense, Organization } from '../../core/schema.js';
import type { VerbContext } from '../../core/verbs.js';
import type { ReceivedInvoice } from '../e-invoice/received-invoice.js';
import { cleanText } from '../rules/file-name.js';
import type { ExpensePart } from '../rules/received-expenses.js';
import type { Received } from './receive-e-invoice.js';

export interface ExpenseToAdd extends Omit<Received, 'file' | 'preview'> {
	invoice: ReceivedInvoice;
	part: ExpensePart;
	file_id: string;
	organization: Organization;
}

export async function addExpense(
	{ invoice, part, file_id, organization, ...wanted }: ExpenseToAdd,
	context: VerbContext,
): Promise<Expense> {
	const { services, database, schema, accountability } = context;
	const employee_id = wanted.employee_id ?? (await readRow<{ id: string }>(context, 'employees', accountability.user))?.id;
	if (!employee_id)
		throw kontorError('INVALID_REQUEST', { reason: 'employee_id is needed: you are not an employee yourself', field: 'employee_id' });
	const given = {
		...wanted,
		...part,
		employee_id,
		supplier: cleanText(invoice.supplier.name, 255),
		supplier_invoice_number: cleanText(invoice.number, 100),
		expense_date: invoice.issuedDate,
		currency: invoice.currency,
		receipt_file_id: file_id,
		note: noteFor(invoice, part, organization),
	};
	const fields = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
	const expenses = new services.ItemsService('expenses', { knex: database, schema, accountability });
	return showRow<Expense>(context, 'expenses', await expenses.createOne(fields));
}

function noteFor({ number, issuedDate, dueDate, totals, currency }: ReceivedInvoice, part: ExpensePart, { locale }: Organization): string {
	const language: Language = locale?.startsWith('en') ? 'en' : 'de';
	const [issued, due] = [writtenDay(issuedDate, language), dueDate && writtenDay(dueDate, language)];
	const rate = writtenPercent(part.tax_rate, language);
	const total = writtenMoney(totals.total, currency, language);
	const texts = {
		de: [`Rechnung ${number} vom ${issued}`, due && `, fällig am ${due}`, `; Anteil mit ${rate} Steuer, von insgesamt ${total}`],
		en: [`Invoice ${number} of ${issued}`, due && `, due ${due}`, `; ${rate} tax, of ${total} in all`],
	};
	const [first, until, share] = texts[language];
	return [first, until, part.amount !== totals.total && share].filter(Boolean).join('');
}
