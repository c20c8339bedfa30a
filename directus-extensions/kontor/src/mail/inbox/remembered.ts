/** What has become of each message: rows of kontor_system.inbox_messages (snapshots/guards/purchases.sql). */
import type { Knex } from 'knex';
import type { Recipients } from '../rules/mail-recipients.js';
import { allNames } from '../rules/mail-recipients.js';

const TABLE = 'kontor_system.inbox_messages';

/** In which mailbox, and which numbering of it. */
export interface Place {
	mailbox: string;
	uid_validity: string;
}

export interface Remembered {
	id: string;
	uid: number;
	organization_id: string | null;
	/**
	 * `waiting` for an organization that has its address, `open` until it is taken in; then one of the three ends.
	 */
	status: 'waiting' | 'open' | 'taken_in' | 'too_large' | 'given_up';
	recipients: string[] | null;
	attempts: number;
	try_again_at: Date | null;
}

export async function rememberedOf(database: Knex, place: Place, uids: number[]): Promise<Map<number, Remembered[]>> {
	const found = new Map<number, Remembered[]>();
	const rows: Remembered[] = await database(TABLE).where(place).whereRaw('uid = any(?)', [uids]).orderBy('id');
	for (const row of rows) {
		const uid = Number(row.uid);
		found.set(uid, [...(found.get(uid) ?? []), { ...row, uid }]);
	}
	return found;
}

/** Returns whether it is new: it is warned of once. */
export async function rememberWaiting(database: Knex, place: Place, uid: number, recipients: Recipients): Promise<boolean> {
	const rows = await database(TABLE)
		.insert({ ...place, uid, status: 'waiting', recipients: allNames(recipients) })
		.onConflict(database.raw('(mailbox, uid_validity, uid, organization_id)'))
		.ignore()
		.returning('id');
	return rows.length > 0;
}

export const MOST_ATTEMPTS = 5;
/** 4, 16, 64 and 256 minutes: a storage that is away for an hour must not cost a message. */
const PAUSE = "now() + interval '1 minute' * power(4, least(attempts, 4) + 1)";

/**
 * For each organization a row, and the attempt counted before it is made: a message that ends the process is not tried for ever.
 * Answers what is due.
 */
export async function begin(database: Knex, place: Place, uid: number, organizations: string[]): Promise<Remembered[]> {
	return database.transaction(async (trx) => {
		await trx(TABLE)
			.where({ ...place, uid, status: 'waiting' })
			.delete();
		for (const organization_id of organizations)
			await trx(TABLE)
				.insert({ ...place, uid, organization_id, status: 'open' })
				.onConflict(trx.raw('(mailbox, uid_validity, uid, organization_id)'))
				.ignore();
		const due: Remembered[] = await trx(TABLE)
			.where({ ...place, uid, status: 'open' })
			.whereRaw('coalesce(try_again_at, now()) <= now()')
			.orderBy('id')
			.forUpdate();
		const ids = due.map(({ id }) => id);
		await trx(TABLE)
			.whereIn('id', ids)
			.update({ attempts: trx.raw('attempts + 1'), try_again_at: trx.raw(PAUSE) });
		return due.map((row) => ({ ...row, uid, attempts: row.attempts + 1 }));
	});
}

/** Locked until the transaction ends; null where another server was faster. */
export const lockOpen = (trx: Knex, id: string): Promise<Remembered | undefined> =>
	trx(TABLE).where({ id, status: 'open' }).forUpdate().first();

/** The same mail, under another number. */
export const isTakenIn = async (trx: Knex, organization_id: string, fingerprint: string): Promise<boolean> =>
	(await trx(TABLE).where({ organization_id, fingerprint, status: 'taken_in' }).first('id')) !== undefined;

export async function settle(trx: Knex, id: string, delta: { status: Remembered['status']; fingerprint?: string; error?: string }) {
	await trx(TABLE)
		.where({ id })
		.update({ ...delta, try_again_at: null });
}

export const noteError = (database: Knex, id: string, error: string): Promise<number> =>
	database(TABLE).where({ id, status: 'open' }).update({ error });
