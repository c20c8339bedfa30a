/** The two tenants of the demo, as plain rows: the same moment gives the same world. */

import { addDays, addMonths, endOfMonth, startOfMonth, workdayOnOrBefore } from '../factories/calendar.ts';
import { organization, pipeline, service, tag, taxRates } from '../factories/company.ts';
import { germanVatId, iban } from '../factories/identifiers.ts';
import { type Maker, maker, type Row } from '../factories/maker.ts';
import { authority, companies } from '../texts/companies.ts';
import { makeAuthority, makeCompanies, makeConsumers } from './customers.ts';
import {
	billContract,
	billMonths,
	billProject,
	cancelAndReplace,
	type Fates,
	flatInvoice,
	issueOn,
	type Show,
	showInvoices,
} from './invoicing.ts';
import { numberDocuments } from './numbers.ts';
import { makeDashboards, makeExpenses, makeReminders } from './office.ts';
import { settle } from './payments.ts';
import { KONTOR_PROJECTS, makeProjects, type Plan } from './projects.ts';
import { makeActivities, makeDeals, makeQuotes } from './sales.ts';
import { type Access, kontorTeam, werkstattTeam } from './team.ts';
import type { Tenant } from './tenant.ts';
import { makeTimesheets, startTimer } from './timesheets.ts';

export const kontorProfile = (make: Maker) =>
	organization(make, {
		name: 'Kontor Beratung',
		slug: 'kontor-beratung',
		legal_name: 'Kontor Beratung GmbH',
		managing_directors: 'Martin Lindner',
		email: 'info@kontor.example.com',
		phone: '+49 40 66969 100',
		website: 'https://www.kontor.example.com',
		address: 'Kontor Beratung GmbH\nAm Alten Speicher 14\n20457 Hamburg',
		street: 'Am Alten Speicher 14',
		zip: '20457',
		city: 'Hamburg',
		tax_number: '48/123/45678',
		vat_id: germanVatId('27182818'),
		register_court: 'Amtsgericht Hamburg',
		register_number: 'HRB 123456',
		bank_accounts: [
			{ name: 'Hanseatische Musterbank', iban: iban('DE', '370400440532013000'), bic: 'COBADEFFXXX' },
			{ name: 'Sparkasse Musterstadt', iban: iban('DE', '500105175407324931'), bic: 'INGDDEFFXXX' },
		],
		skonto_percent: null,
		hourly_rate: '115.00',
		is_time_approval_required: true,
	});

export function kontorBeratung(access: Access, now: string): Maker {
	const make = maker('kontor-beratung', now);
	const profile = kontorProfile(make);
	const team = kontorTeam(make, access);
	const tenant: Tenant = { make, organization: profile, team, ...catalogue(make), customers: new Map() };
	const owners = [team.sales, team.sales, team.manager, team.lead];
	tenant.customers = new Map([...makeCompanies(make, companies, owners), ...makeConsumers(make, owners)]);
	tenant.customers.set(authority.slug, makeAuthority(make, team.manager));

	const stages = ['won', 'lead', 'proposal', 'qualified', 'lost', 'negotiation', 'won', 'proposal', 'lead', 'qualified'];
	const deals = makeDeals(
		tenant,
		Array.from({ length: 42 }, (_, index) => stages[index % stages.length]!),
	);
	makeActivities(tenant, deals);
	const quotes = makeQuotes(tenant, deals);
	const projects = makeProjects(tenant, KONTOR_PROJECTS);
	const trackers = [
		team.lead,
		team.miriam,
		team.employee,
		team.deniz,
		team.paul,
		team.hannah,
		team.felix,
		team.clara,
		team.manager,
		team.oliver,
	];
	makeTimesheets(tenant, trackers);
	startTimer(tenant, team.hannah, projects.find(({ title }) => title === 'Bürgerportal')!);
	makeExpenses(tenant, [team.employee, team.lead, team.miriam, team.sales, team.paul, team.deniz, team.manager], 70);
	billKontor(tenant, quotes, projects);
	makeReminders(
		tenant,
		Object.values(team).filter(({ is_active }) => is_active),
	);
	makeDashboards(tenant, [team.admin, team.manager, team.accountant, team.lead, team.employee, team.sales]);
	return make;
}

