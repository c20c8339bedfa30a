/**
 * Whatever somebody types or pastes: it is in the e-invoice character by character, or the invoice is refused and the error names the
 * field.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCents, sum } from '../../core/rules/money.js';
import type { InvoiceDocument } from '../../papers/rules/invoice-paper.js';
import { type ReceivedInvoice, readEInvoice } from '../reading/read.js';
import { checkEInvoice } from '../rules/check.js';
import { textProblems } from '../rules/check-texts.js';
import type { Profile } from '../rules/semantic-model.js';
import { casesOf, KINDS } from '../testing/cases.js';
import { documentOf } from '../testing/fixtures.js';
import { hasSchemas, validate } from '../testing/xsd.js';
import { toCii } from './to-cii.js';
import { toUbl } from './to-ubl.js';

const WRITERS = { cii: toCii, ubl: toUbl } as const;

/** Each text that a person enters, and where the reader finds it again. */
type Field = [
	put: (document: InvoiceDocument, text: string) => InvoiceDocument,
	read: (received: ReceivedInvoice) => string | null | undefined,
];
const seller =
	(column: string): Field[0] =>
	(document, text) => ({ ...document, seller: { ...document.seller, [column]: text } });
const buyer =
	(column: string): Field[0] =>
	(document, text) => ({ ...document, buyer: { ...document.buyer, [column]: text } });
const invoice =
	(column: string): Field[0] =>
	(document, text) => ({ ...document, invoice: { ...document.invoice, [column]: text } });
const line =
	(column: string): Field[0] =>
	(document, text) => ({
		...document,
		lines: document.lines.map((one) => ({ ...one, [column]: text })),
	});
const FIELDS: Record<string, Field> = {
	'seller.legal_name': [seller('legal_name'), ({ supplier }) => supplier.name],
	'seller.street': [seller('street'), ({ supplier }) => supplier.street],
	'seller.zip': [seller('zip'), ({ supplier }) => supplier.zip],
	'seller.city': [seller('city'), ({ supplier }) => supplier.city],
	'seller.phone': [seller('phone'), ({ supplier }) => supplier.phone],
	'seller.email': [seller('email'), ({ supplier }) => supplier.email],
	'seller.managing_directors': [seller('managing_directors'), ({ supplier }) => supplier.contactName],
	'seller.tax_number': [seller('tax_number'), ({ supplier }) => supplier.taxNumber],
	'seller.register_number': [seller('register_number'), ({ supplier }) => supplier.registration],
	'seller.bank_accounts': [
		(document, text) => ({ ...document, seller: { ...document.seller, legal_name: null, name: text } }),
		({ accounts }) => accounts[0]?.holder,
	],
	'buyer.name': [buyer('name'), ({ buyer: { name } }) => name],
	'buyer.street': [buyer('street'), ({ buyer: { street } }) => street],
	'buyer.zip': [buyer('zip'), ({ buyer: { zip } }) => zip],
	'buyer.city': [buyer('city'), ({ buyer: { city } }) => city],
	'buyer.leitweg_id': [buyer('leitweg_id'), ({ buyerReference }) => buyerReference],
	'buyer.billing_email': [
		(document, text) => ({ ...document, buyer: { ...document.buyer, leitweg_id: null, buyer_reference: 'Referenz', billing_email: text } }),
		({ buyer: { electronicAddress } }) => electronicAddress,
	],
	'buyer.contact.lastname': [
		(document, lastname) => ({
			...document,
			buyer: { ...document.buyer, contact: { ...document.buyer.contact!, title: null, firstname: null, lastname } },
		}),
		({ buyer: { contactName } }) => contactName,
	],
	'invoice.title': [invoice('title'), ({ notes }) => notes[0]],
	'invoice.closing_text': [invoice('closing_text'), ({ notes }) => notes.at(-1)],
	'invoice.order_number': [invoice('order_number'), ({ orderNumber }) => orderNumber],
	'invoice.number': [invoice('number'), ({ number }) => number],
	'lines.0.title': [line('title'), ({ lines }) => lines[0]!.title],
	'lines.0.description': [line('description'), ({ lines }) => lines[0]!.description],
	'invoice.tax_summary': [
		(document, exemption_reason) => ({ ...document, taxSummary: document.taxSummary.map((group) => ({ ...group, exemption_reason })) }),
		({ taxes }) => taxes[0]!.exemptionReason,
	],
	'invoice.related_invoice_id': [
		(document, number) => ({ ...document, original: { number, issued_date: '2026-01-05' } }),
		({ preceding }) => preceding[0]?.number,
	],
};

