/** What the menu shows, in groups; every entry only to those who may read it. */
export const MENU_GROUPS = [
	{ label: 'menu.sales', resources: ['customers', 'contacts'] },
	{ label: 'menu.work', resources: ['projects', 'time_entries', 'expenses'] },
	{ label: 'menu.billing', resources: ['quotes', 'invoices', 'recurring_invoices', 'payments', 'dunning_notices'] },
	{ label: 'menu.office', resources: ['documents'] },
] as const;
