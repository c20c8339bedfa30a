import { formatCents } from '@kontor/directus-extension/contracts';
import { expect, it } from 'vitest';
import { liveTotals } from './line';

it('adds up what is there, and takes what is not a number for nothing', () => {
	const lines = [
		{ quantity: '2.5', unit_price: '80', discount_percent: '10', tax_rate: '19', tax_category: 'S' },
		{ quantity: '1', unit_price: '12,', tax_rate: '19', tax_category: 'S' },
		{ quantity: null, unit_price: '5' },
		{},
	];
	const { lineNets, net, tax, total } = liveTotals(lines, { price_mode: 'net', discount_percent: '' });
	expect(lineNets.map(formatCents)).toEqual(['180.00', '0.00', '0.00', '0.00']);
	expect([net, tax, total].map(formatCents)).toEqual(['180.00', '34.20', '214.20']);
});

it('counts no optional line', () =>
	expect(formatCents(liveTotals([{ quantity: '1', unit_price: '10', tax_rate: '19', is_optional: true }], {}).total)).toBe('0.00'));
