/** JSON imports whose upload is slow: every one is answered, refused or not, and none leaves a transaction open. */
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, expect, inject, test } from 'vitest';
import { addFirm, addIssued, type Firm } from '../lib/books.ts';
import { find, sql } from '../lib/database.ts';

let firm: Firm;
beforeAll(async () => {
	firm = await addFirm();
});

/** Sends the rows, and the end of the upload only when they have long been dealt with. */
function upload(collection: string, rows: object[]): Promise<string> {
	const { hostname, port } = new URL(inject('url'));
	const head = '--limit\r\nContent-Disposition: form-data; name="file"; filename="x.json"\r\nContent-Type: application/json\r\n\r\n';
	const body = `${head}${JSON.stringify(rows)}`;
	const end = '\r\n--limit--\r\n';
	return new Promise((resolve, reject) => {
		let answer = '';
		const socket = connect(Number(port), hostname, async () => {
			socket.write(
				`POST /utils/import/${collection} HTTP/1.1\r\nHost: ${hostname}\r\nConnection: close\r\nAuthorization: Bearer ${firm.people.Manager.token}\r\n` +
					`Content-Type: multipart/form-data; boundary=limit\r\nContent-Length: ${Buffer.byteLength(body + end)}\r\n\r\n${body}`,
			);
			await sleep(1_000);
			socket.write(end);
		});
		socket.setTimeout(20_000, () => socket.destroy(new Error('no answer within 20 seconds')));
		socket.on('data', (chunk) => (answer += chunk));
		socket.on('end', () => resolve(answer));
		socket.on('error', reject);
	});
}

test('rows that are taken', async () => {
	expect(await upload('customers', [{ name: 'Imported' }])).toMatch(/^HTTP\/1.1 200/);
	expect(await sql('select name from customers where organization_id = $1 and name = $2', [firm.id, 'Imported'])).toHaveLength(1);
});

test('rows that are refused', async () => {
	const { id } = await addIssued(firm);
	const answer = await upload('invoices', [{ id, title: 'Forged' }]);
	expect(answer).toMatch(/^HTTP\/1.1 4\d\d/);
	expect(answer).toContain('DOCUMENT_IS_FINAL');
	expect((await find('invoices', id))?.title).not.toBe('Forged');
	expect(
		await sql(`select 1 from pg_stat_activity where state like 'idle in transaction%' and state_change < now() - interval '5 seconds'`),
	).toEqual([]);
});
