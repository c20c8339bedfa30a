import { describe, expect, it } from 'vitest';
import { readCii } from '../reading/read-cii.js';
import type { EInvoice } from '../rules/semantic-model.js';
import { toSemanticModel } from '../rules/to-semantic-model.js';
import { documentOf } from '../testing/fixtures.js';
import { asMeant, NotAsMeantError } from './as-meant.js';
import { ciiOf } from './to-cii.js';

const model = toSemanticModel(documentOf({ lines: [{}, { tax_rate: '7.00' }], invoice: { discount_percent: '3' } }), 'en16931');

describe('an e-invoice that does not say what was meant', () => {
	it('is not given away', () => {
		expect(asMeant(model, ciiOf(model), readCii)).toContain('RE-2026-0042');
	});

	/** Imitates a writer that dropped or changed something: it writes one model, and is checked against another. */
	it.each<[string, Partial<EInvoice>]>([
		['number', { number: 'RE-2026-0043' }],
		['supplier.name', { seller: { ...model.seller, name: 'Anders & Co' } }],
		['supplier.vatId', { seller: { ...model.seller, vatId: 'DE999999999' } }],
		['buyer.street', { buyer: { ...model.buyer, address: { ...model.buyer.address, lines: ['Weg 1', 'Hinterhaus'] } } }],
		['lines', { lines: model.lines.slice(1) }],
		['lines.1.title', { lines: [model.lines[0]!, { ...model.lines[1]!, name: 'Leistung\u00a02' }] }],
		['lines.0.netAmount', { lines: [{ ...model.lines[0]!, net: 88_001n }, model.lines[1]!] }],
		['taxes.0.taxAmount', { taxes: [{ ...model.taxes[0]!, tax: 1n }, model.taxes[1]!] }],
		['allowances', { allowances: [] }],
		['totals.payable', { totals: { ...model.totals, payable: 1n } }],
		['notes', { notes: [] }],
		['preceding', { preceding: [{ number: 'RE-1' }] }],
	])('is refused at %s', (at, meant) => {
		expect(() => asMeant({ ...model, ...meant }, ciiOf(model), readCii)).toThrow(expect.objectContaining({ at }));
	});

	it('is refused where the XML could not be read at all', () => {
		const broken = ciiOf({ ...model, number: 'RE\u0001' });
		expect(() => asMeant({ ...model, number: 'RE\u0001' }, broken, readCii)).toThrow(NotAsMeantError);
	});
});
