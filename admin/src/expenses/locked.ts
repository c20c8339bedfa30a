import type { Expense } from '@kontor/directus-extension/contracts';

/** What is approved, paid back or passed on stays as it is. */
export const isLockedExpense = ({ status, invoice_line_id }: Expense): boolean =>
	status === 'approved' || status === 'reimbursed' || !!invoice_line_id;
