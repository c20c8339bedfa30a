import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentOf } from '../testing/fixtures.js';
import { plainPdf } from '../testing/pdf-fixtures.js';
import { toCii } from '../writing/to-cii.js';
import { toUbl } from '../writing/to-ubl.js';
import { readEInvoice } from './read.js';
import { EInvoiceReadError } from './read-error.js';

const CII = toCii(documentOf(), 'xrechnung');
const UBL = toUbl(documentOf(), 'xrechnung');
const PROFILE = 'urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0';

const cii = (from: string | RegExp, to: string) => Buffer.from(CII.replace(from, to));
const ubl = (from: string | RegExp, to: string) => Buffer.from(UBL.replace(from, to));

describe('readEInvoice', () => {
	it('reads what a person wants to know', () => {
		const invoice = readEInvoice(Buffer.from(CII));
		expect(invoice).toMatchObject({
			syntax: 'cii',
			profile: 'XRechnung 3.0',
			kind: 'invoice',
			number: 'RE-2026-0042',
			issuedDate: '2026-02-01',
			dueDate: '2026-02-15',
			serviceFrom: '2026-01-01',
			serviceTo: '2026-01-31',
			currency: 'EUR',
			supplier: {
				name: 'Muster Beratung GmbH',
				vatId: 'DE136695976',
				taxNumber: '37/123/45678',
				registration: 'HRB 12345',
				city: 'Berlin',
			},
			accounts: [{ iban: 'DE89370400440532013000', holder: 'Muster Beratung GmbH', bic: 'COBADEFFXXX' }],
			lines: [
				{ title: 'Leistung 1', quantity: '8', unit: 'HUR', unitPrice: '110.00', netAmount: '880.00', taxCategory: 'S', taxRate: '19.00' },
			],
			taxes: [{ category: 'S', rate: '19.00', netAmount: '880.00', taxAmount: '167.20', exemptionReason: null }],
			totals: { lines: '880.00', net: '880.00', tax: '167.20', total: '1047.20', prepaid: null, payable: '1047.20' },
			notes: ['Beratung im Januar', 'vielen Dank für Ihren Auftrag.', 'Wir danken für die gute Zusammenarbeit.'],
		});
		expect({ ...readEInvoice(Buffer.from(UBL)), syntax: 'cii' }).toEqual(invoice);
		expect(readEInvoice(plainPdf(CII))).toEqual(invoice);
	});

	it('reads a UBL credit note', () => {
		const note = UBL.replaceAll('Invoice-2', 'CreditNote-2')
			.replace('<Invoice ', '<CreditNote ')
			.replace('</Invoice>', '</CreditNote>')
			.replaceAll('InvoiceTypeCode>', 'CreditNoteTypeCode>')
			.replace('>380<', '>381<')
			.replaceAll('cac:InvoiceLine>', 'cac:CreditNoteLine>')
			.replaceAll('InvoicedQuantity', 'CreditedQuantity');
		expect(readEInvoice(Buffer.from(note))).toMatchObject({ kind: 'credit_note', lines: [{ quantity: '8' }] });
	});

	it('reads the header of profiles that have no lines', () => {
		const minimum = CII.replace(PROFILE, 'urn:factur-x.eu:1p0:minimum')
			.replace(/<ram:IncludedSupplyChainTradeLineItem>[\s\S]*<\/ram:IncludedSupplyChainTradeLineItem>/, '')
			.replace(/<ram:LineTotalAmount>.*?<\/ram:LineTotalAmount>/, '');
		expect(readEInvoice(Buffer.from(minimum))).toMatchObject({
			profile: 'ZUGFeRD/Factur-X MINIMUM',
			hasLines: false,
			lines: [],
			totals: { lines: null, total: '1047.20' },
		});
	});

	it.each([
		['urn:cen.eu:en16931:2017', 'EN 16931'],
		['urn:cen.eu:en16931:2017#compliant#urn:factur-x.eu:1p0:basic', 'ZUGFeRD/Factur-X BASIC'],
		['urn:factur-x.eu:1p0:basicwl', 'ZUGFeRD/Factur-X BASIC WL'],
		['urn:cen.eu:en16931:2017#conformant#urn:factur-x.eu:1p0:extended', 'ZUGFeRD/Factur-X EXTENDED'],
		['urn:cen.eu:en16931:2017#conformant#urn:zugferd.de:2p0:extended', 'ZUGFeRD/Factur-X EXTENDED'],
		['urn:cen.eu:en16931:2017#compliant#urn:xoev-de:kosit:standard:xrechnung_2.3', 'XRechnung 2.3'],
		['urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0', 'Peppol BIS Billing'],
		['urn:cen.eu:en16931:2017#compliant#urn:example.com:own', 'EN 16931 (CIUS)'],
	])('knows the profile %s', (id, profile) => {
		expect(readEInvoice(cii(PROFILE, id))).toMatchObject({ profile, profileId: id });
	});

	const recoded = (xml: string, encoding: string) => xml.replace('encoding="UTF-8"', `encoding="${encoding}"`);
	it.each([
		['UTF-8 with a mark', Buffer.from(`\ufeff${CII}`)],
		['UTF-16 little endian', Buffer.from(`\ufeff${recoded(CII, 'UTF-16')}`, 'utf16le')],
		['UTF-16 big endian', Buffer.from(`\ufeff${recoded(CII, 'UTF-16')}`, 'utf16le').swap16()],
		['UTF-16 without a mark', Buffer.from(recoded(CII, 'UTF-16'), 'utf16le')],
		['ISO-8859-1', Buffer.from(recoded(CII, 'ISO-8859-1'), 'latin1')],
		['no declaration', Buffer.from(CII.replace(/<\?xml.*?\?>/, ''))],
		['other prefixes', Buffer.from(CII.replaceAll('ram:', 'a:').replaceAll('xmlns:ram', 'xmlns:a'))],
		['CDATA and character references', cii('Musterweg 1', '<![CDATA[Musterweg]]>&#32;&#x31;')],
		['space before the declaration', Buffer.from(`\n  ${CII}`)],
	])('reads %s', (_, bytes) => {
		const { supplier, buyer } = readEInvoice(bytes);
		expect([supplier.street, buyer.name]).toEqual(['Musterweg 1', 'Bundesamt für Beispiele & Söhne <Nord>']);
	});

	it.each([
		['100', '100.00'],
		['1047.2000', '1047.20'],
		['0047.205', '47.205'],
		['-.5', '-0.50'],
		['+3', '3.00'],
		['-0.00', '0.00'],
	])('writes the amount %s as %s', (text, amount) => {
		expect(readEInvoice(ubl(/(<cbc:PayableAmount[^>]*>)[^<]*/, `$1${text}`)).totals.payable).toBe(amount);
	});
});

