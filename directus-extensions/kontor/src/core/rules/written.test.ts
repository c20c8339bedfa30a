import { expect, it } from 'vitest';
import { writtenDay, writtenMoney, writtenMonth, writtenPercent } from './written.ts';

it('writes days, months, percentages and amounts as the reader does', () => {
	expect([writtenDay('2026-02-01', 'de'), writtenDay('2026-02-01', 'en')]).toEqual(['01.02.2026', '1 Feb 2026']);
	expect([writtenMonth('2026-03-31', 'de'), writtenMonth('2026-03-31', 'en')]).toEqual(['März', 'March']);
	expect(['19.00', '12.50', '0', '100', '0.05', '30'].map((value) => writtenPercent(value, 'de'))).toEqual([
		'19 %',
		'12,5 %',
		'0 %',
		'100 %',
		'0,05 %',
		'30 %',
	]);
	expect(writtenPercent('7.70', 'en')).toBe('7.7 %');
	expect(writtenMoney('1234567.5', 'EUR', 'de')).toBe('1.234.567,50 EUR');
	expect(writtenMoney('-0.05', 'CHF', 'en')).toBe('-0.05 CHF');
	expect(writtenMoney('123456', 'EUR', 'en')).toBe('123,456.00 EUR');
});
