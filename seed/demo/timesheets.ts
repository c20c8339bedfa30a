import { addDays, addMonths, type Day, daysFrom, isWorkday, moment, startOfMonth, startOfWeek, wallClock } from '../factories/calendar.ts';
import type { Row } from '../factories/maker.ts';
import { absences, moments, timeEntry, workingDay } from '../factories/time.ts';
import { TASKS } from '../texts/work.ts';
import type { Tenant } from './tenant.ts';

interface Assignment {
	project: Row;
	tasks: Row[];
	weight: number;
}

const SERVICE_OF: Record<string, keyof Tenant['services']> = {
	build: 'development',
	test: 'development',
	training: 'training',
	steering: 'steering',
};
const kindOf = (task: Row) => Object.keys(TASKS).find((kind) => TASKS[kind]!.title === task.title) ?? 'internal';

export function makeTimesheets(tenant: Tenant, people: Row[], months = 6): void {
	const from = startOfMonth(addMonths(tenant.make.today, -months));
	for (const person of people) {
		const days = daysFrom(from, person.left_at ?? tenant.make.today).filter(isWorkday);
		const away = absences(tenant.make.random, days);
		const assignments = assignmentsOf(tenant, person);
		for (const day of days) if (!away.has(day)) makeDay(tenant, person, day, assignments);
	}
}

function assignmentsOf({ make }: Tenant, person: Row): Assignment[] {
	return make
		.all('project_members')
		.filter((member) => member.employee_id === person.id)
		.map((member) => {
			const project = make.all('projects').find(({ id }) => id === member.project_id)!;
			const tasks = make.all('tasks').filter(({ project_id }) => project_id === project.id);
			return { project, tasks, weight: project.billing_type === 'non_billable' ? 1 : member.role === 'lead' ? 3 : 5 };
		})
		.filter(({ project }) => project.status !== 'planned');
}

function makeDay(tenant: Tenant, person: Row, day: Day, assignments: Assignment[]): void {
	const { make, services } = tenant;
	const { random } = make;
	const now = wallClock(make.now);
	const open = assignments.filter(({ project }) => project.start_date <= day && (!project.end_date || project.end_date >= day));
	for (const block of workingDay(random, Number(person.weekly_hours) / 5)) {
		if (day === now.day && block[1] > now.minutes - 60) break;
		if (open.length === 0 || random.chance(0.015)) {
			timeEntry(make, {
				employee_id: person.id,
				...moments(day, block),
				is_billable: false,
				note: 'Arzttermin, Ausgleich',
				...approval(tenant, day, person),
			});
			continue;
		}
		const { project, tasks } = random.weighted(open, ({ weight }) => weight);
		const task = random.pick(tasks);
		const kind = kindOf(task);
		timeEntry(make, {
			employee_id: person.id,
			project_id: project.id,
			task_id: task.id,
			service_id: kind === 'internal' ? null : services[SERVICE_OF[kind] ?? 'consulting'].id,
			...moments(day, block),
			is_billable: project.billing_type !== 'non_billable' && task.is_billable && !random.chance(0.04),
			note: random.pick(TASKS[kind]!.notes),
			...approval(tenant, day, person, project),
			created_at: moments(day, block).end_time,
			created_by: person.id,
		});
	}
}

/** This week is still being written, the last one waits to be looked at, the weeks before are approved. */
function approval({ make, team }: Tenant, day: Day, person: Row, project?: Row): Row {
	const week = startOfWeek(make.today);
	if (day >= week) return { status: 'draft' };
	if (day >= addDays(week, -7))
		return make.random.chance(0.03) ? { status: 'rejected', rejection_reason: 'Bitte genauer beschreiben.' } : { status: 'submitted' };
	const lead = project?.lead_id && project.lead_id !== person.id ? project.lead_id : team.manager!.id;
	return { status: 'approved', approved_by: lead, approved_at: moment(addDays(startOfWeek(day), 7), 9 * 60) };
}

/** Somebody's timer runs, where it is a time at which somebody works. */
export function startTimer({ make, services }: Tenant, person: Row, project: Row): void {
	const { day, minutes } = wallClock(make.now);
	if (!isWorkday(day) || minutes < 9 * 60 || minutes > 19 * 60) return;
	timeEntry(make, {
		employee_id: person.id,
		project_id: project.id,
		task_id: make.all('tasks').find(({ project_id }) => project_id === project.id)!.id,
		service_id: services.consulting.id,
		start_time: moment(day, Math.floor((minutes - 20) / 15) * 15),
		end_time: null,
		note: 'Abstimmung mit dem Fachbereich',
		status: 'draft',
		created_by: person.id,
	});
}
