/** A payment changes its invoice, however it is written: events are emitted for both. */
import { useEmitter } from '@directus/api/emitter';
import type { Register, Server } from '../core/define-module.js';

const FOLLOWS = ['status', 'paid_amount', 'open_amount'];

export function hooks({ action }: Register, { database, getSchema }: Server): void {
	action('payments.items.create', async ({ key }, { accountability }) => {
		const payment = database('payments').select('invoice_id').where({ id: key });
		const [invoice] = await database('invoices')
			.select('id', ...FOLLOWS)
			.whereIn('id', payment);
		if (!invoice) return;
		const { id, ...payload } = invoice;
		useEmitter().emitAction(
			['items.update', 'invoices.items.update'],
			{ collection: 'invoices', payload, keys: [id] },
			{ accountability, database, schema: await getSchema() },
		);
	});
}
