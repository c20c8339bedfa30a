/** Mail servers refuse, put off, stall and vanish, and so do Kontor's own: each mail is sent once in the end, or in the outbox with the reason. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DirectusServer, startDirectus } from '../../scripts/lib/directus.ts';
import { freePort } from '../../scripts/lib/postgres.ts';
import { addFirm, type Firm, post, right } from '../lib/books.ts';
import { find, type Row, sql } from '../lib/database.ts';
import { inject } from '../lib/inject.ts';
import { runJob } from '../lib/jobs.ts';
import { hurry, type MailServer, startMailServer } from './mail-server.ts';
import { address, invoiceTo, send, sendRight, settled } from './post.ts';

let server: MailServer;
let firm: Firm;
let another: (DirectusServer & { address: string }) | undefined;
beforeAll(async () => {
	server = await startMailServer();
	firm = await addFirm();
});
afterAll(async () => {
	await another?.stop();
	await server?.close();
});

async function startAnother(settings: Record<string, string>) {
	const port = String(await freePort());
	const url = `http://127.0.0.1:${port}`;
	another = { ...(await startDirectus({ ...inject('environment'), ...settings, PORT: port, PUBLIC_URL: url })), address: url };
}

async function mailTo(wish: string, options: object = {}): Promise<{ to: string; mail: Row; invoice: Row }> {
	const to = address(wish);
	const invoice = await invoiceTo(firm, to);
	return { to, invoice, mail: await sendRight(firm, invoice, options) };
}

const ids = (to: string) => server.to(to).map(({ messageId }) => messageId);

/**
 * What pg-boss does after a minute or two without a sign of life, sooner: the dead one may have held more than the mail it was
 * killed at. Until all are sent; the living one takes no four seconds for any.
 */
async function afterDeath(mails: string[]): Promise<void> {
	const unsent = async () => {
		await sql(
			"update pgboss.job set state = 'retry', heartbeat_on = null where name = 'send-mail' and state = 'active' and started_on < now() - interval '4 seconds' and data ->> 'mail' = any ($1)",
			[mails],
		);
		await hurry();
		return sql(
			`select m.status, m.error, j.state, j.retry_count from mails m left join pgboss.job j on j.name = 'send-mail' and j.data ->> 'mail' = m.id::text
			 where m.id = any ($1) and m.status <> 'sent'`,
			[mails],
		);
	};
	await expect.poll(unsent, { timeout: 90_000, interval: 1_000 }).toEqual([]);
}

test('refused for good: failed at once, in the server’s words', async () => {
	const [refused, spam] = [await mailTo('refuse'), await mailTo('spam')];
	expect(await settled(refused.mail, 'failed')).toMatchObject({
		attempts: 1,
		error: `${refused.to}: 550 5.1.1 No such user here`,
		sent_at: null,
	});
	expect(await settled(spam.mail, 'failed')).toMatchObject({ attempts: 1, error: '554 5.7.1 Looks like spam' });
	expect(await find('invoices', refused.invoice.id)).toMatchObject({ status: 'issued', sent_at: null });
	// Whoever sent it is told.
	expect(await sql('select owner_id, title, description, priority from reminders where linked_id = $1', [refused.invoice.id])).toEqual([
		{
			owner_id: firm.people.Accountant.id,
			title: `E-Mail nicht zugestellt: ${refused.mail.subject}`,
			description: `${refused.to}: 550 5.1.1 No such user here`,
			priority: 'high',
		},
	]);
	// The address is corrected, and it goes out.
	const to = address('rechnung');
	await settled(await sendRight(firm, refused.invoice, { to }));
	expect(ids(to)).toHaveLength(1);
	expect(await find('invoices', refused.invoice.id)).toMatchObject({ status: 'sent' });
});

test.each(['busy', 'grey', 'stall', 'drop'])('%s: tried again, sent once', async (wish) => {
	const { to, mail } = await mailTo(wish);
	await expect.poll(async () => (await find('mails', mail.id))!.attempts, { timeout: 20_000 }).toBe(1);
	const waiting = (await find('mails', mail.id))!;
	expect(waiting).toMatchObject({ status: 'queued', sent_at: null });
	expect(waiting.error).toBeTruthy();
	expect(await settled(mail)).toMatchObject({ attempts: 2, error: null });
	expect(ids(to)).toEqual([mail.message_id]);
});

test('the line goes dead before the answer: sent again under the same Message-ID', async () => {
	const { to, mail } = await mailTo('lost');
	expect(await settled(mail)).toMatchObject({ attempts: 2, error: null });
	expect(ids(to)).toEqual([mail.message_id, mail.message_id]);
});

test('a copy that has to wait does not send the mail to the others again', async () => {
	const [grey, never] = [address('grey'), address('refuse')];
	const { to, mail, invoice } = await mailTo('rechnung', { cc: [grey, never] });
	await expect.poll(async () => (await find('mails', mail.id))!.attempts, { timeout: 20_000 }).toBe(1);
	expect(await find('mails', mail.id)).toMatchObject({ status: 'queued', delivered_to: [to] });
	expect(await find('invoices', invoice.id)).toMatchObject({ status: 'sent' });
	const sent = await settled(mail);
	expect(sent.delivered_to).toEqual([to, grey]);
	expect(sent.error).toBe(`${never}: 550 5.1.1 No such user here`);
	expect([ids(to).length, ids(grey).length]).toEqual([1, 1]);
});

