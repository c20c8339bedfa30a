/** The errors about invoices, in words. */
import { CORE_ERRORS, datesInOrder, defineConstraints, defineErrors, errorsOf } from '../core/errors/errors.ts';
import { PAPERS_ERRORS } from '../papers/errors.ts';

export const BILLING_ERRORS = defineErrors({
	STATUS_FOLLOWS: {
		guard: 'KN022',
		status: 409,
		de: 'Status und bezahlter Betrag folgen aus Zahlungen, Korrekturen und Fälligkeit und können nicht gesetzt werden.',
		en: 'Status and paid amount follow from payments, corrections and the due date and can not be set.',
	},
	E_INVOICE_NOT_AS_MEANT: {
		status: 500,
		de: 'Die E-Rechnung ließe sich nicht so lesen, wie sie gemeint ist ({at}). Die Rechnung wurde nicht ausgestellt; geändert wurde nichts.',
		en: 'The e-invoice could not be read as it is meant ({at}). The invoice was not issued; nothing was changed.',
	},
	DRAFT_HAS_NO_XML: {
		status: 422,
		de: 'Ein Entwurf hat noch keine E-Rechnung: Stellen Sie die Rechnung zuerst aus.',
		en: 'A draft has no e-invoice yet: issue the invoice first.',
	},
	NOT_BILLABLE: {
		guard: 'KN020',
		status: 409,
		de: 'Das kann nicht abgerechnet werden: Es ist schon abgerechnet, nicht abrechenbar oder nicht fertig.',
		en: 'This can not be billed: it is billed already, not billable or not finished.',
	},
	NOTHING_TO_BILL: {
		status: 422,
		de: 'Es gibt nichts abzurechnen: keine freigegebene, abrechenbare und noch nicht abgerechnete Zeit in diesem Zeitraum.',
		en: 'There is nothing to bill: no approved, billable and unbilled time in this period.',
	},
	RATE_MISSING: {
		status: 422,
		de: 'Für {employee} im Projekt „{project}“ gibt es keinen Stundensatz: weder am Eintrag, am Projektmitglied, am Projekt, an der Person noch an der Firma.',
		en: 'There is no hourly rate for {employee} in project “{project}”: neither on the entry, the project member, the project, the person nor the company.',
	},
	CUSTOMERS_DIFFER: {
		status: 422,
		de: 'Eine Rechnung geht an einen Kunden: Die Projekte gehören nicht alle demselben (betroffen: „{project}“).',
		en: 'An invoice goes to one customer: the projects do not all belong to the same (concerned: “{project}”).',
	},
	CURRENCIES_DIFFER: {
		status: 422,
		de: '{what} lautet auf {given}, die Rechnung auf {currency}: Beträge werden nicht stillschweigend umgerechnet.',
		en: '{what} is in {given}, the invoice in {currency}: amounts are not converted silently.',
	},
	ALREADY_CORRECTED: {
		status: 409,
		de: 'Die Rechnung ist schon teilweise korrigiert. Korrigieren Sie den Rest, statt sie ganz zu stornieren.',
		en: 'The invoice is partly corrected already. Correct the rest instead of cancelling all of it.',
	},
	CORRECTION_NOT_POSSIBLE: {
		guard: 'KN026',
		status: 409,
		de: 'So lässt sich die Rechnung nicht korrigieren: {reason}.',
		en: 'The invoice can not be corrected like this: {reason}.',
	},
	DOWN_PAYMENT_DEDUCTED: {
		guard: 'KN065',
		status: 409,
		de: 'Diese Abschlagsrechnung ist in der Schlussrechnung {number} verrechnet. Stornieren oder löschen Sie zuerst die Schlussrechnung.',
		en: 'This down-payment invoice is deducted in the final invoice {number}. Cancel or delete the final invoice first.',
	},
	LINE_BILLS_WORK: {
		guard: 'KN080',
		status: 409,
		de: 'Position {position} rechnet erfasste Zeiten oder eine Ausgabe ab: „{field}“ folgt daraus (Menge {quantity}). Einen Nachlass geben Sie über Preis oder Rabatt. Sollen andere Stunden auf die Rechnung, löschen Sie die Position: Ihre Zeiten werden frei und können neu abgerechnet werden.',
		en: 'Line {position} bills tracked time or an expense: “{field}” follows from it (quantity {quantity}). Change the price or give a discount to ask for less. To bill other hours, delete the line: its time is free then and can be billed anew.',
	},
	WORK_DIFFERS: {
		guard: 'KN081',
		status: 409,
		de: 'Position {position} rechnet {quantity} ab, die Einträge darauf ergeben {hours}. Löschen Sie die Position und rechnen Sie neu ab.',
		en: 'Line {position} bills {quantity}, the entries on it add up to {hours}. Delete the line and bill them anew.',
	},
	WORK_OF_OTHER_CUSTOMER: {
		guard: 'KN082',
		status: 409,
		de: 'Abgerechnet wird Arbeit am Projekt „{project}“, und das gehört nicht zum Kunden der Rechnung. Löschen Sie die Position und rechnen Sie neu ab.',
		en: 'Work on the project “{project}” is billed, which is not one of the invoice’s customer. Delete the line and bill it anew.',
	},
	NOT_OF_CUSTOMER: {
		guard: 'KN083',
		status: 409,
		de: '„{field}“ gehört zu einem anderen Kunden. Wählen Sie, was zum Kunden dieses Belegs gehört, oder lassen Sie das Feld leer.',
		en: '“{field}” belongs to another customer. Choose what belongs to the customer of this document, or leave it empty.',
	},
	DRAFT_BILLS_WORK: {
		guard: 'KN084',
		status: 409,
		de: '„{field}“ bleibt: Der Entwurf rechnet erfasste Zeiten oder Ausgaben ab. Löschen Sie diese Positionen oder den Entwurf; dann sind die Zeiten frei und können neu abgerechnet werden.',
		en: '“{field}” stays: the draft bills tracked time or expenses. Delete those lines or the draft; the time is free then and can be billed anew.',
	},
	DRAFT_OF_SERIES: {
		guard: 'KN085',
		status: 409,
		de: '„{field}“ bleibt: Der Entwurf rechnet einen Zeitraum einer Serie ab und passt zu ihr. Ändern Sie zuerst die Serie.',
		en: '“{field}” stays: the draft bills a period of a series and is as the series says. Change the series first.',
	},
	PROJECT_IS_BILLED: {
		guard: 'KN087',
		status: 409,
		de: '„{field}“ bleibt: Arbeit an diesem Projekt ist abgerechnet, oder Angebote und Rechnungen nennen es. Legen Sie für den anderen Kunden ein neues Projekt an.',
		en: '“{field}” stays: work on this project is billed, or quotes and invoices name it. Make a new project for the other customer.',
	},
});

