import { readDecimal } from '@kontor/directus-extension/contracts';
import { expect, it } from 'vitest';
import { withThousands } from './thousands';

it.each([
	['1234567,50', 'de', '1.234.567,50'],
	['1234,5', 'de', '1.234,5'],
	['-1234,50', 'de', '-1.234,50'],
	['999,00', 'de', '999,00'],
	['1234', 'de', '1234'],
	['', 'de', ''],
	['1.234,50', 'de', '1.234,50'],
	['1234567.50', 'en', '1,234,567.50'],
])('%s (%s) is shown as %s', (text, locale, shown) => expect(withThousands(text, locale)).toBe(shown));

it('is read again as the same number', () => {
	for (const amount of ['0.00', '12.50', '999.99', '1000.00', '12345.67', '-9876543.21'])
		for (const locale of ['de', 'en']) {
			const text = locale === 'en' ? amount : amount.replace('.', ',');
			expect(readDecimal(withThousands(text, locale), locale, 2)).toEqual({ value: amount });
		}
});
