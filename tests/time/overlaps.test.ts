/** Entries of one person at the same time are allowed and marked, both of them, as long as it is true. */
import { beforeEach, expect, test } from 'vitest';
import { rest } from '../lib/api.ts';
import { change } from '../lib/books.ts';
import { erase, type Row, sql } from '../lib/database.ts';
import { Socket } from '../lib/socket.ts';
import { addEntry, addLine, addTeam, hoursAgo, role, stop, type Team } from '../lib/time.ts';

let team: Team;
let firm: Team['firm'] | undefined;
beforeEach(async () => {
	team = await addTeam(firm);
	firm = team.firm;
});

const at = (time: string) => (time.includes('-') ? time : `2026-03-02T${time}:00Z`);
const entry = (from: string, to: string | null, values: Row = {}) =>
	addEntry(team, { start_time: at(from), end_time: to && at(to), ...values });
const marked = async (person = team.me.id) =>
	(await sql('select id from time_entries where employee_id = $1 and is_overlapping', [person])).map(({ id }) => id).sort();
const expectMarked = async (...ids: string[]) => expect(await marked()).toEqual([...ids].sort());

test('what touches does not overlap, what reaches into another does', async () => {
	const a = await entry('08:00', '10:00');
	await entry('10:00', '12:00');
	await entry('07:00', '08:00');
	await expectMarked();
	const d = await entry('09:59', '10:00');
	await expectMarked(a, d);
});

test('inside, around, the same', async () => {
	const a = await entry('08:00', '12:00');
	const b = await entry('09:00', '10:00');
	await expectMarked(a, b);
	const c = await entry('07:00', '13:00');
	await expectMarked(a, b, c);
	const d = await entry('07:00', '13:00');
	await expectMarked(a, b, c, d);
});

test('others at the same time do not matter', async () => {
	const other = await addTeam(firm);
	await entry('08:00', '10:00');
	await addEntry(other, { start_time: at('08:00'), end_time: at('10:00') });
	await expectMarked();
});

test('moving, shortening and deleting takes the mark away, on both sides', async () => {
	const a = await entry('08:00', '10:00');
	const b = await entry('09:00', '11:00');
	const c = await entry('10:30', '12:00');
	await expectMarked(a, b, c);
	expect((await rest.update(team.me, 'time_entries', b, { start_time: at('10:00') })).status).toBe(200);
	await expectMarked(b, c);
	await rest.update(team.me, 'time_entries', b, { end_time: at('10:30') });
	await expectMarked();
	await rest.update(team.me, 'time_entries', b, { end_time: at('11:00') });
	await expectMarked(b, c);
	expect((await rest.remove(team.me, 'time_entries', b)).status).toBe(204);
	await expectMarked();
	await sql("update time_entries set start_time = start_time - interval '3 hours' where id = $1", [c]);
	await expectMarked(a, c);
});

test('an entry that goes to somebody else is compared there', async () => {
	const other = await addTeam(firm);
	const mine = await entry('08:00', '10:00');
	const second = await entry('09:00', '11:00');
	const theirs = await addEntry(other, { start_time: at('09:00'), end_time: at('10:00') });
	await expectMarked(mine, second);
	expect((await rest.update(role(team, 'Manager'), 'time_entries', second, { employee_id: other.me.id })).status).toBe(200);
	await expectMarked();
	expect(await marked(other.me.id)).toEqual([second, theirs].sort());
});

test('a running timer overlaps with whatever comes after its start, however long it runs', async () => {
	const before = await entry('08:00', '09:00');
	const running = await entry('09:00', null);
	await expectMarked();
	const after = await entry('10:00', '11:00');
	await expectMarked(running, after);
	const days = await entry('2026-03-05T08:00:00Z', '2026-03-05T09:00:00Z');
	await expectMarked(running, after, days);
	expect((await stop(team.me, { end_time: at('10:30') })).status).toBe(200);
	await expectMarked(running, after);
	await sql("update time_entries set end_time = '2026-03-02T10:00:00Z' where id = $1", [running]);
	await expectMarked();
	expect(before).toBeTruthy();
});

test('a timer from the day before yesterday and one from now', async () => {
	const running = await entry(hoursAgo(60), null);
	const today = await entry(hoursAgo(2), hoursAgo(1));
	await expectMarked(running, today);
	await rest.update(team.me, 'time_entries', running, { end_time: hoursAgo(50) });
	await expectMarked();
});

test('nothing lasts nothing', async () => {
	await entry('08:00', '10:00');
	await entry('09:00', '09:00');
	await expectMarked();
});

test('across midnight and the longest entry there is', async () => {
	const night = await entry('2026-03-02T20:00:00Z', '2026-03-03T20:00:00Z');
	const end = await entry('2026-03-03T19:59:00Z', '2026-03-03T21:00:00Z');
	await expectMarked(night, end);
	const next = await entry('2026-03-03T21:00:00Z', '2026-03-04T21:00:00Z');
	await expectMarked(night, end);
	expect(next).toBeTruthy();
});

