import { describe, expect, it } from 'vitest';
import { parseCents, sum } from '../../core/rules/money.js';
import type { InvoiceDocument } from '../../papers/rules/invoice-paper.js';
import { readEInvoice } from '../reading/read.js';
import type { ReceivedInvoice } from '../reading/received-invoice.js';
import { checkEInvoice } from '../rules/check.js';
import type { Profile } from '../rules/semantic-model.js';
import { type Case, casesOf, KINDS } from '../testing/cases.js';
import { hasSchemas, NO_SCHEMAS, validate } from '../testing/xsd.js';
import { toCii } from './to-cii.js';
import { toUbl } from './to-ubl.js';

const WRITERS = { cii: toCii, ubl: toUbl };
const SYNTAXES = ['cii', 'ubl'] as const;
const PROFILES: Profile[] = ['en16931', 'xrechnung'];
const COMBINATIONS = SYNTAXES.flatMap((syntax) => PROFILES.flatMap((profile) => KINDS.map((kind) => ({ syntax, profile, kind }))));

/** Names the case that failed: there are too many for a test each. */
function eachCase(cases: Case[], check: (document: InvoiceDocument) => void): void {
	for (const { name, document } of cases) {
		try {
			check(document);
		} catch (error) {
			throw new Error(`${name}: ${(error as Error).message}`, { cause: error });
		}
	}
}

describe.each(COMBINATIONS)('$kind as $syntax, $profile', ({ syntax, profile, kind }) => {
	const cases = casesOf(kind);
	const write = (document: InvoiceDocument) => WRITERS[syntax](document, profile);

	it('breaks no business rule', () => {
		eachCase(cases, (document) => expect(checkEInvoice(document, profile)).toEqual([]));
	});

	it('adds up, and reads back the same figures', () => {
		eachCase(cases, (document) => {
			const received = readEInvoice(Buffer.from(write(document)));
			expectSums(received);
			expectSame(received, document);
		});
	});

	it.skipIf(!hasSchemas)(
		hasSchemas ? 'is valid by the official schema' : `is valid by the official schema (skipped: ${NO_SCHEMAS})`,
		() => {
			eachCase(cases, (document) => validate(write(document), syntax));
		},
	);
});

function expectSums({ lines, allowances, taxes, totals }: ReceivedInvoice): void {
	const lineSum = sum(lines.map(({ netAmount }) => parseCents(netAmount)));
	const allowanceSum = sum(allowances.map(({ amount }) => parseCents(amount)));
	const taxSum = sum(taxes.map(({ taxAmount }) => parseCents(taxAmount)));
	expect(parseCents(totals.lines!)).toBe(lineSum);
	expect(parseCents(totals.allowances ?? '0')).toBe(allowanceSum);
	expect(parseCents(totals.net)).toBe(lineSum - allowanceSum);
	expect(sum(taxes.map(({ netAmount }) => parseCents(netAmount)))).toBe(lineSum - allowanceSum);
	expect(parseCents(totals.tax!)).toBe(taxSum);
	expect(parseCents(totals.total)).toBe(lineSum - allowanceSum + taxSum);
	expect(totals.payable).toBe(totals.total);
}

function expectSame(received: ReceivedInvoice, { invoice, lines, seller, buyer, taxSummary, original }: InvoiceDocument): void {
	expect(received).toMatchObject({
		number: invoice.number,
		issuedDate: invoice.issued_date,
		currency: invoice.currency,
		serviceFrom: invoice.service_from,
		serviceTo: invoice.service_to,
		buyerReference: buyer.leitweg_id,
		orderNumber: invoice.order_number,
		supplier: {
			name: seller.legal_name,
			taxNumber: seller.tax_number,
			street: seller.street,
			zip: seller.zip,
			city: seller.city,
			country: seller.country,
		},
		buyer: { name: buyer.name, electronicAddress: buyer.leitweg_id, city: buyer.city },
		accounts: [{ iban: 'DE89370400440532013000', bic: 'COBADEFFXXX' }],
		lines: lines.map(({ title, net_amount }) => ({ title, netAmount: net_amount })),
		preceding: original ? [{ number: original.number, issuedDate: original.issued_date }] : [],
		totals: { net: invoice.net_total, tax: invoice.tax_total, total: invoice.total, payable: invoice.total },
	});
	expect(received.taxes.map(({ category, netAmount, taxAmount }) => ({ category, netAmount, taxAmount }))).toEqual(
		taxSummary.map((group) => ({ category: group.tax_category, netAmount: group.net_amount, taxAmount: group.tax_amount })),
	);
}
