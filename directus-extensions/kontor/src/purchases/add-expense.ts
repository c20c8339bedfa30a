/** The draft of an expense, with the rights of the caller and through the rules that a plain write passes. */

import { itemsOf, readRow, showRow } from '../core/load.js';
import { formatCents } from '../core/rules/money.js';
import { type Language, writtenDay, writtenMoney, writtenPercent } from '../core/rules/written.js';
import type { VerbContext } from '../core/verbs/verb.js';
import { centsOf } from '../e-invoice/reading/read-values.js';
import type { ReceivedInvoice } from '../e-invoice/reading/received-invoice.js';
import { cleanText } from '../files/rules/file-name.js';
import type { Expense, Organization } from '../generated/schema.js';
import { kontorError } from './errors.js';
import type { Received } from './received.js';
import { type ExpensePart, signOf } from './rules/received-expenses.js';
import { precedingIn } from './warnings.js';

export interface ExpenseToAdd extends Omit<Received, 'file' | 'preview'> {
	invoice: ReceivedInvoice;
	part: ExpensePart;
	file_id: string;
	/** The expenses that a credit note refers to. */
	related: Expense[];
	organization: Organization;
}

export async function addExpense(
	{ invoice, part, file_id, related, organization, ...wanted }: ExpenseToAdd,
	context: VerbContext,
): Promise<Expense> {
	const { accountability } = context;
	const employee_id = wanted.employee_id ?? (await readRow(context, 'employees', accountability.user))?.id;
	if (!employee_id)
		throw kontorError('INVALID_REQUEST', { reason: 'employee_id is needed: you are not an employee yourself', field: 'employee_id' });
	const isCredit = part.amount.startsWith('-');
	const given = {
		...wanted,
		...part,
		// A credit note is never reimbursed to an employee.
		...(isCredit ? { is_reimbursable: false } : {}),
		related_expense_id: (related.find(({ tax_rate }) => Number(tax_rate) === Number(part.tax_rate)) ?? related[0])?.id,
		employee_id,
		supplier: cleanText(invoice.supplier.name, 255),
		supplier_invoice_number: cleanText(invoice.number, 100),
		expense_date: invoice.issuedDate,
		currency: invoice.currency,
		receipt_file_id: file_id,
		note: noteFor(invoice, part, organization),
	};
	const fields = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
	return showRow(context, 'expenses', await itemsOf(context, 'expenses').createOne(fields));
}

function noteFor(invoice: ReceivedInvoice, part: ExpensePart, { locale }: Organization): string {
	const { number, issuedDate, dueDate, totals, currency, preceding } = invoice;
	const language: Language = locale?.startsWith('en') ? 'en' : 'de';
	const [issued, due] = [writtenDay(issuedDate, language), dueDate && writtenDay(dueDate, language)];
	const rate = writtenPercent(part.tax_rate, language);
	const all = formatCents(signOf(invoice) * centsOf(totals.total));
	const total = writtenMoney(all, currency, language);
	const isCredit = all.startsWith('-');
	const of = preceding.length > 0 ? precedingIn(invoice) : '';
	const texts = {
		de: [
			`${isCredit ? 'Gutschrift' : 'Rechnung'} ${number} vom ${issued}${of && ` zu ${of}`}`,
			due && `, fällig am ${due}`,
			`; Anteil mit ${rate} Steuer, von insgesamt ${total}`,
		],
		en: [
			`${isCredit ? 'Credit note' : 'Invoice'} ${number} of ${issued}${of && ` for ${of}`}`,
			due && `, due ${due}`,
			`; ${rate} tax, of ${total} in all`,
		],
	};
	const [first, until, share] = texts[language];
	return [first, until, part.amount !== all && share].filter(Boolean).join('');
}