function billKontor(tenant: Tenant, quotes: Row[], projects: Row[]): void {
	const { make, customers } = tenant;
	const fates: Fates = new Map();
	// This project is always billed late: what it did last month waits in a draft.
	const late = projects.find(({ title }) => title === 'Digitale Auftragsabwicklung')!;
	const lastMonth = startOfMonth(addMonths(make.today, -1));
	billProject(tenant, late, lastMonth, endOfMonth(lastMonth));
	flatInvoice(tenant, customers.get('technoplan')!, 'Vorstudie Projektportfolio', '3200.0000');
	billMonths(tenant, fates);
	billContract(tenant, fates, customers.get('dataforge')!);
	showInvoices(tenant, fates, KONTOR_SHOWS);
	const wrong = [...fates.keys()].find((row) => row.project_id && row.issued_date < addDays(make.today, -60));
	if (wrong) cancelAndReplace(tenant, fates, wrong);
	const quote = quotes.find(({ status }) => status === 'accepted');
	if (quote) downPayment(tenant, fates, quote);
	for (const [document, fate] of fates) settle(tenant, document, fate);
	numberDocuments(make);
}

/** A part of what was offered, before the work begins. */
function downPayment(tenant: Tenant, fates: Fates, quote: Row): void {
	const customer = [...tenant.customers.values()].find(({ id }) => id === quote.customer_id)!;
	const document = flatInvoice(tenant, customer, `Abschlag ${quote.title}`, '4000.0000', { kind: 'down_payment', quote_id: quote.id });
	issueOn(tenant, document, workdayOnOrBefore(addDays(tenant.make.today, -130)));
	fates.set(document, 'on-time');
}

const KONTOR_SHOWS: Show[] = [
	{ slug: 'farbfroh', title: 'Workshop Rechteverwaltung', price: '1450.0000', daysAgo: 1, fate: 'unsent' },
	{ slug: 'mueller-elektrotechnik', title: 'Prozess-Check', price: '2380.5000', daysAgo: 4, fate: 'open' },
	{ slug: 'prisma-optik', title: 'Auditvorbereitung', price: '5600.0000', daysAgo: 18, fate: 'partial', more: { payment_terms_days: 30 } },
	{ slug: 'vogtland-textil', title: 'Schulungstag', price: '980.0000', daysAgo: 30, fate: 'dunned' },
	{ slug: 'kuestenfisch', title: 'Lageranalyse', price: '4150.0000', daysAgo: 75, fate: 'dunned' },
	{
		slug: 'phoenix-giesserei',
		title: 'Workshop Fertigung',
		price: '2900.0000',
		daysAgo: 60,
		fate: 'skonto',
		more: { skonto_percent: '2.00', skonto_days: 10 },
	},
	{ slug: 'gruenwerk', title: 'Digitalisierungsberatung', price: '1975.0000', daysAgo: 50, fate: 'corrected' },
	{
		slug: 'helga.sommerfeld',
		title: 'Büro ohne Papier, Einrichtung',
		price: '714.0000',
		daysAgo: 32,
		fate: 'on-time',
		more: { price_mode: 'gross' },
	},
	{ slug: 'aylin.demir', title: 'Einzelcoaching', price: '238.0000', daysAgo: 9, fate: 'open', more: { price_mode: 'gross' } },
	{ slug: 'donau-consult', title: 'Gastvortrag', price: '1200.0000', daysAgo: 60, fate: 'late' },
];