test('a neighbour that is locked, billed or in a closed period is marked all the same', async () => {
	const locked = await entry('08:00', '10:00', { status: 'approved', invoice_line_id: await addLine(team.firm) });
	const late = await entry('09:00', '11:00');
	await expectMarked(locked, late);
	await rest.remove(team.me, 'time_entries', late);
	await expectMarked();
	const closed = await addTeam();
	await addEntry(closed, { start_time: '2026-03-01T22:30:00Z', end_time: '2026-03-02T02:00:00Z' });
	await change('organizations', closed.firm.id, { books_closed_until: '2026-03-01' });
	const open = await rest.create(closed.me, 'time_entries', { start_time: '2026-03-02T01:00:00Z', end_time: '2026-03-02T03:00:00Z' });
	expect(open.status).toBe(200);
	expect(await marked(closed.me.id)).toHaveLength(2);
	await erase('time_entries', []);
});

test('many at random: the mark is always the truth', async () => {
	const ids: string[] = [];
	for (let at = 0; at < 120; at++) await changeAtRandom(ids);
	expect(await wronglyMarked()).toEqual([]);
});

test('so it is when three write at the same instant, and all get through', async () => {
	const ids: string[] = [];
	const writer = async () => {
		for (let at = 0; at < 25; at++) await changeAtRandom(ids);
	};
	await Promise.all([writer(), writer(), writer()]);
	expect(await wronglyMarked()).toEqual([]);
});

test('two who move entries into each other at the same instant both get an answer, over the API', async () => {
	const [a, b] = [await entry('08:00', '10:00'), await entry('14:00', '16:00')];
	for (const [ofA, ofB] of [
		['11:00', '11:30'],
		['08:00', '14:00'],
		['12:00', '12:30'],
		['12:30', '12:00'],
	] as const) {
		const move = (id: string, start: string) =>
			rest.update(team.me, 'time_entries', id, { start_time: at(start), end_time: at(`${Number(start.slice(0, 2)) + 2}:00`) });
		const answers = await Promise.all([move(a, ofA), move(b, ofB)]);
		expect(answers.map(({ status }) => status)).toEqual([200, 200]);
		expect(await wronglyMarked()).toEqual([]);
	}
});

test('many that overlap are moved and deleted at the same instant, over the API', async () => {
	for (let round = 0; round < 3; round++) {
		const ids = await Promise.all(Array.from({ length: 16 }, () => entry('08:00', '16:00')));
		const answers = await Promise.all(
			ids.map((id, index) => {
				if (index % 2) return rest.remove(team.me, 'time_entries', id);
				const move = index % 4 ? { duration: 3_600 * index + 60 } : { start_time: at('09:00'), end_time: at(`1${index % 8}:30`) };
				return rest.update(team.me, 'time_entries', id, move);
			}),
		);
		expect(answers.map(({ status }) => status).filter((status) => status >= 300)).toEqual([]);
		expect(await wronglyMarked()).toEqual([]);
		await erase('time_entries', ids);
	}
}, 120_000);

test('more deletions at once than there are connections, while somebody listens', async () => {
	const listener = await Socket.open(team.lead);
	await listener.ask({ type: 'subscribe', collection: 'time_entries', uid: 'entries' });
	const ids = await Promise.all(Array.from({ length: 40 }, () => entry('08:00', '16:00')));
	const began = Date.now();
	const answers = await Promise.all(ids.map((id) => rest.remove(team.me, 'time_entries', id)));
	expect(answers.map(({ status }) => status).filter((status) => status >= 300)).toEqual([]);
	// A connection that waits for another is given up after twenty seconds.
	expect(Date.now() - began).toBeLessThan(18_000);
	listener.close();
});

const random = (most: number) => Math.floor(Math.random() * most);

/** Adds, moves or deletes one of them. */
async function changeAtRandom(ids: string[]): Promise<void> {
	const start = new Date(Date.parse('2026-02-02T00:00:00Z') + random(96) * 1_800_000);
	const end = new Date(start.getTime() + random(30) * 1_800_000);
	const change = random(4);
	const id = ids[random(ids.length)];
	if (change === 0 && id) await sql('update time_entries set start_time = $2, end_time = $3 where id = $1', [id, start, end]);
	else if (change === 1 && id) {
		ids.splice(ids.indexOf(id), 1);
		await sql('delete from time_entries where id = $1', [id]);
	} else ids.push(await entry(start.toISOString(), end.toISOString(), { project_id: null }));
}

const wronglyMarked = () =>
	sql(
		`select a.id from time_entries a where a.employee_id = $1 and a.is_overlapping <> exists (
			select 1 from time_entries b where b.employee_id = a.employee_id and b.id <> a.id and b.end_time > b.start_time and a.end_time > a.start_time
				and b.start_time < a.end_time and a.start_time < b.end_time)`,
		[team.me.id],
	);
