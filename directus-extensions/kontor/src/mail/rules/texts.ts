/** The texts of mails while an organization has no template of its own. */
import type { MailTemplate } from '../../generated/schema.js';

export type MailKind = MailTemplate['kind'];
export type Template = Pick<MailTemplate, 'subject' | 'body'>;

const german = (text: string) => `{{salutation}}\n\n${text}\n\nMit freundlichen Grüßen\n{{company}}\n`;
const english = (text: string) => `{{salutation}}\n\n${text}\n\nKind regards\n{{company}}\n`;

export const TEXTS: Record<MailTemplate['language'], Record<MailKind, Template>> = {
	de: {
		quote: {
			subject: 'Angebot {{number}} von {{company}}',
			body: german('vielen Dank für Ihre Anfrage. Anbei erhalten Sie unser Angebot {{number}} über {{total}}, gültig bis {{due_date}}.'),
		},
		invoice: {
			subject: 'Rechnung {{number}} von {{company}}',
			body: german('anbei erhalten Sie die Rechnung {{number}} über {{total}}, zahlbar bis {{due_date}}.'),
		},
		cancellation: {
			subject: 'Rechnungskorrektur {{number}} von {{company}}',
			body: german('anbei erhalten Sie das Dokument {{number}} über {{total}} zu unserer Rechnung {{invoice_number}}.'),
		},
		dunning_notice: {
			subject: '{{title}} {{number}} zur Rechnung {{invoice_number}}',
			body: german(
				'zu unserer Rechnung {{invoice_number}} konnten wir noch keinen vollständigen Zahlungseingang feststellen. Bitte überweisen Sie {{total}} bis {{due_date}}; die Einzelheiten finden Sie im Anhang. Sollten Sie inzwischen gezahlt haben, betrachten Sie diese Nachricht bitte als gegenstandslos.',
			),
		},
	},
	en: {
		quote: {
			subject: 'Quote {{number}} from {{company}}',
			body: english('Thank you for your enquiry. Please find attached our quote {{number}} for {{total}}, valid until {{due_date}}.'),
		},
		invoice: {
			subject: 'Invoice {{number}} from {{company}}',
			body: english('Please find attached invoice {{number}} for {{total}}, payable by {{due_date}}.'),
		},
		cancellation: {
			subject: 'Invoice correction {{number}} from {{company}}',
			body: english('Please find attached document {{number}} for {{total}}, which refers to our invoice {{invoice_number}}.'),
		},
		dunning_notice: {
			subject: '{{title}} {{number}} for invoice {{invoice_number}}',
			body: english(
				'We have not yet received full payment of our invoice {{invoice_number}}. Please transfer {{total}} by {{due_date}}; the attached letter has the details. If you have paid in the meantime, please disregard this message.',
			),
		},
	},
};
