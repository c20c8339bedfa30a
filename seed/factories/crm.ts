import { addDays, moment } from './calendar.ts';
import type { Maker, Row } from './maker.ts';

export const customer = (make: Maker, overrides: Row = {}) =>
	make.row(
		'customers',
		(count) => ({
			name: `Kunde ${count} GmbH`,
			number: `K-${String(count).padStart(4, '0')}`,
			type: 'B2B',
			lifecycle: 'customer',
			email: `info@kunde-${count}.example.com`,
			phone: null,
			website: null,
			industry: null,
			owner_id: null,
			tags: null,
			notes: null,
			address: `Kundenstraße ${count}\n10115 Berlin`,
			street: `Kundenstraße ${count}`,
			zip: '10115',
			city: 'Berlin',
			country: 'DE',
			billing_email: null,
			language: 'de',
			tax_id: null,
			vat_id: null,
			currency: 'EUR',
			payment_terms_days: null,
			skonto_percent: null,
			skonto_days: null,
			hourly_rate: null,
			invoice_format: 'zugferd',
			leitweg_id: null,
			buyer_reference: null,
		}),
		overrides,
	);

export const contact = (make: Maker, overrides: Row = {}) =>
	make.row(
		'contacts',
		(count) => ({
			customer_id: null,
			owner_id: null,
			salutation: 'none',
			title: null,
			firstname: 'Alex',
			lastname: `Kontakt ${count}`,
			position: null,
			status: 'active',
			email: `kontakt-${count}@kunde.example.com`,
			phone: null,
			mobile: null,
			language: 'de',
			is_primary: false,
			is_billing_contact: false,
			tags: null,
			notes: null,
			gdpr_consent: false,
			gdpr_consent_at: null,
			gdpr_consent_source: null,
		}),
		overrides,
	);

export const deal = (make: Maker, overrides: Row = {}) =>
	make.row(
		'deals',
		(count) => ({
			title: `Verkaufschance ${count}`,
			customer_id: null,
			contact_id: null,
			pipeline_id: null,
			stage_id: 'lead',
			value: '10000.00',
			currency: 'EUR',
			probability: '10.00',
			status: 'open',
			expected_close_date: addDays(make.today, 30),
			closed_at: null,
			lost_reason: null,
			owner_id: null,
			tags: null,
			notes: null,
		}),
		overrides,
	);

export const activity = (make: Maker, overrides: Row = {}) =>
	make.row(
		'activities',
		(count) => ({
			type: 'note',
			user_id: null,
			subject: `Aktivität ${count}`,
			description: null,
			customer_id: null,
			contact_id: null,
			deal_id: null,
			due_date: moment(make.today, 10 * 60),
			is_completed: false,
			completed_at: null,
		}),
		overrides,
	);
