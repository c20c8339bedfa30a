/** Proposes the next notice for every invoice whose turn it is. A person confirms or dismisses them. */

import { randomUUID } from 'node:crypto';
import { isOpen } from '../billing/rules/owed.js';
import { OPEN } from '../billing/states.js';
import type { Row } from '../core/context.js';
import { lockRows } from '../core/load.js';
import { addDays } from '../core/rules/days.js';
import { noteChange } from '../core/trail/audit.js';
import type { VerbContext } from '../core/verbs/verb.js';
import { REVERSALS } from '../papers/rules/reversal.js';
import { amountsOf, type Claim, type Firm, loadClaim, loadFirm } from './load-claim.js';
import { nextLevel } from './rules/levels.js';

interface Options {
	customer_id?: string | undefined;
	/** Run by a job: a dismissed proposal is not made again before the time of its level is over. */
	isAutomatic?: boolean;
}

/** Returns the ids of the new proposals. */
export async function propose(
	organization: string,
	{ customer_id, isAutomatic = false }: Options,
	context: VerbContext,
): Promise<string[]> {
	const firm = await loadFirm(organization, context);
	const proposals: string[] = [];
	// A second run at the same time waits here, and then sees the new proposals.
	for (const invoice of await lockRows(context, 'invoices', await overdue(firm, customer_id, context))) {
		if (Number(invoice.open_amount) <= 0 || !isOpen(invoice)) continue;
		const claim = await loadClaim(invoice, context);
		const level = nextLevel(invoice.due_date!, claim.notices, firm.levels, firm.today);
		if (level === null || (isAutomatic && wasDismissed(claim, level, firm))) continue;
		proposals.push(await addProposal(claim, level, firm, context));
	}
	return proposals;
}

/** Overdue invoices, without those that are excluded from dunning. */
const overdue = (firm: Firm, customer: string | undefined, { database }: VerbContext): Promise<string[]> =>
	database('invoices')
		.join('customers', 'customers.id', 'invoices.customer_id')
		.where({ 'invoices.organization_id': firm.organization.id, 'invoices.is_dunning_paused': false, 'customers.is_dunning_paused': false })
		.modify((query) => customer && query.where('invoices.customer_id', customer))
		.whereIn('invoices.status', OPEN)
		.whereNotIn('invoices.kind', REVERSALS)
		.where('invoices.due_date', '<', firm.today)
		.where('invoices.open_amount', '>', 0)
		.whereNotExists(
			database('dunning_notices')
				.whereRaw("dunning_notices.invoice_id = invoices.id and dunning_notices.status = 'proposed'")
				.select(database.raw('1')),
		)
		.pluck('invoices.id');

const wasDismissed = ({ notices }: Claim, level: number, { levels, today }: Firm): boolean =>
	notices.some(
		(notice) =>
			notice.status === 'cancelled' &&
			notice.level === level &&
			notice.updated_at !== null &&
			addDays(notice.updated_at.slice(0, 10), levels[level - 1]!.days) > today,
	);

async function addProposal(claim: Claim, level: number, firm: Firm, context: VerbContext): Promise<string> {
	const { invoice, customer } = claim;
	const { text_de, text_en } = firm.levels[level - 1]!;
	const id = randomUUID();
	const delta: Row = {
		invoice_id: invoice.id,
		level,
		status: 'proposed',
		text: (invoice.buyer_snapshot?.language ?? customer.language) === 'en' ? text_en : text_de,
		...amountsOf(claim, level, firm),
	};
	const row = { id, organization_id: invoice.organization_id, created_by: context.accountability.user, ...delta };
	await context.database('dunning_notices').insert(row);
	await noteChange(context, { collection: 'dunning_notices', id, row, delta, isNew: true });
	return id;
}
