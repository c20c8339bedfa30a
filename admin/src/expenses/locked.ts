/** What is approved, paid back or passed on stays as it is. */
export const isLockedExpense = ({ status, invoice_line_id }: Record<string, any>): boolean =>
	status === 'approved' || status === 'reimbursed' || !!invoice_line_id;
