import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addressIn, mailAddress } from './address.js';

test.each([
	['info@kunde.example.com', 'info@kunde.example.com'],
	[' info@kunde.example.com ', 'info@kunde.example.com'],
	["o'neil+rechnung@Kunde.Example.COM", "o'neil+rechnung@kunde.example.com"],
	['info@müller.example.com', 'info@xn--mller-kva.example.com'],
])('%s is an address', (given, address) => {
	expect(mailAddress(given)).toBe(address);
});

test.each([
	'',
	'info',
	'@kunde.example.com',
	'info@',
	'info@localhost',
	'info@127.0.0.1',
	'info@[127.0.0.1]',
	'a@b.example.com, c@d.example.com',
	'a@b.example.com;c@d.example.com',
	'Anna Muster <anna@kunde.example.com>',
	'<anna@kunde.example.com>',
	'"anna muster"@kunde.example.com',
	'anna muster@kunde.example.com',
	'info@kunde.example.com\r\nBcc: alle@boese.example.com',
	'info@kunde.example.com\n',
	'info\r\n@kunde.example.com',
	'info@kunde.example.com\u2028Bcc: x@y.example.com',
	'müller@kunde.example.com',
	'info..x@kunde.example.com',
	'info@kunde..example.com',
	'info@kunde.example.com:25',
	'info@kunde.example.com/x',
	'a@b@kunde.example.com',
	`${'x'.repeat(65)}@kunde.example.com`,
	`x@${'y'.repeat(250)}.example.com`,
])('%j is none', (given) => {
	expect(mailAddress(given)).toBeNull();
});

test('nothing that is no text is one', () => {
	for (const given of [null, undefined, 5, {}, ['a@b.example.com']]) expect(mailAddress(given)).toBeNull();
});

test('whatever is given: what comes out has one @, and no character that means something in a header', () => {
	const odd = fc.string({
		unit: fc.constantFrom(
			'a',
			'B',
			'1',
			'.',
			'-',
			'@',
			'ü',
			' ',
			'\r',
			'\n',
			'\t',
			'\0',
			'<',
			'>',
			',',
			';',
			':',
			'"',
			'\\',
			'(',
			'\u2028',
			'%',
		),
	});
	fc.assert(
		fc.property(odd, odd, (local, domain) => {
			const address = mailAddress(`${local}@${domain}.example.com`);
			if (address !== null) expect(address).toMatch(/^[^\s@<>,;:"()[\]\\]+@[a-z0-9.-]+$/);
		}),
		{ numRuns: 300 },
	);
});

test('the sender may have a name', () => {
	expect(addressIn('Kontor <rechnung@firma.example.com>')).toBe('rechnung@firma.example.com');
	expect(addressIn('rechnung@firma.example.com')).toBe('rechnung@firma.example.com');
	expect(addressIn('Kontor')).toBeNull();
});
