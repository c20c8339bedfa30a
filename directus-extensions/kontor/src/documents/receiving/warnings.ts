/** What somebody should look at before an e-invoice is paid. */
import { writtenMoney } from '../../core/rules/written.js';
import type { Organization } from '../../core/schema.js';
import type { ReceivedInvoice } from '../e-invoice/received-invoice.js';
import { isAddressedTo, isIssuedBy } from '../rules/addressee.js';

const TEXTS = {
	other_buyer: {
		de: 'Die Rechnung ist an jemand anderen gerichtet: {detail}.',
		en: 'The invoice is addressed to somebody else: {detail}.',
	},
	own_invoice: {
		de: 'Diese Rechnung haben Sie selbst gestellt; sie ist keine Ausgabe.',
		en: 'You have issued this invoice yourself; it is not an expense.',
	},
	no_lines: {
		de: 'Die Datei enthält nur die Summen (Profil {detail}); für den Vorsteuerabzug genügt das nicht.',
		en: 'The file holds the sums only (profile {detail}); that is not enough to deduct the tax.',
	},
	credit: {
		de: 'Das ist eine Gutschrift oder Korrektur, keine Ausgabe. Die Datei wird abgelegt, gebucht wird nichts.',
		en: 'This is a credit note or a correction, not an expense. The file is kept, nothing is booked.',
	},
	prepaid: {
		de: 'Davon ist schon bezahlt: {detail}.',
		en: 'Part of it is paid already: {detail}.',
	},
	foreign_currency: {
		de: 'Die Rechnung lautet auf {detail}, nicht auf die Währung der Firma.',
		en: 'The invoice is in {detail}, not in the currency of the firm.',
	},
	known_elsewhere: {
		de: 'Diese Rechnung hat schon jemand anderes erfasst.',
		en: 'Somebody else has recorded this invoice already.',
	},
} as const;

export interface Warning {
	code: keyof typeof TEXTS;
	de: string;
	en: string;
}

export const warning = (code: keyof typeof TEXTS, detail = '', inGerman = detail): Warning => ({
	code,
	de: TEXTS[code].de.replace('{detail}', inGerman),
	en: TEXTS[code].en.replace('{detail}', detail),
});

export function warningsOf(invoice: ReceivedInvoice, organization: Organization, isExpense: boolean): Warning[] {
	const { buyer, totals, currency } = invoice;
	if (isIssuedBy(invoice.supplier, organization)) return [warning('own_invoice')];
	const found: Warning[] = [];
	if (!isAddressedTo(buyer, organization)) found.push(warning('other_buyer', [buyer.name, buyer.vatId].filter(Boolean).join(', ') || '–'));
	if (!invoice.hasLines) found.push(warning('no_lines', invoice.profile));
	if (!isExpense) found.push(warning('credit'));
	const { prepaid } = totals;
	if (prepaid && Number(prepaid) !== 0)
		found.push(warning('prepaid', writtenMoney(prepaid, currency, 'en'), writtenMoney(prepaid, currency, 'de')));
	if (currency !== organization.currency) found.push(warning('foreign_currency', currency));
	return found;
}