test('no mail server: it waits; cancelled meanwhile: it does not go out', async () => {
	await server.close();
	const [good, gone] = [await mailTo('rechnung'), await mailTo('rechnung')];
	await expect.poll(async () => (await find('mails', gone.mail.id))!.error, { timeout: 20_000 }).toMatch(/ECONNREFUSED/);
	await post(firm.people.Accountant, `/billing/invoices/${gone.invoice.id}/cancel`);
	server = await startMailServer();
	await settled(good.mail);
	expect((await settled(gone.mail, 'failed')).error).toBe('Nicht gesendet: Die Rechnung ist inzwischen storniert.');
	expect([ids(good.to).length, ids(gone.to).length]).toEqual([1, 0]);
});

test('a mail that has lost its job is found again', async () => {
	await server.close();
	const { mail, to } = await mailTo('rechnung');
	await expect.poll(async () => (await find('mails', mail.id))!.attempts, { timeout: 20_000 }).toBe(1);
	server = await startMailServer();
	await sql("delete from pgboss.job where name = 'send-mail' and data ->> 'mail' = $1", [mail.id]);
	await sql('alter table mails disable trigger user');
	await sql("update mails set updated_at = now() - interval '10 minutes' where id = $1", [mail.id]);
	await sql('alter table mails enable trigger user');
	await runJob('sweep-outbox');
	await settled(mail);
	expect(ids(to)).toHaveLength(1);
});

test(
	'killed between the mail server’s yes and writing it down: not lost, not for ever unsent, one Message-ID',
	{ timeout: 180_000 },
	async () => {
		await startAnother({ EMAIL_SMTP_NAME: 'another' });
		// The other server's worker takes one of them sooner or later; that one is never answered.
		const dead = new Promise<string>((resolve) => {
			server.onReceived = ({ client, messageId }) => {
				if (client !== 'another') return true;
				server.onReceived = undefined;
				process.kill(-another!.process.pid!, 'SIGKILL');
				resolve(messageId);
				return false;
			};
		});
		const mails: { to: string; mail: Row }[] = [];
		let killed: string | undefined;
		void dead.then((id) => {
			killed = id;
		});
		while (!killed && mails.length < 60) mails.push(...(await Promise.all(Array.from({ length: 6 }, () => mailTo('rechnung')))));
		expect(killed).toBeTruthy();
		another = undefined;
		await afterDeath(mails.map(({ mail }) => mail.id));
		for (const { mail, to } of mails) {
			expect(new Set(ids(to))).toEqual(new Set([mail.message_id]));
			if (mail.message_id === killed) expect(ids(to)).toHaveLength(2);
			// Another one that the dead server had just handed over may have lost its answer as well.
			else expect(ids(to).length).toBeLessThanOrEqual(server.to(to).some(({ client }) => client === 'another') ? 2 : 1);
		}
	},
);

test('two servers, many mails: each is sent by one of them', { timeout: 180_000 }, async () => {
	await startAnother({ EMAIL_SMTP_NAME: 'another' });
	const before = server.received.length;
	const mails = (await Promise.all(Array.from({ length: 30 }, () => mailTo('rechnung')))).flat();
	for (const { mail, to } of mails) {
		await settled(mail);
		expect(ids(to)).toEqual([mail.message_id]);
	}
	expect(new Set(server.received.slice(before).map(({ client }) => client))).toEqual(new Set(['shared', 'another']));
	await another!.stop();
	another = undefined;
});

test('not set up: held with the reason, and sent once it is', { timeout: 180_000 }, async () => {
	await startAnother({ EMAIL_TRANSPORT: '' });
	const [to, later] = [address('rechnung'), address('rechnung')];
	const held: Row[] = [];
	for (const one of [to, later]) {
		const invoice = await invoiceTo(firm, one);
		const response = await fetch(`${another!.address}/billing/invoices/${invoice.id}/send`, {
			method: 'POST',
			headers: { Authorization: `Bearer ${firm.people.Accountant.token}` },
		});
		held.push(((await response.json()) as Row).data.mail);
	}
	await another!.stop();
	another = undefined;
	for (const mail of held) expect(mail).toMatchObject({ status: 'held', error: expect.stringContaining('EMAIL_TRANSPORT') });
	expect(right(await post(firm.people.Accountant, `/mail/${held[0]!.id}/retry`))).toMatchObject({ status: 'queued', error: null });
	await settled(held[0]!);
	await runJob('sweep-outbox');
	await settled(held[1]!);
	expect([ids(to).length, ids(later).length]).toEqual([1, 1]);
	expect((await send(firm, { id: held[0]!.invoice_id })).status).toBe(200);
});
