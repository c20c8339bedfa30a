/** What the menu shows, in groups; every entry only to those who may read it. */
export const MENU_GROUPS = [
	{ label: 'menu.sales', resources: ['customers', 'contacts'] },
	{ label: 'menu.work', resources: ['projects', 'time_entries'] },
	{ label: 'menu.billing', resources: ['invoices'] },
] as const;