const NASTY = [
	'F&E; Institut GmbH',
	'R&D;7',
	'https://shop.example.com/?a=1&reg;=3&lt=4&copy',
	'&amp; &amp;amp; &lt;b&gt; &#8364; &#x20AC; &#1; &nbsp; &unknown; &;',
	'<b>fett</b> <!-- nein --> <?php ?> <![CDATA[ a ]]> ]]> ]]>',
	`"doppelt" 'einfach' „deutsch“ \`schief\``,
	'שלום עולם مرحبا \u202Eumgekehrt\u202C \u200F',
	'株式会社 東京、한국 กรุงเทพ ভারত',
	'👩‍👩‍👧‍👦 🏳️‍🌈 𝔘𝔫𝔦𝔠𝔬𝔡𝔢 𠮷',
	'e\u0301 é \u00a0\u2003\u200b\u2028\u2029\u0085\ufeff x',
	'Zeile 1\nZeile 2\r\nZeile 3\rZeile 4\tTab',
	'\u007f\u0080\u009f\ufdd0\u{1ffff}',
	'$ {{mustache}} %s %n $& $1 \\u0041 \\n __proto__ constructor',
	'#SKONTO#TAGE=1#PROZENT=99.00#',
];
const UNWRITABLE = ['a\u0001b', '\u0000', 'a\u000bb', 'x\ud800y', 'x\udfffy', 'x\ufffey', 'x\uffff', '\u001b[31mrot'];

/** What XML and the standard's own rules make of a text: no space around it, and one kind of line end. */
const meant = (text: string, field?: string) => {
	const clean = text.replace(/\r\n?/g, '\n').trim();
	// A street of several lines is several elements, which the reader puts into one line again.
	const lines = clean.split('\n').map((one) => one.trim());
	return field?.endsWith('.street') ? lines.filter(Boolean).join(', ') : clean;
};

describe.each(Object.entries(FIELDS))('%s', (field, [put, read]) => {
	const base = documentOf({ lines: [{ tax_category: 'E', tax_rate: '0.00' }] });

	it.each(NASTY)('keeps %j', (text) => {
		const document = put(base, text);
		expect(textProblems(document)).toEqual([]);
		for (const write of [toCii, toUbl]) {
			const received = readEInvoice(Buffer.from(write(document, 'xrechnung')));
			expect(read(received)).toBe(meant(text, field));
		}
	});

	it('refuses what XML can not hold, and names field and character', () => {
		for (const text of UNWRITABLE) {
			const [problem, ...more] = textProblems(put(base, text));
			expect(more).toEqual([]);
			// The account's holder is the organization's name.
			expect(problem!.field).toBe(field === 'seller.bank_accounts' ? 'seller.name' : field);
			expect(problem!.de).toMatch(/„.+“ enthält ein unsichtbares Zeichen \(U\+[0-9A-F]{4}\)/);
			expect(problem!.en).toMatch(/".+" holds an invisible character \(U\+[0-9A-F]{4}\)/);
		}
	});
});

/** Also what no keyboard has: any code unit, alone or in pairs. */
const anyText = fc.oneof(
	fc.string({ unit: 'binary' }),
	fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 20 }).map((units) => String.fromCharCode(...units)),
	fc
		.array(fc.constantFrom('&', ';', '<', '>', '"', "'", ']]>', '&#', '&amp;', 'x41;', 'reg', ' ', '\r', '\n', '\ud83d', '\ude00'), {
			maxLength: 12,
		})
		.map((parts) => parts.join('')),
	fc.constantFrom(...NASTY, ...UNWRITABLE),
);

