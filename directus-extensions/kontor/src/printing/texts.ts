/** The fixed texts of all papers, in both languages. */
import type { Language } from './formats.js';

const de = {
	draft: 'Entwurf',
	watermark: 'ENTWURF',
	page: (page: number, pages: number) => `Seite ${page} von ${pages}`,
	kind: {
		invoice: 'Rechnung',
		down_payment: 'Abschlagsrechnung',
		final: 'Schlussrechnung',
		correction: 'Rechnungskorrektur',
		cancellation: 'Stornorechnung',
	} as Record<string, string>,
	quote: 'Angebot',
	original: (number: string, day: string) => `zur Rechnung ${number} vom ${day}`,
	regards: 'Mit freundlichen Grüßen',
	info: {
		invoiceNumber: 'Rechnungsnr.',
		documentNumber: 'Belegnr.',
		quoteNumber: 'Angebotsnr.',
		date: 'Datum',
		due: 'Zahlbar bis',
		validUntil: 'Gültig bis',
		service: 'Leistung',
		customer: 'Kundennr.',
		order: 'Bestellnr.',
		reference: 'Ihre Referenz',
		leitweg: 'Leitweg-ID',
		buyerVat: 'Ihre USt-IdNr.',
		version: 'Version',
	},
	intro: {
		invoice: 'für unsere Leistungen berechnen wir Ihnen wie folgt:',
		down_payment: 'wir berechnen Ihnen folgenden Abschlag:',
		final: 'für unsere Leistungen berechnen wir Ihnen abschließend wie folgt:',
		correction: 'wir berichtigen unsere Rechnung wie folgt:',
		cancellation: 'hiermit heben wir die genannte Rechnung auf:',
	} as Record<string, string>,
	quoteIntro: 'vielen Dank für Ihre Anfrage. Gern bieten wir Ihnen an:',
	table: {
		position: 'Pos.',
		title: 'Leistung',
		quantity: 'Menge',
		price: 'Einzelpreis',
		discount: 'Rabatt',
		tax: 'USt.',
		amount: 'Betrag',
		carried: 'Übertrag',
		optional: 'optional, nicht im Gesamtbetrag enthalten',
	},
	unit: {
		hour: ['Std.', 'Std.'],
		day: ['Tag', 'Tage'],
		piece: ['Stk.', 'Stk.'],
		flat: ['pauschal', 'pauschal'],
		month: ['Monat', 'Monate'],
		km: ['km', 'km'],
	} as Record<string, [one: string, many: string]>,
	totals: {
		lines: 'Summe der Positionen',
		discount: (percent: string) => `Rabatt ${percent}`,
		net: 'Nettobetrag',
		tax: (rate: string, net: string) => `zzgl. ${rate} USt. auf ${net}`,
		taxIncluded: (rate: string, net: string) => `enthält ${rate} USt. auf ${net}`,
		untaxed: (net: string) => `ohne USt.: ${net}`,
		total: 'Gesamtbetrag',
		gross: 'Gesamtbetrag der Leistung',
		downPayment: (number: string, day: string, net: string, tax: string) => `abzüglich ${number} vom ${day} (netto ${net}, USt. ${tax})`,
		restNet: 'Restbetrag netto',
		rest: 'Restbetrag',
	},
	/** Where no reason is frozen with the invoice. */
	untaxedBecause: {
		AE: 'Steuerschuldnerschaft des Leistungsempfängers',
		K: 'Steuerfreie innergemeinschaftliche Lieferung nach § 4 Nr. 1b UStG',
		G: 'Steuerfreie Ausfuhrlieferung nach § 4 Nr. 1a UStG',
		O: 'Nicht im Inland steuerbare Leistung',
		smallBusiness: 'Steuerfrei nach § 19 UStG (Steuerbefreiung für Kleinunternehmer)',
	} as Record<string, string>,
	/** What is owed in euros of an invoice in another currency (§ 16 Abs. 6 UStG). */
	taxInEuro: (tax: string, rate: string, day: string) => `Umsatzsteuer in Euro: ${tax} (1 € = ${rate}, Kurs vom ${day})`,
	payment: {
		due: (amount: string, day: string) => `Bitte überweisen Sie ${amount} bis zum ${day}.`,
		dueWithin: (amount: string, days: number) => `Bitte überweisen Sie ${amount} innerhalb von ${days} Tagen nach Rechnungsdatum.`,
		dueAtOnce: (amount: string) => `Bitte überweisen Sie ${amount}.`,
		/** Where no account is named to transfer it to. */
		payable: (amount: string, day: string) => `Der Betrag von ${amount} ist bis zum ${day} zahlbar.`,
		payableWithin: (amount: string, days: number) =>
			`Der Betrag von ${amount} ist innerhalb von ${days} Tagen nach Rechnungsdatum zahlbar.`,
		payableAtOnce: (amount: string) => `Der Betrag von ${amount} ist sofort zahlbar.`,
		skonto: (day: string, percent: string, pay: string, off: string) =>
			`Bei Zahlung bis zum ${day} abzüglich ${percent} Skonto (${off}): ${pay}.`,
		credit: 'Was Sie bereits gezahlt haben, erstatten wir Ihnen oder verrechnen es mit offenen Forderungen.',
		recipient: 'Empfänger',
		reference: 'Verwendungszweck',
		bank: 'Bank',
		code: 'GiroCode: mit der Banking-App scannen',
	},
	quoteValid: (day: string) => `An dieses Angebot halten wir uns bis zum ${day} gebunden.`,
	footer: {
		phone: 'Tel.',
		directors: 'Geschäftsführung',
		taxNumber: 'Steuernr.',
		vatId: 'USt-IdNr.',
	},
	dunning: {
		name: (level: number) => (level <= 1 ? 'Zahlungserinnerung' : `${level - 1}. Mahnung`),
		noticeNumber: 'Vorgangsnr.',
		intro: (level: number): string =>
			level <= 1
				? 'sicher ist es Ihrer Aufmerksamkeit entgangen: Zu der folgenden Rechnung konnten wir bisher keinen vollständigen Zahlungseingang feststellen.'
				: level === 2
					? 'trotz unserer Zahlungserinnerung ist die folgende Rechnung noch offen.'
					: 'trotz mehrfacher Aufforderung ist die folgende Rechnung noch immer offen.',
		claims: 'Forderung',
		invoice: (name: string, day: string) => `${name} vom ${day}`,
		due: (day: string) => `fällig seit dem ${day}`,
		paid: 'Bereits beglichen',
		open: 'Offener Betrag',
		fee: 'Mahngebühr',
		interest: 'Verzugszinsen',
		interestPeriod: (rate: string, period: string, days: number) =>
			`${rate} Zinsen p. a., ${period} (${days} ${days === 1 ? 'Tag' : 'Tage'})`,
		flatFee: 'Verzugspauschale (§ 288 Abs. 5 BGB)',
		claim: 'Gesamtforderung',
		closing: (level: number): string =>
			level <= 1
				? 'Falls Sie inzwischen gezahlt haben, betrachten Sie dieses Schreiben bitte als gegenstandslos.'
				: level === 2
					? 'Sollte sich Ihre Zahlung mit diesem Schreiben überschnitten haben, betrachten Sie es bitte als gegenstandslos.'
					: 'Geht die Zahlung nicht fristgerecht ein, leiten wir ohne weitere Ankündigung gerichtliche Schritte ein. Die Kosten dafür gehen zu Ihren Lasten.',
	},
	timesheet: {
		title: 'Anlage: Leistungsnachweis',
		to: (document: string) => `zu ${document}`,
		day: 'Datum',
		work: 'Ausgeführt von, Tätigkeit',
		hours: 'Stunden',
		total: 'Summe Stunden',
	},
};