describe('readEInvoice, given what is no e-invoice', () => {
	const doctype = (subset: string) => cii('?>', `?><!DOCTYPE x [${subset}]>`);
	const deep = (depth: number) => `${'<a>'.repeat(depth)}${'</a>'.repeat(depth)}`;
	const bomb = plainPdf(Buffer.alloc(200_000_000, 32));
	const objectStreams = (count: number) => {
		const stream = plainPdf(Buffer.alloc(9_900_000, 32)).toString('latin1');
		return Buffer.from(`%PDF-1.7\n${stream.replace('/Type /EmbeddedFile', '/Type /ObjStm /First 5').repeat(count)}`, 'latin1');
	};

	it.each<[string, string, Uint8Array | string]>([
		// No XML at all.
		['empty', 'nothing', ''],
		['not_xml', 'text', 'Rechnung Nr. 5'],
		['not_xml', 'spaces', ' \n '],
		['not_xml', 'JSON', '{"invoice": 1}'],
		['not_xml', 'zeros', 'a\0\0\0'],
		['not_xml', 'a picture', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0x00, 0x10])],
		['not_xml', 'zeros from the start', Buffer.alloc(64)],
		['not_xml', 'random bytes', Buffer.from([0x9c, 0xfa, 0x12, 0x88])],
		['too_large', 'eleven megabytes', Buffer.alloc(11_000_000, 32)],
		// Encodings.
		['encoding', 'UTF-7', cii('UTF-8', 'UTF-7')],
		['encoding', 'EBCDIC', cii('UTF-8', 'IBM037')],
		['encoding', 'UTF-32', Buffer.from([0xff, 0xfe, 0, 0, 0x3c, 0, 0, 0])],
		['encoding', 'Latin-1 that claims to be UTF-8', Buffer.from(CII, 'latin1')],
		['encoding', 'UTF-16 that is none', cii('UTF-8', 'UTF-16')],
		['encoding', 'half a character at the end', Buffer.concat([Buffer.from(CII), Buffer.from([0xc3])])],
		['encoding', 'half of UTF-16', Buffer.from(`\ufeff${CII}`, 'utf16le').subarray(0, 1001)],
		// DOCTYPE and entities.
		['doctype', 'an empty DOCTYPE', cii('?>', '?><!DOCTYPE rsm:CrossIndustryInvoice>')],
		['doctype', 'a public DOCTYPE', cii('?>', '?><!DOCTYPE x PUBLIC "-//x" "http://example.com/x.dtd">')],
		['doctype', 'a DOCTYPE of another case', cii('?>', '?><!DOCTYPE  X SYSTEM "x">')],
		['doctype', 'a file as an entity', doctype('<!ENTITY e SYSTEM "file:///etc/passwd">')],
		['doctype', 'an address as an entity', doctype('<!ENTITY e SYSTEM "http://169.254.169.254/">')],
		['doctype', 'a parameter entity', doctype('<!ENTITY % p SYSTEM "http://example.com/p"> %p;')],
		['doctype', 'a billion laughs', doctype('<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;"><!ENTITY c "&b;&b;&b;">')],
		['doctype', 'a quadratic blow-up', doctype(`<!ENTITY a "${'a'.repeat(100_000)}">`)],
		['doctype', 'a default attribute', doctype('<!ATTLIST x y CDATA "z">')],
		['malformed', 'an unknown entity', cii('Musterweg', '&nbsp;')],
		['malformed', 'an entity without a name', cii('Musterweg', '&;')],
		['malformed', 'a reference to a forbidden character', cii('Musterweg', '&#0;')],
		['malformed', 'a reference beyond Unicode', cii('Musterweg', '&#x110000;')],
		// Damaged XML.
		['malformed', 'only a declaration', '<?xml version="1.0"?>'],
		['malformed', 'cut off', CII.slice(0, 3000)],
		['malformed', 'a tag that is not closed', cii('</ram:TypeCode>', '')],
		['malformed', 'tags that cross', '<a><b></a></b>'],
		['malformed', 'two roots', `${CII}<a/>`],
		['malformed', 'text behind the root', `${CII}x`],
		['malformed', 'an attribute twice', '<a b="1" b="2"/>'],
		['malformed', 'an attribute twice by namespace', '<a xmlns:x="u" xmlns:y="u" x:b="1" y:b="2"/>'],
		['malformed', 'an unknown prefix', cii('xmlns:ram=', 'xmlns:rum=')],
		['malformed', 'a control character', cii('Musterweg', '\u0001')],
		['malformed', 'a bare less-than', cii('Musterweg', '< <')],
		['malformed', 'an attribute without quotes', '<a b=1/>'],
		['malformed', 'HTML', '<html><br><p>Rechnung</html>'],
		['malformed', 'a comment that never ends', '<!-- <a/>'],
		['malformed', 'CDATA that never ends', '<a><![CDATA[ </a>'],
		['too_complex', 'ten thousand levels', deep(10_000)],
		['too_complex', 'a million elements', `<a>${'<b/>'.repeat(1_000_000)}</a>`],
		// Well-formed, but not what it should be.
		['not_an_invoice', 'other XML', '<note/>'],
		['not_an_invoice', 'XHTML', '<html xmlns="http://www.w3.org/1999/xhtml"/>'],
		['not_an_invoice', 'an Invoice of nobody', '<Invoice/>'],
		['not_an_invoice', 'a UBL order', '<Order xmlns="urn:oasis:names:specification:ubl:schema:xsd:Order-2"/>'],
		['not_an_invoice', 'a name of the prototype', '<__proto__/>'],
		['not_an_invoice', 'a constructor', '<constructor xmlns="constructor"/>'],
		['unsupported_profile', 'ZUGFeRD 1', '<a:CrossIndustryDocument xmlns:a="urn:ferd:CrossIndustryDocument:invoice:1p0"/>'],
		['unsupported_profile', 'an unknown profile', cii(PROFILE, 'urn:example.com:invoice')],
		['unsupported_profile', 'no profile', ubl(/<cbc:CustomizationID>.*?<\/cbc:CustomizationID>/, '')],
		['unsupported_profile', 'a profile that repeats itself', cii(PROFILE, 'xrechnung_3.0'.repeat(200_000))],
		['missing_data', 'no number', cii(/<ram:ID>RE-2026-0042<\/ram:ID>/, '')],
		['missing_data', 'an empty number', cii('RE-2026-0042', ' ')],
		['missing_data', 'no supplier', cii(/<ram:SellerTradeParty>[\s\S]*<\/ram:SellerTradeParty>/, '')],
		['missing_data', 'no totals', ubl(/<cac:LegalMonetaryTotal>[\s\S]*<\/cac:LegalMonetaryTotal>/, '')],
		['missing_data', 'nothing but a root', '<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"/>'],
		['invalid_value', 'a word as an amount', ubl(/(<cbc:PayableAmount[^>]*>)[^<]*/, '$1viel')],
		['invalid_value', 'a comma', ubl(/(<cbc:PayableAmount[^>]*>)[^<]*/, '$11047,20')],
		['invalid_value', 'an exponent', ubl(/(<cbc:PayableAmount[^>]*>)[^<]*/, '$11e9')],
		['invalid_value', 'infinity', ubl(/(<cbc:PayableAmount[^>]*>)[^<]*/, '$1INF')],
		['invalid_value', 'a number of a million digits', ubl(/(<cbc:PayableAmount[^>]*>)[^<]*/, `$1${'9'.repeat(1_000_000)}`)],
		['invalid_value', 'a million zeros', ubl(/(<cbc:PayableAmount[^>]*>)[^<]*/, `$1${'0'.repeat(1_000_000)}x`)],
		['invalid_value', '30 February', ubl(/(<cbc:IssueDate>)[^<]*/, '$12026-02-30')],
		['invalid_value', 'a German date', ubl(/(<cbc:IssueDate>)[^<]*/, '$101.02.2026')],
		// PDFs.
		['pdf_without_invoice', 'an empty PDF', '%PDF-1.7'],
		['pdf_without_invoice', 'another attachment', plainPdf(CII, { name: '(terms.xml)' })],
		['pdf_without_invoice', 'an attachment without data', plainPdf(CII).toString('latin1').replaceAll('5 0 R', '55 0 R')],
		['pdf_encrypted', 'an encrypted PDF', plainPdf(CII, { trailer: '/Encrypt 8 0 R' })],
		['pdf_damaged', 'a damaged stream', plainPdf(CII, { data: Buffer.from('no deflate') })],
		['pdf_damaged', 'LZW', plainPdf(CII, { filter: '/Filter /LZWDecode' })],
		['pdf_damaged', 'packed many times', plainPdf(CII, { filter: `/Filter [${'/FlateDecode '.repeat(99)}]` })],
		['too_large', 'a bomb', bomb],
		['too_large', 'many bombs', objectStreams(20)],
		['too_complex', 'brackets without end', `%PDF-1.7\n1 0 obj ${'['.repeat(1_000_000)}`],
		['too_complex', 'strings without end', `%PDF-1.7\n${'1 0 obj (((\n'.repeat(200)}`],
		['too_complex', 'very many strings without end', `%PDF-1.7\n${'1 0 obj (\n'.repeat(500_000)}`],
		['pdf_without_invoice', 'objects without end', `%PDF-1.7\n${'1 0 obj <</A 1>> stream '.repeat(200_000)}`],
		['pdf_without_invoice', 'digits without end', `%PDF-1.7\n${'1'.repeat(5_000_000)}`],
		['encoding', 'a PDF in a PDF', plainPdf(plainPdf(CII))],
		['doctype', 'a DOCTYPE in a PDF', plainPdf(CII.replace('?>', '?><!DOCTYPE x>'))],
		['not_an_invoice', 'other XML in a PDF', plainPdf('<note/>')],
	])('says %s to %s', (code, _, input) => {
		const bytes = typeof input === 'string' ? Buffer.from(input, input.startsWith('%PDF') ? 'latin1' : 'utf8') : input;
		let error: unknown;
		try {
			readEInvoice(bytes);
		} catch (caught) {
			error = caught;
		}
		expect(error).toBeInstanceOf(EInvoiceReadError);
		expect(error).toMatchObject({ code });
		expect((error as EInvoiceReadError).message.length).toBeLessThan(400);
	});

	it('never fails in another way, whatever is changed in a file', () => {
		const files = [Buffer.from(CII), Buffer.from(UBL), plainPdf(CII)];
		const change = fc.record({ at: fc.nat(20_000), length: fc.nat(40), bytes: fc.uint8Array({ maxLength: 20 }) });
		fc.assert(
			fc.property(fc.constantFrom(...files), fc.array(change, { minLength: 1, maxLength: 4 }), (file, changes) => {
				let changed = file;
				for (const { at, length, bytes } of changes) {
					const start = at % changed.length;
					changed = Buffer.concat([changed.subarray(0, start), bytes, changed.subarray(start + length)]);
				}
				try {
					readEInvoice(changed);
				} catch (error) {
					expect(error).toBeInstanceOf(EInvoiceReadError);
				}
			}),
			{ numRuns: 500 },
		);
	});
});
