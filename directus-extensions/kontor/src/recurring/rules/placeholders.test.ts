import { expect, it } from 'vitest';
import { fillIn } from './placeholders.ts';

const period = { from: '2026-03-01', to: '2026-03-31' };

it('fills in the period in the language of the customer', () => {
	expect(fillIn('Wartung {month} {year} ({period})', period, 'de')).toBe('Wartung März 2026 (01.03.2026 – 31.03.2026)');
	expect(fillIn('Support {month} {year} ({period})', period, 'en')).toBe('Support March 2026 (1 Mar 2026 – 31 Mar 2026)');
});

it('leaves everything else as it is', () => {
	expect(fillIn('{Month} {{month}} {constructor} $ {year} $& {', period, 'de')).toBe('{Month} {März} {constructor} $ 2026 $& {');
	expect([fillIn(null, period, 'de'), fillIn('', period, 'en')]).toEqual([null, '']);
});