export type Texts = typeof de;

const en: Texts = {
	draft: 'Draft',
	watermark: 'DRAFT',
	page: (page, pages) => `Page ${page} of ${pages}`,
	kind: {
		invoice: 'Invoice',
		down_payment: 'Down-payment invoice',
		final: 'Final invoice',
		correction: 'Invoice correction',
		cancellation: 'Cancellation invoice',
	},
	quote: 'Quote',
	original: (number, day) => `of invoice ${number} dated ${day}`,
	regards: 'Kind regards',
	info: {
		invoiceNumber: 'Invoice no.',
		documentNumber: 'Document no.',
		quoteNumber: 'Quote no.',
		date: 'Date',
		due: 'Payable by',
		validUntil: 'Valid until',
		service: 'Supplied',
		customer: 'Customer no.',
		order: 'Order no.',
		reference: 'Your reference',
		leitweg: 'Leitweg-ID',
		buyerVat: 'Your VAT ID',
		version: 'Version',
	},
	intro: {
		invoice: 'Please find below our charges for the services supplied:',
		down_payment: 'Please find below our request for a down payment:',
		final: 'Please find below our final charges for the services supplied:',
		correction: 'We hereby correct our invoice as follows:',
		cancellation: 'We hereby cancel the invoice named above:',
	},
	quoteIntro: 'Thank you for your enquiry. We are pleased to offer:',
	table: {
		position: 'No.',
		title: 'Service',
		quantity: 'Quantity',
		price: 'Unit price',
		discount: 'Discount',
		tax: 'VAT',
		amount: 'Amount',
		carried: 'Carried forward',
		optional: 'optional, not included in the total',
	},
	unit: {
		hour: ['hr', 'hrs'],
		day: ['day', 'days'],
		piece: ['pc', 'pcs'],
		flat: ['flat', 'flat'],
		month: ['month', 'months'],
		km: ['km', 'km'],
	},
	totals: {
		lines: 'Sum of all items',
		discount: (percent) => `Discount ${percent}`,
		net: 'Net amount',
		tax: (rate, net) => `plus ${rate} VAT on ${net}`,
		taxIncluded: (rate, net) => `includes ${rate} VAT on ${net}`,
		untaxed: (net) => `without VAT: ${net}`,
		total: 'Total',
		gross: 'Total for all services',
		downPayment: (number, day, net, tax) => `less ${number} of ${day} (net ${net}, VAT ${tax})`,
		restNet: 'Balance, net',
		rest: 'Balance',
	},
	taxInEuro: (tax, rate, day) => `VAT in euros: ${tax} (€1 = ${rate}, rate of ${day})`,
	untaxedBecause: {
		AE: 'Reverse charge: VAT is to be accounted for by the recipient.',
		K: 'VAT-exempt intra-Community supply.',
		G: 'VAT-exempt export outside the EU.',
		O: 'Not subject to German VAT.',
		smallBusiness: 'Exempt from VAT under § 19 of the German VAT Act (exemption for small businesses).',
	},
	payment: {
		due: (amount, day) => `Please transfer ${amount} by ${day}.`,
		dueWithin: (amount, days) => `Please transfer ${amount} within ${days} days of the invoice date.`,
		dueAtOnce: (amount) => `Please transfer ${amount}.`,
		payable: (amount, day) => `${amount} is payable by ${day}.`,
		payableWithin: (amount, days) => `${amount} is payable within ${days} days of the invoice date.`,
		payableAtOnce: (amount) => `${amount} is payable immediately.`,
		skonto: (day, percent, pay, off) => `If paid by ${day}, less ${percent} cash discount (${off}): ${pay}.`,
		credit: 'What you have already paid will be refunded or set off against open claims.',
		recipient: 'Recipient',
		reference: 'Reference',
		bank: 'Bank',
		code: 'GiroCode: scan with your banking app',
	},
	quoteValid: (day) => `This quote is binding until ${day}.`,
	footer: { phone: 'Phone', directors: 'Managing directors', taxNumber: 'Tax no.', vatId: 'VAT ID' },
	dunning: {
		name: (level) =>
			level <= 1 ? 'Payment reminder' : level === 2 ? 'First overdue notice' : level === 3 ? 'Second overdue notice' : 'Final notice',
		noticeNumber: 'Notice no.',
		intro: (level) =>
			level <= 1
				? 'It may have escaped your attention: we have not yet received full payment of the following invoice.'
				: level === 2
					? 'Despite our reminder, the following invoice is still open.'
					: 'Despite repeated requests, the following invoice is still open.',
		claims: 'Claim',
		invoice: (name, day) => `${name} dated ${day}`,
		due: (day) => `due since ${day}`,
		paid: 'Already settled',
		open: 'Open amount',
		fee: 'Reminder fee',
		interest: 'Default interest',
		interestPeriod: (rate, period, days) => `${rate} interest p.a., ${period} (${days} ${days === 1 ? 'day' : 'days'})`,
		flatFee: 'Late-payment compensation (§ 288 (5) BGB)',
		claim: 'Total claim',
		closing: (level) =>
			level <= 2
				? 'If you have paid in the meantime, please disregard this letter.'
				: 'If payment is not received in time, we will take legal action without further notice. Its costs will be at your expense.',
	},
	timesheet: {
		title: 'Annex: timesheet',
		to: (document) => `of ${document}`,
		day: 'Date',
		work: 'Done by, activity',
		hours: 'Hours',
		total: 'Total hours',
	},
};

const all: Record<Language, Texts> = { de, en };

export const textsIn = (language: Language): Texts => all[language];
