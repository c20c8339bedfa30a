import { addMonths } from './calendar.ts';
import type { Maker, Row } from './maker.ts';

export const project = (make: Maker, overrides: Row = {}) =>
	make.row(
		'projects',
		(count) => ({
			title: `Projekt ${count}`,
			number: `P-${String(count).padStart(4, '0')}`,
			customer_id: null,
			department_id: null,
			lead_id: null,
			deal_id: null,
			status: 'in_progress',
			color: '#3399FF',
			start_date: addMonths(make.today, -6),
			end_date: null,
			description: null,
			tags: null,
			billing_type: 'time_material',
			hourly_rate: null,
			budget_hours: null,
			budget_amount: null,
			rounding_minutes: 0,
			rounding_mode: 'up',
			order_number: null,
		}),
		overrides,
	);

export const projectMember = (make: Maker, overrides: Row = {}) =>
	make.row('project_members', () => ({ project_id: null, employee_id: null, role: 'member', hourly_rate: null }), overrides);

export const task = (make: Maker, overrides: Row = {}) =>
	make.row(
		'tasks',
		(count) => ({
			title: `Aufgabe ${count}`,
			project_id: null,
			assignee_id: null,
			status: 'open',
			due_date: null,
			estimated_hours: null,
			is_billable: true,
			description: null,
			sort: count,
		}),
		overrides,
	);

export const chatMessage = (make: Maker, overrides: Row = {}) =>
	make.row('chat_messages', (count) => ({ project_id: null, author_id: null, message: `Nachricht ${count}` }), overrides);