describe('any text in any field', () => {
	it('survives to the character in both syntaxes, or is refused with its field', () => {
		fc.assert(
			fc.property(fc.constantFrom(...Object.keys(FIELDS)), anyText, (field, pasted) => {
				const [put, read] = FIELDS[field]!;
				// Something must be left of names that the standard wants.
				const text = `Wort ${pasted} Wort`;
				const document = put(documentOf({ lines: [{ tax_category: 'E', tax_rate: '0.00' }] }), text);
				const problems = textProblems(document);
				// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it is about.
				const canBeWritten = !/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/.test(text) && text.isWellFormed();
				expect(problems.length).toBe(canBeWritten ? 0 : 1);
				if (!canBeWritten) return;
				for (const write of [toCii, toUbl]) expect(read(readEInvoice(Buffer.from(write(document, 'en16931'))))).toBe(meant(text, field));
			}),
			{ numRuns: 2000 },
		);
	});
});

/** An invoice of each kind, tax, discount and price mode, with difficult texts in every field. */
const DOCUMENTS = KINDS.flatMap((kind) => casesOf(kind).filter((_, index) => index % 3 === 0)).map(({ name, document }, index) => {
	const pick = (offset: number) => NASTY[(index + offset) % NASTY.length]!;
	return {
		name,
		document: {
			...document,
			seller: {
				...document.seller,
				legal_name: pick(0),
				street: pick(1),
				city: pick(2),
				managing_directors: pick(3),
				register_number: pick(4),
			},
			buyer: {
				...document.buyer,
				name: pick(5),
				street: pick(6),
				city: pick(7),
				number: pick(8),
				contact: { ...document.buyer.contact!, lastname: pick(9) },
			},
			invoice: { ...document.invoice, title: pick(10), intro_text: pick(11), closing_text: pick(12), order_number: pick(13) },
			lines: document.lines.map((one, at) => ({ ...one, title: pick(at), description: pick(at + 1) })),
		} satisfies InvoiceDocument,
	};
});

describe(`${DOCUMENTS.length} documents full of them`, () => {
	it('are enough', () => {
		expect(DOCUMENTS.length).toBeGreaterThanOrEqual(200);
	});

	it.each(
		(['cii', 'ubl'] as const).flatMap((syntax) => (['en16931', 'xrechnung'] as const).map((profile) => [syntax, profile] as const)),
	)('break no rule, are valid, say every text and add up: %s, %s', (syntax, profile: Profile) => {
		for (const { name, document } of DOCUMENTS) {
			expect(textProblems(document), name).toEqual([]);
			expect(checkEInvoice(document, profile), name).toEqual([]);
			const xml = WRITERS[syntax](document, profile);
			if (hasSchemas) validate(xml, syntax);
			const received = readEInvoice(Buffer.from(xml));
			expect([received.supplier.name, received.buyer.name, received.orderNumber], name).toEqual(
				[document.seller.legal_name, document.buyer.name, document.invoice.order_number].map((text) => meant(String(text))),
			);
			expect(received.lines.map(({ title, description }) => [title, description])).toEqual(
				document.lines.map(({ title, description }) => [meant(title), meant(description)]),
			);
			expectSums(received, document, name);
		}
	});
});

/** Recomputed in whole cents from what was read, and held against the rows. */
function expectSums(
	{ lines, allowances, taxes, totals }: ReceivedInvoice,
	{ invoice: { net_total, tax_total, total } }: InvoiceDocument,
	name: string,
) {
	const net = sum(lines.map(({ netAmount }) => parseCents(netAmount))) - sum(allowances.map(({ amount }) => parseCents(amount)));
	const tax = sum(taxes.map(({ taxAmount }) => parseCents(taxAmount)));
	expect([net, tax, net + tax, parseCents(totals.payable)], name).toEqual([net_total, tax_total, total, total].map(parseCents));
}
