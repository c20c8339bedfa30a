/** The notes on each message (kontor_system.inbox_messages), and up to which number all are noted (inbox_marks). */
import type { Knex } from 'knex';
import { allNames } from '../rules/mail-recipients.js';
import type { Destination } from './destinations.js';
import type { MessageHead } from './read-message.js';

const TABLE = 'kontor_system.inbox_messages';
const MARKS = 'kontor_system.inbox_marks';
/** One row for each receiver. */
const ONE = '(mailbox, uid_validity, uid, organization_id, receiver)';

/** In which mailbox, and which numbering of it. */
export interface Place {
	mailbox: string;
	uid_validity: string;
}

export interface Remembered {
	id: string;
	uid: number;
	/** Both null while it is `waiting`. */
	organization_id: string | null;
	receiver: string | null;
	/**
	 * `waiting`: not looked at yet (no recipients), or nobody has its address yet. `open` until it is taken in; the other three are final.
	 */
	status: 'waiting' | 'open' | 'taken_in' | 'too_large' | 'given_up';
	recipients: string[] | null;
	attempts: number;
}

export const isOf = ({ organization_id, receiver }: Remembered, to: Destination): boolean =>
	organization_id === to.id && receiver === to.receiver.name;

/** Up to this number every message is noted or is not to be taken in. Null: this numbering is new. */
export async function markOf(database: Knex, place: Place): Promise<number | null> {
	const row = await database(MARKS).where(place).first('highest_uid');
	return row ? Number(row.highest_uid) : null;
}

/** Writes the messages and the mark together, so that the mark is never beyond a message that is not noted. Existing notes stay. */
export async function note(database: Knex, place: Place, uids: number[], highest_uid: number): Promise<void> {
	await database.transaction(async (trx) => {
		// First the mark: another server that notes the same waits here.
		await trx(MARKS)
			.insert({ ...place, highest_uid })
			.onConflict(['mailbox', 'uid_validity'])
			.merge({ highest_uid: trx.raw('greatest(inbox_marks.highest_uid, excluded.highest_uid)') });
		await trx.raw(
			`insert into ${TABLE} (mailbox, uid_validity, uid, status)
			select :mailbox, :uid_validity, n.uid, 'waiting' from unnest(cast(:uids as bigint[])) as n (uid)
			where not exists (select from ${TABLE} m where m.mailbox = :mailbox and m.uid_validity = :uid_validity and m.uid = n.uid)`,
			{ ...place, uids },
		);
	});
}

/** The messages to handle now, the oldest first: new ones, failed ones whose pause is over, and those whose address somebody has by now. */
export async function dueOf(database: Knex, place: Place, addresses: string[], most: number): Promise<number[]> {
	const rows: { uid: string }[] = await database(TABLE)
		.distinct('uid')
		.where(place)
		.whereRaw(
			`(status = 'waiting' and (recipients is null or recipients && ?::text[])
			or status = 'open' and coalesce(try_again_at, now()) <= now())`,
			[addresses],
		)
		.orderBy('uid')
		.limit(most);
	return rows.map(({ uid }) => Number(uid));
}

/** Somebody has removed them from the mailbox before they were taken in. */
export const forget = (database: Knex, place: Place, uids: number[]): Promise<number> =>
	database(TABLE).where(place).whereRaw('uid = any(?)', [uids]).whereIn('status', ['waiting', 'open']).delete();

/** Unfinished messages under other numberings of the same mailbox. Strangers can send many, so only the last ones are returned. */
export async function unfinishedElsewhere(database: Knex, { mailbox, uid_validity }: Place): Promise<string[]> {
	const rows: { message_id: string }[] = await database(TABLE)
		.where({ mailbox })
		.whereNot({ uid_validity })
		.whereIn('status', ['waiting', 'open'])
		.whereNotNull('message_id')
		.orderBy('id', 'desc')
		.limit(200)
		.select('message_id');
	return [...new Set(rows.map(({ message_id }) => message_id))];
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

/** For a message without an addressee. Returns whether that is new, because the warning comes once. */
export async function rememberWaiting(database: Knex, place: Place, uid: number, head: MessageHead): Promise<boolean> {
	const known = { recipients: allNames(head.recipients), message_id: head.messageId || null };
	return database.transaction(async (trx) => {
		await trx(TABLE)
			.where({ ...place, uid, status: 'open' })
			.delete();
		const rows = await trx(TABLE)
			.insert({ ...place, uid, status: 'waiting', ...known })
			.onConflict(trx.raw(ONE))
			.merge(known)
			.whereRaw('inbox_messages.recipients is null')
			.returning('id');
		return rows.length > 0;
	});
}

export const MOST_ATTEMPTS = 5;
/** 4, 16, 64 and 256 minutes: if the storage is down for an hour, no message is lost. */
const PAUSE = "now() + interval '1 minute' * power(4, least(attempts, 4) + 1)";

/**
 * Writes a row for each receiver. The attempt is counted before it is made, so that a message that crashes the process is not tried
 * for ever. Returns the rows that are due.
 */
export async function begin(database: Knex, place: Place, uid: number, messageId: string, to: Destination[]): Promise<Remembered[]> {
	return database.transaction(async (trx) => {
		await trx(TABLE)
			.where({ ...place, uid, status: 'waiting' })
			.delete();
		for (const { id, receiver } of to)
			await trx(TABLE)
				.insert({ ...place, uid, organization_id: id, receiver: receiver.name, status: 'open', message_id: messageId || null })
				.onConflict(trx.raw(ONE))
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

/** Locked until the transaction ends; null if another server was faster. */
export const lockOpen = (trx: Knex, id: string): Promise<Remembered | undefined> =>
	trx(TABLE).where({ id, status: 'open' }).forUpdate().first();

/** The same mail, under another number. */
export const isTakenIn = async (trx: Knex, { organization_id, receiver }: Remembered, fingerprint: string): Promise<boolean> =>
	(await trx(TABLE).where({ organization_id, receiver, fingerprint, status: 'taken_in' }).first('id')) !== undefined;

export async function settle(trx: Knex, id: string, delta: { status: Remembered['status']; fingerprint?: string; error?: string }) {
	await trx(TABLE)
		.where({ id })
		.update({ ...delta, try_again_at: null });
}

export const noteError = (database: Knex, id: string, error: string): Promise<number> =>
	database(TABLE).where({ id, status: 'open' }).update({ error });
