/** The pipeline, what was done for it, and the quotes that came of it. */

import { formatCents, parseCents } from '../../directus-extensions/kontor/src/core/rules/money.ts';
import { buyerSnapshot, sellerSnapshot } from '../../directus-extensions/kontor/src/papers/rules/parties.ts';
import { addUp, quote, quoteLine, withTax } from '../factories/billing.ts';
import { addDays, moment, workdayOnOrBefore } from '../factories/calendar.ts';
import { STAGES } from '../factories/company.ts';
import { activity, deal } from '../factories/crm.ts';
import type { Row } from '../factories/maker.ts';
import { ACTIVITIES } from '../texts/work.ts';
import { contactsOf, type Tenant, taxFor } from './tenant.ts';

const SUBJECTS = [
	'ERP-Auswahl',
	'Prozessanalyse',
	'Schulungspaket',
	'Cloud-Migration',
	'Datenschutz-Check',
	'BI-Einführung',
	'Wartungsvertrag',
	'IT-Strategie',
	'Schnittstellen',
	'Relaunch Portal',
	'Workshopreihe',
	'Digitalisierung Einkauf',
];
/** What a quote for a deal that is still open may be; five, so that the pattern of the stages doesn't meet it. */
const OPEN = ['sent', 'sent', 'draft', 'sent', 'expired'];
const LOST = ['Preis', 'Wettbewerber', 'Projekt verschoben', 'Keine Rückmeldung'];

export function makeDeals(tenant: Tenant, stages: readonly string[]): Row[] {
	const { make, team, pipeline } = tenant;
	const { random } = make;
	const customers = [...tenant.customers.values()].filter(({ type }) => type === 'B2B');
	return stages.map((stage_id, index) => {
		const customer = customers[(index * 7) % customers.length]!;
		const isClosed = stage_id === 'won' || stage_id === 'lost';
		const daysAgo = random.int(12, 150);
		return deal(make, {
			title: `${SUBJECTS[index % SUBJECTS.length]} ${customer.name.split(' ')[0]}`,
			customer_id: customer.id,
			contact_id: contactsOf(tenant, customer)[0]?.id ?? null,
			pipeline_id: pipeline.id,
			stage_id,
			status: isClosed ? stage_id : 'open',
			value: `${random.int(8, 160) * 500}.00`,
			probability: `${STAGES.find(({ id }) => id === stage_id)!.probability}.00`,
			expected_close_date: addDays(make.today, isClosed ? -daysAgo : random.int(-5, 90)),
			closed_at: isClosed ? moment(workdayOnOrBefore(addDays(make.today, -daysAgo)), 15 * 60) : null,
			lost_reason: stage_id === 'lost' ? random.pick(LOST) : null,
			owner_id: (index % 4 === 3 ? team.manager! : (team.sales ?? team.manager!)).id,
			created_at: moment(addDays(make.today, -daysAgo - random.int(20, 60)), 9 * 60 + 30),
		});
	});
}

export function makeActivities(tenant: Tenant, deals: Row[]): void {
	const { make } = tenant;
	const { random } = make;
	for (const [index, row] of deals.entries())
		for (let count = random.int(2, 4); count > 0; count--) {
			const type = random.pick(Object.keys(ACTIVITIES));
			const daysFromNow = row.status === 'open' ? random.int(-40, 14) : -random.int(20, 160);
			const due = moment(workdayOnOrBefore(addDays(make.today, daysFromNow)), random.int(36, 68) * 15);
			const isDone = daysFromNow < -2 || random.chance(0.1);
			activity(make, {
				type,
				subject: random.pick(ACTIVITIES[type]!),
				description: index % 3 === 0 ? `Zu „${row.title}“.` : null,
				user_id: row.owner_id,
				customer_id: row.customer_id,
				contact_id: row.contact_id,
				deal_id: row.id,
				due_date: due,
				is_completed: isDone,
				completed_at: isDone ? (due < make.now ? due : make.now) : null,
				created_at: due < make.now ? due : make.now,
			});
		}
}

