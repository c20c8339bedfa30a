import { expect, test } from 'vitest';
import { austrianVatId, germanVatId, iban } from '../../../../../seed/factories/identifiers.ts';
import { emailProblem, ibanProblem, leitwegIdProblem, vatIdProblem, websiteProblem } from './identifiers.js';

const accepts = (check: (value: string) => unknown, values: string[]) =>
	expect(values.filter((value) => check(value) !== undefined)).toEqual([]);
const refuses = (check: (value: string) => unknown, values: string[]) =>
	expect(values.filter((value) => check(value) === undefined)).toEqual([]);

test('VAT ids: the form of each country, and the check digit of the German one', () => {
	accepts(vatIdProblem, [
		'DE136695976',
		'de 136 695 976',
		'DE136.695.976',
		germanVatId('27182818'),
		austrianVatId('1234567'),
		'FR83404833048',
		'NL123456789B01',
		'CHE-123.456.789 MWST',
		'EL123456789',
		'IE6388047V',
		'XI123456789',
	]);
	refuses(vatIdProblem, [
		'DE136695977',
		'DE12345678',
		'DE036695976',
		'136695976',
		'GR123456789',
		'US123456789',
		'ATU1234567',
		'DE',
		'',
		'DE13669597６',
	]);
});

test('a German VAT id with one digit changed, or with two neighbours swapped, is found out', () => {
	for (const eight of ['13669597', '27182818', '90210047']) {
		const id = germanVatId(eight);
		for (let at = 2; at < id.length; at++) {
			const digit = (Number(id[at]) + 1) % 10;
			refuses(vatIdProblem, [`${id.slice(0, at)}${digit}${id.slice(at + 1)}`]);
		}
	}
});

test('Leitweg-IDs', () => {
	accepts(leitwegIdProblem, ['04011000-1234512345-06', '991-01484-64', '992-90009-96']);
	refuses(leitwegIdProblem, ['04011000-1234512345-07', '04011000-1234512354-06', '04011000', 'x-1-2', '', '04011000-1234512345-6']);
});

test('IBANs', () => {
	accepts(ibanProblem, [
		'DE89370400440532013000',
		'DE89 3704 0044 0532 0130 00',
		'GB29NWBK60161331926819',
		iban('DE', '500105170648489890'),
	]);
	refuses(ibanProblem, ['DE88370400440532013000', 'DE8937040044053201300', 'DE89370400440532010300', 'XX', '', 'DE89-3704']);
});

test('e-mail addresses and websites', () => {
	accepts(emailProblem, ['info@muster.example.com', 'a.b+c@müller-söhne.de', "o'brien@x.co.uk"]);
	refuses(emailProblem, [
		'info',
		'info@',
		'@x.de',
		'a b@x.de',
		'a@x',
		'a@x..de',
		'a@-x.de',
		'<a@x.de>',
		'a@x.de, b@x.de',
		'a@x.de\nBcc: b@x.de',
		'',
	]);
	accepts(websiteProblem, ['www.example.com', 'https://example.com/path?x=1#y', 'HTTP://Müller.de:8080', 'example.com/']);
	refuses(websiteProblem, [
		'javascript:alert(1)',
		'ftp://example.com',
		'example',
		'http://',
		'www.example.com/a b',
		'http://exa mple.com',
		'',
	]);
});
