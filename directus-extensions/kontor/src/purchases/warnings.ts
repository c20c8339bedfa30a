/** What somebody should look at before an e-invoice is paid. */
import { formatCents } from '../core/rules/money.js';
import { writtenMoney } from '../core/rules/written.js';
import { centsOf } from '../e-invoice/reading/read-values.js';
import type { ReceivedInvoice } from '../e-invoice/reading/received-invoice.js';
import type { Organization } from '../generated/schema.js';
import { isAddressedTo, isIssuedBy } from './rules/addressee.js';
import { signOf } from './rules/received-expenses.js';
import { type Mismatch, mismatches } from './rules/received-sums.js';

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
		de: 'Das ist eine Gutschrift oder Korrektur: Sie wird mit negativem Betrag erfasst, auszuzahlen ist nichts.',
		en: 'This is a credit note or a correction: it is recorded with a negative amount, nothing is to be paid out.',
	},
	credit_for_unknown: {
		de: 'Sie bezieht sich auf {detail}; diese Rechnung ist hier nicht erfasst.',
		en: 'It refers to {detail}; that invoice has not been recorded here.',
	},
	replaces: {
		de: 'Das ist eine berichtigte Rechnung zu {detail}: Prüfen Sie, ob die frühere schon erfasst ist.',
		en: 'This is a corrected invoice for {detail}: check whether the earlier one has been recorded already.',
	},
	does_not_add_up: {
		de: 'Die Rechnung geht nicht auf ({detail}). Klären Sie das mit dem Lieferanten, bevor Sie zahlen; als Vorsteuer steht im Entwurf höchstens, was der Steuersatz ergibt.',
		en: 'The invoice does not add up ({detail}). Ask the supplier before you pay; as tax, the draft has at most what the rate gives.',
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

export function warningsOf(invoice: ReceivedInvoice, organization: Organization): Warning[] {
	const { buyer, totals, currency } = invoice;
	if (isIssuedBy(invoice.supplier, organization)) return [warning('own_invoice')];
	const found: Warning[] = [];
	if (!isAddressedTo(buyer, organization)) found.push(warning('other_buyer', [buyer.name, buyer.vatId].filter(Boolean).join(', ') || '–'));
	if (!invoice.hasLines) found.push(warning('no_lines', invoice.profile));
	const isCredit = signOf(invoice) * centsOf(totals.total) < 0n;
	if (isCredit) found.push(warning('credit'));
	else if (invoice.kind === 'correction') found.push(warning('replaces', precedingIn(invoice)));
	const off = mismatches(invoice);
	if (off.length > 0) found.push(warning('does_not_add_up', said(off, 'en'), said(off, 'de')));
	const { prepaid } = totals;
	if (prepaid && centsOf(prepaid) !== 0n) {
		const amount = formatCents(centsOf(prepaid));
		found.push(warning('prepaid', writtenMoney(amount, currency, 'en'), writtenMoney(amount, currency, 'de')));
	}
	if (currency !== organization.currency) found.push(warning('foreign_currency', currency));
	return found;
}

export const precedingIn = ({ preceding }: ReceivedInvoice): string => preceding.map(({ number }) => number).join(', ') || '–';

const said = (off: readonly Mismatch[], language: 'de' | 'en'): string => off.map((one) => one[language]).join('; ');
