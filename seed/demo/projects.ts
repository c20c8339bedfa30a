import { addDays, addMonths, endOfMonth, moment, startOfMonth, workdayOnOrBefore } from '../factories/calendar.ts';
import type { Row } from '../factories/maker.ts';
import { chatMessage, project, projectMember, task } from '../factories/projects.ts';
import { CHAT, TASKS } from '../texts/work.ts';
import type { Tenant } from './tenant.ts';

export interface Plan {
	title: string;
	customer?: string;
	type?: 'time_material' | 'fixed_price' | 'non_billable';
	lead: string;
	members: string[];
	tasks: string[];
	rate?: string;
	hours?: number;
	status?: string;
	/** In months before the current one; `end` too. */
	start?: number;
	end?: number;
	more?: Row;
}

const ALL = ['analysis', 'concept', 'build', 'test', 'training', 'steering'];
const COLORS = ['#3399FF', '#2ECDA7', '#FFA439', '#6644FF', '#E35169', '#00A3B5', '#8D6E63'];

export const KONTOR_PROJECTS: Plan[] = [
	{
		title: 'ERP-Einführung',
		customer: 'nordwind-logistik',
		lead: 'lead',
		members: ['employee', 'deniz', 'hannah'],
		tasks: ALL,
		rate: '128.00',
		hours: 1400,
		more: { order_number: 'BE-4500012345' },
	},
	{
		title: 'Digitale Auftragsabwicklung',
		customer: 'weber-maschinenbau',
		lead: 'lead',
		members: ['employee', 'paul'],
		tasks: ALL,
		hours: 900,
		more: { rounding_minutes: 15 },
	},
	{
		title: 'Relaunch Kundenportal',
		customer: 'stadtwerke-lindenau',
		lead: 'miriam',
		members: ['felix', 'clara'],
		tasks: ALL,
		rate: '122.00',
		hours: 800,
	},
	{
		title: 'DMS-Auswahl',
		customer: 'kanzlei-stein',
		type: 'fixed_price',
		lead: 'lead',
		members: ['employee'],
		tasks: ['analysis', 'concept', 'steering'],
		hours: 120,
		start: 3,
	},
	{
		title: 'IT-Strategie',
		customer: 'medisan-kliniken',
		lead: 'manager',
		members: ['lead', 'paul'],
		tasks: ['analysis', 'concept', 'steering'],
		rate: '150.00',
		hours: 420,
	},
	{
		title: 'BI-Dashboards',
		customer: 'brauerei-feldmann',
		lead: 'miriam',
		members: ['clara', 'deniz'],
		tasks: ['analysis', 'build', 'test', 'training'],
		hours: 500,
	},
	{
		title: 'Datenschutz-Audit',
		customer: 'praxisverbund-rhein-sieg',
		type: 'fixed_price',
		lead: 'miriam',
		members: ['hannah'],
		tasks: ['analysis', 'concept'],
		hours: 90,
		start: 2,
	},
	{
		title: 'Anbindung Onlineshop',
		customer: 'rheintal-wein',
		lead: 'lead',
		members: ['felix', 'employee'],
		tasks: ['concept', 'build', 'test'],
		hours: 350,
		start: 4,
	},
	{
		title: 'Schnittstelle Lohn und Buchhaltung',
		customer: 'hochbau-schaefer',
		lead: 'lead',
		members: ['employee', 'oliver'],
		tasks: ['analysis', 'build', 'test'],
		rate: '118.50',
		hours: 260,
	},
	{ title: 'Cloud-Migration', customer: 'immobilien-spree', lead: 'miriam', members: ['paul', 'felix'], tasks: ALL, hours: 600, start: 5 },
	{
		title: 'Vertriebscontrolling',
		customer: 'hansen-yachtbau',
		lead: 'manager',
		members: ['clara', 'oliver'],
		tasks: ['analysis', 'concept', 'build'],
		rate: '132.00',
		hours: 240,
	},
	{
		title: 'Bürgerportal',
		customer: 'digitale-verwaltung',
		lead: 'miriam',
		members: ['hannah', 'deniz'],
		tasks: ALL,
		rate: '112.00',
		hours: 700,
		more: { order_number: 'VG-2211-7' },
	},
	{
		title: 'Ticketverkauf Bergbahn',
		customer: 'salzkammer-bahnen',
		lead: 'lead',
		members: ['deniz', 'paul'],
		tasks: ['concept', 'build', 'test'],
		rate: '130.00',
		hours: 380,
	},
	{
		title: 'Serviceportal Robotik',
		customer: 'helvetia-robotics',
		lead: 'miriam',
		members: ['felix'],
		tasks: ['analysis', 'concept', 'build'],
		rate: '155.00',
		hours: 300,
		start: 4,
	},
	{
		title: 'Digitaler Entwurfsprozess',
		customer: 'atelier-lumiere',
		lead: 'lead',
		members: ['hannah'],
		tasks: ['analysis', 'training'],
		rate: '125.00',
		hours: 110,
		start: 3,
	},
	{
		title: 'Lagerverwaltung',
		customer: 'spedition-kowalski',
		lead: 'miriam',
		members: ['deniz', 'oliver'],
		tasks: ['analysis', 'build', 'test', 'training'],
		hours: 320,
		status: 'completed',
		end: 1,
	},
	{
		title: 'Prozesshandbuch',
		customer: 'bergische-werkzeuge',
		lead: 'lead',
		members: ['hannah', 'employee'],
		tasks: ['analysis', 'concept'],
		hours: 160,
		status: 'completed',
		end: 2,
	},
	{
		title: 'Auswahl Kassensystem',
		customer: 'baeckerei-sonnenschein',
		lead: 'manager',
		members: ['paul'],
		tasks: ['analysis', 'concept'],
		hours: 80,
		status: 'completed',
		end: 3,
	},
	{
		title: 'Werkstattplanung',
		customer: 'autohaus-berger',
		lead: 'lead',
		members: ['oliver', 'paul'],
		tasks: ['analysis', 'concept', 'build'],
		hours: 200,
		status: 'cancelled',
		end: 3,
	},
	{
		title: 'Einführung CRM',
		customer: 'modehaus-lorenz',
		lead: 'miriam',
		members: ['clara', 'hannah'],
		tasks: ['concept', 'build', 'training'],
		hours: 280,
		start: 3,
	},
	{
		title: 'Büro ohne Papier',
		customer: 'helga.sommerfeld',
		type: 'fixed_price',
		lead: 'lead',
		members: ['employee'],
		tasks: ['analysis', 'training'],
		hours: 24,
		start: 2,
	},
	{
		title: 'Energiemonitoring',
		customer: 'solarpark-uckermark',
		lead: 'miriam',
		members: ['deniz'],
		tasks: ['analysis', 'concept', 'build'],
		hours: 450,
		status: 'planned',
		start: -1,
	},
	{
		title: 'Webauftritt Verlag',
		customer: 'buchfink-verlag',
		type: 'fixed_price',
		lead: 'lead',
		members: ['felix'],
		tasks: ['concept', 'build', 'test'],
		hours: 140,
		status: 'planned',
		start: -1,
	},
	{
		title: 'Interne Organisation',
		type: 'non_billable',
		lead: 'manager',
		members: ['lead', 'miriam', 'employee', 'deniz', 'paul', 'hannah', 'felix', 'clara', 'oliver', 'sales', 'accountant'],
		tasks: ['internal'],
	},
	{
		title: 'Weiterbildung',
		type: 'non_billable',
		lead: 'miriam',
		members: ['lead', 'employee', 'deniz', 'paul', 'hannah', 'felix', 'clara', 'oliver'],
		tasks: ['internal'],
	},
];