export const kontorError = errorsOf({ ...CORE_ERRORS, ...PAPERS_ERRORS, ...BILLING_ERRORS });

/** Why an invoice is not corrected: the reason of `CORRECTION_NOT_POSSIBLE`. */
export const NOT_CORRECTED = {
	notIssued: {
		de: 'das geht nur bei einer ausgestellten, nicht stornierten Rechnung',
		en: 'only an issued invoice that is not cancelled can be',
	},
	dearer: {
		de: 'sie würde dadurch teurer oder negativ; korrigieren Sie zusammengehörige Positionen gemeinsam',
		en: 'it would make the invoice dearer or negative: correct the lines that belong together at once',
	},
	deduction: (position: number) => ({
		de: `Position ${position} zieht einen Abschlag ab`,
		en: `line ${position} deducts a down payment`,
	}),
	nothing: (position: number) => ({
		de: `von Position ${position} ist nichts mehr übrig`,
		en: `nothing is left of line ${position}`,
	}),
	tooMuch: (position: number, left: string) => ({
		de: `von Position ${position} ist noch ${left.replace('.', ',')} übrig`,
		en: `of line ${position}, ${left} is left`,
	}),
};

/** What `CURRENCIES_DIFFER` is about. */
export const IN_ITS_CURRENCY = {
	rate: (name: string) => ({ de: `Der übliche Satz von ${name}`, en: `the usual rate of ${name}` }),
	expense: (supplier: string, day: string) => ({ de: `Die Ausgabe ${supplier} vom ${day}`, en: `the expense ${supplier} of ${day}` }),
};

/** Of `INVALID_REQUEST`. */
export const NO_XML = { de: 'diese Rechnung hat kein XML', en: 'this invoice has no XML' };

/** Keyed by the constraint of the database that refuses. */
export const BILLING_CONSTRAINTS = defineConstraints({
	number_when_issued: {
		de: 'eine Nummer haben genau die ausgestellten Rechnungen',
		en: 'issued invoices have a number, drafts have none',
		field: 'number',
	},
	uq_invoices_final_of_quote: {
		de: 'zu diesem Angebot gibt es schon eine Schlussrechnung',
		en: 'this quote has a final invoice already',
		field: 'quote_id',
	},
	'invoices.dates_in_order': datesInOrder('due_date'),
});
