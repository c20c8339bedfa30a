/** Checked by the compiler: a row that does not fit fails `npm run check`. */
import { expectTypeOf, test } from 'vitest';
import type { DunningNotice, Expense, Invoice, InvoiceLine, Organization, Payment, Quote, QuoteLine } from '../generated/schema.js';
import type { TaxSummaryGroup } from '../papers/rules/frozen.js';
import type { Line, Terms } from '../papers/rules/totals.js';
import type { CollectionName, loadLocked, readRow, readRows } from './load.js';
import type { organizationOf } from './organizations.js';

test('a row has the type of the collection that is named', () => {
	expectTypeOf<ReturnType<typeof readRow<'invoices'>>>().resolves.toEqualTypeOf<Invoice | null>();
	expectTypeOf<ReturnType<typeof readRows<'payments'>>>().resolves.toEqualTypeOf<Payment[]>();
	expectTypeOf<ReturnType<typeof loadLocked<'quotes'>>>().resolves.toEqualTypeOf<Quote>();
	expectTypeOf<ReturnType<typeof organizationOf>>().resolves.toEqualTypeOf<Organization>();
	expectTypeOf<'invoices'>().toExtend<CollectionName>();
	expectTypeOf<'invoice'>().not.toExtend<CollectionName>();
});

test('an amount is a decimal in text, never a number', () => {
	expectTypeOf<Invoice['net_total' | 'tax_total' | 'total' | 'paid_amount' | 'credited_amount' | 'open_amount']>().toEqualTypeOf<string>();
	expectTypeOf<InvoiceLine['quantity' | 'unit_price' | 'tax_rate' | 'net_amount']>().toEqualTypeOf<string>();
	expectTypeOf<Expense['amount' | 'tax_rate' | 'tax_amount'] | Payment['amount']>().toEqualTypeOf<string>();
	expectTypeOf<DunningNotice['open_amount' | 'fee' | 'interest' | 'flat_fee']>().toEqualTypeOf<string>();
	expectTypeOf<Organization['hourly_rate' | 'skonto_percent']>().toEqualTypeOf<string | null>();
	expectTypeOf<Invoice['tax_summary']>().toEqualTypeOf<TaxSummaryGroup[] | null>();
});

test('rows are what the rules calculate with', () => {
	expectTypeOf<InvoiceLine | QuoteLine>().toExtend<Line>();
	expectTypeOf<Invoice | Quote>().toExtend<Terms>();
});