export function makeProjects(tenant: Tenant, plans: readonly Plan[]): Row[] {
	const { make, team } = tenant;
	const { random } = make;
	const wonDeals = make.all('deals').filter(({ status }) => status === 'won');
	return plans.map(
		(
			{ title, customer, type = 'time_material', lead, members, tasks, rate, hours, status = 'in_progress', start = 6, end, more },
			index,
		) => {
			const customerRow = customer ? tenant.customers.get(customer) : undefined;
			if (customer && !customerRow) throw new Error(`There is no customer ${customer} for the project ${title}`);
			const startDate = startOfMonth(addMonths(make.today, -start));
			const endDate =
				end === undefined
					? hours
						? endOfMonth(addMonths(make.today, random.int(1, 5) + Math.max(0, -start)))
						: null
					: endOfMonth(addMonths(make.today, -end));
			const row = project(make, {
				title,
				customer_id: customerRow?.id ?? null,
				department_id: team[lead]!.department_id,
				lead_id: team[lead]!.id,
				deal_id: wonDeals.find((deal) => deal.customer_id === customerRow?.id)?.id ?? null,
				status,
				color: COLORS[index % COLORS.length],
				start_date: startDate,
				end_date: endDate,
				description: customerRow ? `${title} für ${customerRow.name}.` : null,
				billing_type: type,
				hourly_rate: rate ?? null,
				budget_hours: hours ? `${hours}.0000` : null,
				budget_amount: hours && type !== 'non_billable' ? `${hours * 120}.00` : null,
				created_at: moment(addDays(startDate < make.today ? startDate : make.today, -20), 10 * 60),
				...more,
			});
			for (const [position, key] of [lead, ...members].entries())
				projectMember(make, {
					project_id: row.id,
					employee_id: team[key]!.id,
					role: position === 0 ? 'lead' : 'member',
					hourly_rate: rate && position === 0 ? `${Number.parseInt(rate, 10) + 15}.00` : null,
					created_at: row.created_at,
				});
			makeTasks(tenant, row, tasks, [lead, ...members]);
			if (status === 'in_progress') makeChat(tenant, row, [lead, ...members]);
			return row;
		},
	);
}

function makeTasks({ make, team }: Tenant, project: Row, kinds: string[], people: string[]): void {
	const isOver = ['completed', 'cancelled'].includes(project.status);
	for (const [index, kind] of kinds.entries()) {
		const { title, hours } = TASKS[kind]!;
		task(make, {
			title,
			project_id: project.id,
			assignee_id: team[people[(index + 1) % people.length]!]!.id,
			status: isOver || (index === 0 && kinds.length > 2) ? 'done' : index < 3 ? 'in_progress' : 'open',
			due_date: kind === 'internal' ? null : addDays(project.start_date, 40 * (index + 1)),
			estimated_hours: `${hours}.0000`,
			is_billable: project.billing_type !== 'non_billable',
			sort: index + 1,
			created_at: project.created_at,
		});
	}
}

function makeChat({ make, team }: Tenant, project: Row, people: string[]): void {
	const { random } = make;
	const times = Array.from({ length: random.int(3, 8) }, () =>
		moment(workdayOnOrBefore(addDays(make.today, -random.int(1, 30))), random.int(480, 1050)),
	);
	for (const created_at of times.sort())
		chatMessage(make, { project_id: project.id, author_id: team[random.pick(people)]!.id, message: random.pick(CHAT), created_at });
}
