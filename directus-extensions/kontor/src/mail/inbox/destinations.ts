/** Whose mail is taken in, and by whom: what the modules declare as receivers. */
import type { Knex } from 'knex';
import { modules } from '../../core/modules.js';
import type { Addressee, Receiver } from '../../core/receiver.js';

export interface Destination extends Addressee {
	receiver: Receiver;
	/** As the receiver knows it. */
	addressee: Addressee;
}

export async function destinationsOf(database: Knex): Promise<Destination[]> {
	const found: Destination[] = [];
	for (const receiver of modules().flatMap(({ receivers = [] }) => receivers))
		for (const addressee of await receiver.addressees(database))
			found.push({ id: addressee.id, address: addressee.address, receiver, addressee });
	return found;
}
