/** The tax of an expense that is written plainly: computed if it is missing, refused if it can't be right. */
import type { Row } from '../core/context.js';
import type { Expense } from '../generated/schema.js';
import { kontorError } from './errors.js';
import { taxOf } from './rules/tax.js';

const USUAL_RATE = '19';
const DECIMAL = /^-?\d{1,12}(\.\d{1,2}0*)?$/;
const isGiven = (value: unknown): value is string | number => value !== undefined && value !== null && value !== '';

export function completeExpense(given: Row): Row {
	const { amount, tax_rate = USUAL_RATE, tax_amount } = given;
	// Without an amount Directus says that it is required.
	return isGiven(amount) ? { ...given, tax_amount: taxFor({ amount, tax_rate: tax_rate ?? USUAL_RATE, tax_amount }) } : given;
}

/** A new amount or rate means new tax, unless the tax is given, too. */
export function changeExpenses(given: Row, rows: Expense[]): Row {
	if (!['amount', 'tax_rate', 'tax_amount'].some((field) => isGiven(given[field]))) return given;
	const taxes = new Set(
		rows.map(({ amount, tax_rate }) =>
			taxFor({ amount: given.amount ?? amount, tax_rate: given.tax_rate ?? tax_rate, tax_amount: given.tax_amount }),
		),
	);
	if (taxes.size > 1)
		throw kontorError('INVALID_REQUEST', {
			reason: 'the tax differs from expense to expense: change them one by one',
			field: 'tax_amount',
		});
	return taxes.size === 1 ? { ...given, tax_amount: [...taxes][0] } : given;
}

function taxFor(given: { amount: unknown; tax_rate: unknown; tax_amount?: unknown }): string {
	const values = { ...given, tax_amount: isGiven(given.tax_amount) ? given.tax_amount : null };
	for (const [field, value] of Object.entries(values))
		if (value !== null && !DECIMAL.test(String(value)))
			throw kontorError('INVALID_REQUEST', { reason: `${field} is not a decimal number with at most 2 decimal places`, field });
	if (Number(values.tax_rate) < 0 || Number(values.tax_rate) > 100)
		throw kontorError('INVALID_REQUEST', { reason: 'tax_rate is a percentage between 0 and 100', field: 'tax_rate' });
	const { tax_amount, most } = taxOf(values as Parameters<typeof taxOf>[0]);
	if (most !== undefined)
		throw kontorError('TAX_AMOUNT_TOO_HIGH', {
			collection: 'expenses',
			field: 'tax_amount',
			tax_amount,
			most,
			amount: String(given.amount),
			tax_rate: String(given.tax_rate),
		});
	return tax_amount;
}
