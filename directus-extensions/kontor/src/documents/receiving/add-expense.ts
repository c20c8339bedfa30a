/** The draft of an expense, with the rights of the caller and through the rules that a plain write passes. */
import { kontorError } from '../../core/errors.js';
import { readRow, showRow } from '../../core/load.js';
import { germanDay } from '../../core/rules/days.js';
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
	const isPart = part.amount !== totals.total;
	const isEnglish = locale?.startsWith('en');
	const due = dueDate ? (isEnglish ? `, due ${dueDate}` : `, fällig am ${germanDay(dueDate)}`) : '';
	const first = isEnglish ? `Invoice ${number} of ${issuedDate}${due}` : `Rechnung ${number} vom ${germanDay(issuedDate)}${due}`;
	if (!isPart) return first;
	const share = isEnglish
		? `${part.tax_rate} % tax, of ${totals.total} ${currency} in all`
		: `Anteil mit ${germanNumber(part.tax_rate)} % Steuer, von insgesamt ${germanNumber(totals.total)} ${currency}`;
	return `${first}; ${share}`;
}

const germanNumber = (amount: string): string => amount.replace('.', ',');
