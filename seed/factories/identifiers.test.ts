import { expect, it } from 'vitest';
import { austrianVatId, germanVatId, iban } from './identifiers.ts';

it('gives an IBAN its check digits', () => {
	expect(iban('DE', '370400440532013000')).toBe('DE89370400440532013000');
	expect(iban('DE', '500105170648489890')).toBe('DE12500105170648489890');
});

it('gives VAT ids theirs', () => {
	expect(germanVatId('13669597')).toBe('DE136695976');
	expect(austrianVatId('1358562')).toBe('ATU13585627');
});
