import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { KINDS } from './file-kinds.js';
import { cleanName, titleOf } from './file-name.js';

describe('the name of a file', () => {
	test.each([
		['rechnung.pdf', 'rechnung.pdf'],
		['Rechnung Müller & Söhne.PDF', 'Rechnung Müller & Söhne.pdf'],
		['../../../etc/passwd', 'passwd.pdf'],
		['C:\\Users\\me\\Desktop\\beleg.pdf', 'beleg.pdf'],
		['rechnung.pdf.exe', 'rechnung.pdf'],
		['evil.html', 'evil.pdf'],
		['rechnung\u202efdp.exe', 'rechnungfdp.pdf'],
		['a\u0000b.pdf', 'a b.pdf'],
		['Vertrag v1.2', 'Vertrag v1.2.pdf'],
		['.htaccess', 'htaccess.pdf'],
		['...', 'document.pdf'],
		['', 'document.pdf'],
		['CON.pdf', '_CON.pdf'],
		['a<b>:c|d?.pdf', 'a_b__c_d_.pdf'],
		['photo.jpeg', 'photo.pdf'],
	])('%j becomes %j', (given, clean) => {
		expect(cleanName(given, KINDS.pdf)).toBe(clean);
	});
	test('keeps an extension that fits', () => {
		expect(cleanName('photo.JPEG', KINDS.jpeg)).toBe('photo.jpeg');
		expect(cleanName('photo.png', KINDS.jpeg)).toBe('photo.jpg');
	});
	test('is always one that can be saved', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), fc.constantFrom(...Object.values(KINDS)), (given, kind) => {
				const name = cleanName(given, kind);
				expect(name.length).toBeLessThanOrEqual(130);
				// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
				expect(name).not.toMatch(/[\\/\u0000-\u001f\u202a-\u202e\u2066-\u2069<>:"|?*]/);
				expect(name).not.toMatch(/^\./);
				expect(name.isWellFormed()).toBe(true);
				expect(kind.extensions.some((extension) => name.endsWith(`.${extension}`))).toBe(true);
				expect(cleanName(name, kind)).toBe(name);
			}),
		);
	});
	test('makes a title', () => expect(titleOf('Vertrag_2026_Muster.pdf')).toBe('Vertrag 2026 Muster'));
});
