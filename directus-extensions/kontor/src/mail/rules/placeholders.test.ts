import { expect, test } from 'vitest';
import { asSubject, fill, PLACEHOLDERS, unknownPlaceholders, type Values } from './placeholders.js';
import { TEXTS } from './texts.js';

const values: Values = {
	number: 'RE-2026-0001',
	title: 'Beratung',
	total: '119,00 €',
	date: '01.02.2026',
	due_date: '15.02.2026',
	customer: 'Kunde & Söhne',
	company: 'Muster GmbH',
	salutation: 'Sehr geehrte Frau Muster,',
	invoice_number: 'RE-2026-0001',
};

test('values take the place of their names', () => {
	expect(fill('{{number}} über {{ total }} an {{customer}}', values)).toBe('RE-2026-0001 über 119,00 € an Kunde & Söhne');
});

test('what is unknown stays to be seen, and is named', () => {
	const template = '{{number}} {{nummer}} {{#if total}} {{constructor}} {{ toString }} {{}} {number} {{{total}}}';
	expect(fill(template, values)).toBe('RE-2026-0001 {{nummer}} {{#if total}} {{constructor}} {{ toString }} {{}} {number} {119,00 €}');
	expect(unknownPlaceholders(template)).toEqual(['nummer', '#if total', 'constructor', 'toString', '']);
	expect(unknownPlaceholders('{{number}} {{ due_date }}')).toEqual([]);
});

test('a value is text: nothing in it is replaced or begins a line', () => {
	const odd = { ...values, customer: "{{total}} $& $1 <b>\r\nBcc: x@y.example.com\u2028'", title: '{{number}}' };
	expect(fill('{{customer}}|{{title}}', odd)).toBe("{{total}} $& $1 <b> Bcc: x@y.example.com '|{{number}}");
});

test('a subject is one line, and fits', () => {
	expect(asSubject('  Rechnung\r\n\t5 ')).toBe('Rechnung 5');
	expect(asSubject('ä'.repeat(300))).toHaveLength(255);
	expect(asSubject(`${'x'.repeat(253)}😀😀`)).toBe(`${'x'.repeat(253)}…`);
});

test('the texts that come with Kontor know only placeholders that there are', () => {
	for (const kinds of Object.values(TEXTS))
		for (const { subject, body } of Object.values(kinds)) {
			expect(unknownPlaceholders(subject + body)).toEqual([]);
			expect(fill(subject + body, values)).not.toContain('{{');
			expect(subject).toContain('{{number}}');
		}
	expect(PLACEHOLDERS).toContain('salutation');
});