/** What every tenant sets up once. */
export function catalogue(make: Maker, isSmallBusiness = false): Pick<Tenant, 'rates' | 'services' | 'pipeline'> {
	const rates = taxRates(make, isSmallBusiness);
	const tax_rate_id = isSmallBusiness ? rates.smallBusiness.id : rates.standard.id;
	for (const name of ['Stammkunde', 'Rahmenvertrag', 'Empfehlung', 'Messe', 'Newsletter']) tag(make, { name });
	return {
		rates,
		pipeline: pipeline(make, { name: 'Vertrieb' }),
		services: {
			consulting: service(make, { name: 'Beratung', description: 'Beratung nach Aufwand', price: '125.00', tax_rate_id }),
			development: service(make, { name: 'Entwicklung', description: 'Umsetzung nach Aufwand', price: '120.00', tax_rate_id }),
			steering: service(make, { name: 'Projektleitung', description: 'Leitung und Abstimmung', price: '140.00', tax_rate_id }),
			training: service(make, { name: 'Schulung', description: 'Schulung vor Ort oder online', unit: 'day', price: '980.00', tax_rate_id }),
			workshop: service(make, {
				name: 'Workshop',
				description: 'Ein Tag mit Vor- und Nachbereitung',
				unit: 'flat',
				price: '1450.00',
				tax_rate_id,
			}),
			travel: service(make, { name: 'Reisekosten', description: 'Weiterberechnung nach Beleg', unit: 'flat', price: '0.00', tax_rate_id }),
			support: service(make, {
				name: 'Wartung & Support',
				description: 'Monatliche Pauschale',
				unit: 'month',
				price: '890.00',
				tax_rate_id,
			}),
		},
	};
}

export function zweiteWerkstatt(access: Access, now: string): Maker {
	const make = maker('zweite-werkstatt', now);
	const profile = organization(make, {
		name: 'Zweite Werkstatt',
		slug: 'zweite-werkstatt',
		legal_name: 'Zweite Werkstatt GmbH',
		managing_directors: 'Erik Sandmann',
		email: 'info@zweite.example.com',
		phone: '+49 30 23125 200',
		website: 'https://www.zweite.example.com',
		address: 'Zweite Werkstatt GmbH\nHinterhof 2\n12047 Berlin',
		street: 'Hinterhof 2',
		zip: '12047',
		city: 'Berlin',
		tax_scheme: 'small_business',
		tax_number: '29/123/45670',
		vat_id: null,
		register_number: 'HRB 234567',
		bank_accounts: [{ name: 'Musterbank Berlin', iban: iban('DE', '100500000024290661'), bic: 'BELADEBEXXX' }],
		hourly_rate: '72.00',
		primary_color: '#8D6E63',
	});
	const team: Record<string, Row> = werkstattTeam(make, { ...access, token: null });
	const people = Object.values(team);
	const tenant: Tenant = { make, organization: profile, team, ...catalogue(make, true), customers: new Map() };
	tenant.customers = new Map([...makeCompanies(make, companies.slice(4, 11), people), ...makeConsumers(make, people)]);
	const deals = makeDeals(tenant, ['won', 'lead', 'proposal', 'lost', 'negotiation']);
	makeActivities(tenant, deals);
	makeQuotes(tenant, deals);
	makeProjects(tenant, WERKSTATT_PROJECTS);
	makeTimesheets(tenant, people, 3);
	makeExpenses(tenant, people, 8);
	const fates: Fates = new Map();
	billMonths(tenant, fates, 3);
	billContract(tenant, fates, tenant.customers.get('autohaus-berger')!, 2);
	showInvoices(tenant, fates, [
		{ slug: 'hansen-yachtbau', title: 'Reparatur Winde', price: '640.0000', daysAgo: 3, fate: 'open' },
		{ slug: 'farbfroh', title: 'Regalbau', price: '1180.0000', daysAgo: 45, fate: 'dunned' },
	]);
	for (const [document, fate] of fates) settle(tenant, document, fate);
	numberDocuments(make);
	makeReminders(tenant, people);
	makeDashboards(tenant, people);
	return make;
}

const WERKSTATT_PROJECTS: Plan[] = [
	{
		title: 'Umbau Verkaufsraum',
		customer: 'baeckerei-sonnenschein',
		lead: 'manager',
		members: ['employee'],
		tasks: ['concept', 'build', 'test'],
		hours: 300,
	},
	{
		title: 'Schaltschränke',
		customer: 'mueller-elektrotechnik',
		lead: 'manager',
		members: ['employee'],
		tasks: ['build', 'test'],
		hours: 220,
		start: 3,
	},
	{ title: 'Werkstatt', type: 'non_billable', lead: 'manager', members: ['employee'], tasks: ['internal'] },
];
