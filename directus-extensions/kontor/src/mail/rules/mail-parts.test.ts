import { expect, test } from 'vitest';
import { worthTaking } from './mail-parts.ts';

const part = (type: string, size: number, isInline = false) => ({ type, size, isInline });

test('logos, icons, signatures and invitations are no invoices', () => {
	const invoice = part('application/pdf', 800);
	const decoration = [
		part('image/png', 40_000, true),
		part('image/gif', 900),
		part('application/pkcs7-signature', 4000),
		part('application/pgp-signature', 400),
		part('text/calendar', 2000),
		part('text/x-vcard', 300),
	];
	expect(worthTaking([...decoration, invoice])).toEqual([invoice]);
	expect(worthTaking(decoration)).toEqual([]);
});

test('a photo within the text counts where nothing else came', () => {
	const photo = part('image/jpeg', 2_000_000, true);
	expect(worthTaking([photo, part('image/png', 3000, true)])).toEqual([photo]);
	expect(worthTaking([photo, part('text/xml', 900)])).toEqual([part('text/xml', 900)]);
	expect(worthTaking([part('image/jpeg', 300_000)])).toHaveLength(1);
});

test('an XML or PDF within the text is a file like any other', () => {
	expect(worthTaking([part('application/xml', 10, true), part('application/pdf', 10, true)])).toHaveLength(2);
});
