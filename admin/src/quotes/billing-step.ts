/** What an accepted quote is billed with next: its first invoice, the final one after down payments, or nothing more. */
export function billingStep(invoices: readonly { kind?: string; status?: string }[]): 'first' | 'final' | undefined {
	const valid = invoices.filter(({ status }) => status !== 'cancelled');
	if (valid.some(({ kind }) => kind === 'invoice' || kind === 'final')) return undefined;
	return valid.some(({ kind }) => kind === 'down_payment') ? 'final' : 'first';
}