/** A quote for each deal that has come so far. */
export function makeQuotes(tenant: Tenant, deals: Row[]): Row[] {
	const { make } = tenant;
	const { random } = make;
	const quotes: Row[] = [];
	for (const row of deals.filter(({ stage_id }) => !['lead', 'qualified'].includes(stage_id))) {
		const status = { won: 'accepted', lost: 'declined' }[row.status as string] ?? OPEN[quotes.length % OPEN.length]!;
		const daysAgo = status === 'expired' ? random.int(50, 70) : row.status === 'open' ? random.int(2, 20) : random.int(160, 175);
		quotes.push(makeQuote(tenant, row, status, daysAgo));
	}
	const sent = quotes.find(({ status }) => status === 'sent');
	if (sent) secondVersion(tenant, sent);
	return quotes;
}

function makeQuote(tenant: Tenant, row: Row, status: string, daysAgo: number): Row {
	const { make, services } = tenant;
	const customer = [...tenant.customers.values()].find(({ id }) => id === row.customer_id)!;
	const issued = workdayOnOrBefore(addDays(make.today, -daysAgo));
	const isDraft = status === 'draft';
	const document = quote(make, {
		title: row.title,
		customer_id: customer.id,
		contact_id: row.contact_id,
		deal_id: row.id,
		status,
		issued_date: isDraft ? null : issued,
		valid_until: isDraft ? null : addDays(issued, 30),
		sent_at: isDraft ? null : moment(issued, 14 * 60),
		decided_at: ['accepted', 'declined'].includes(status) ? moment(workdayOnOrBefore(addDays(issued, 9)), 11 * 60) : null,
		discount_percent: make.random.chance(0.2) ? '5.00' : null,
		intro_text: 'vielen Dank für Ihre Anfrage. Gern bieten wir Ihnen an:',
		closing_text: 'Wir freuen uns auf die Zusammenarbeit.',
		seller_snapshot: isDraft ? null : sellerSnapshot(tenant.organization),
		buyer_snapshot: isDraft
			? null
			: buyerSnapshot(
					customer,
					make.all('contacts').find(({ id }) => id === row.contact_id),
				),
		created_at: moment(issued, 10 * 60),
	});
	const tax = withTax(taxFor(tenant, customer));
	const days = Math.max(2, Math.round(Number(row.value) / 1_000));
	const items = [
		{ service_id: services.workshop.id, title: services.workshop.name, quantity: '1.0000', unit: 'flat', unit_price: '1450.0000' },
		{
			service_id: services.consulting.id,
			title: services.consulting.name,
			quantity: `${days * 4}.0000`,
			unit: 'hour',
			unit_price: '125.0000',
		},
		{
			service_id: services.development.id,
			title: services.development.name,
			quantity: `${days * 3}.5000`,
			unit: 'hour',
			unit_price: '120.0000',
		},
		{
			service_id: services.training.id,
			title: services.training.name,
			quantity: '2.0000',
			unit: 'day',
			unit_price: '980.0000',
			is_optional: true,
		},
	];
	addUp(
		document,
		items.map((item) => quoteLine(make, document, { ...item, ...tax })),
	);
	if (!isDraft) row.value = formatCents(parseCents(document.net_total));
	return document;
}

/** The customer asked for a better price: the new version replaces the old one under the same number. */
function secondVersion(tenant: Tenant, first: Row): void {
	const { make } = tenant;
	const { id, created_at: _, ...copy } = first;
	const second = quote(make, {
		...copy,
		version: 2,
		previous_quote_id: id,
		discount_percent: '7.50',
		created_at: moment(first.issued_date, 16 * 60),
	});
	addUp(
		second,
		make
			.all('quote_lines')
			.filter((row) => row.quote_id === id)
			.map(({ id: _, created_at: __, quote_id: ___, ...line }) => quoteLine(make, second, line)),
	);
	Object.assign(first, { status: 'replaced' });
}
