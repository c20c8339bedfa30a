import { expect, it } from 'vitest';
import { isMailable } from './mailable';

it('is what is fixed, and neither taken back nor settled in another way', () => {
	for (const status of ['draft', 'cancelled']) expect(isMailable('invoices', status)).toBe(false);
	for (const status of ['draft', 'declined', 'expired', 'replaced']) expect(isMailable('quotes', status)).toBe(false);
	for (const status of ['proposed', 'cancelled']) expect(isMailable('dunning_notices', status)).toBe(false);
	expect(isMailable('invoices', 'paid')).toBe(true);
	expect(isMailable('quotes', 'accepted')).toBe(true);
	expect(isMailable('dunning_notices', 'issued')).toBe(true);
});
