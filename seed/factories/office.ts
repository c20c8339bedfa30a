import { addDays } from './calendar.ts';
import type { Maker, Row } from './maker.ts';

export const expense = (make: Maker, overrides: Row = {}) =>
	make.row(
		'expenses',
		() => ({
			category: 'travel',
			supplier: 'Deutsche Bahn',
			amount: '119.00',
			tax_rate: '19.00',
			tax_amount: '19.00',
			currency: 'EUR',
			expense_date: make.today,
			note: null,
			employee_id: null,
			project_id: null,
			status: 'draft',
			rejection_reason: null,
			is_billable: false,
			is_reimbursable: false,
			reimbursed_at: null,
			invoice_id: null,
			invoice_line_id: null,
		}),
		overrides,
	);

export const reminder = (make: Maker, overrides: Row = {}) =>
	make.row(
		'reminders',
		(count) => ({
			title: `Erinnerung ${count}`,
			due_date: addDays(make.today, 3),
			priority: 'medium',
			linked_to: null,
			linked_id: null,
			owner_id: null,
			is_done: false,
			done_at: null,
			description: null,
		}),
		overrides,
	);

export const dashboard = (make: Maker, overrides: Row = {}) =>
	make.row(
		'dashboards',
		() => ({
			user_id: null,
			theme: 'auto',
			layout_json: {
				widgets: [
					{ id: 'crm-stats', x: 0, y: 0, w: 4, h: 2 },
					{ id: 'recent-customers', x: 4, y: 0, w: 4, h: 2 },
					{ id: 'project-timeline', x: 0, y: 2, w: 8, h: 3 },
				],
			},
		}),
		overrides,
	);
