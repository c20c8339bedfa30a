import { describe, expect, it } from 'vitest';
import { epcPayload } from './epc-code.js';

const transfer = {
	recipient: 'Muster Beratung GmbH',
	iban: 'DE89 3704 0044 0532 0130 00',
	bic: 'COBADEFFXXX',
	amount: 123_456n,
	currency: 'EUR',
	reference: 'RE-2026-0001',
};

describe('epcPayload', () => {
	it('follows the order of the standard', () => {
		expect(epcPayload(transfer)!.split('\n')).toEqual([
			'BCD',
			'002',
			'1',
			'SCT',
			'COBADEFFXXX',
			'Muster Beratung GmbH',
			'DE89370400440532013000',
			'EUR1234.56',
			'',
			'',
			'RE-2026-0001',
		]);
	});

	it('needs no BIC', () => {
		expect(epcPayload({ ...transfer, bic: undefined })).toContain('SCT\n\nMuster');
		expect(epcPayload({ ...transfer, bic: 'wrong' })).toContain('SCT\n\nMuster');
	});

	it.each([
		['another currency', { currency: 'CHF' }],
		['nothing to pay', { amount: 0n }],
		['a credit', { amount: -1n }],
		['more than a transfer can carry', { amount: 100_000_000_000n }],
		['no account', { iban: '' }],
		['something that is no account', { iban: 'on request' }],
		['no recipient', { recipient: ' \n' }],
	])('has no code for %s', (_, change) => {
		expect(epcPayload({ ...transfer, ...change })).toBeUndefined();
	});

	it('takes the smallest and the largest amount', () => {
		expect(epcPayload({ ...transfer, amount: 1n })).toContain('EUR0.01');
		expect(epcPayload({ ...transfer, amount: 99_999_999_999n })).toContain('EUR999999999.99');
	});

	it('lets no text become a field of its own', () => {
		const lines = epcPayload({ ...transfer, recipient: `A\nEUR1.00\r\n${'x'.repeat(100)}`, reference: `1\n2${'y'.repeat(200)}` })!.split(
			'\n',
		);
		expect(lines).toHaveLength(11);
		expect(lines[5]).toHaveLength(70);
		expect(lines[10]).toHaveLength(140);
	});
});
