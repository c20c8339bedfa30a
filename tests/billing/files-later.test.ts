/** The number is given first, the files follow: whatever happens in between, an issued invoice gets them, once. */
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DirectusServer, startDirectus } from '../../scripts/lib/directus.ts';
import { freePort } from '../../scripts/lib/postgres.ts';
import { url } from '../lib/api.ts';
import { addDraft, addFirm, addIssued, type Firm, post } from '../lib/books.ts';
import { find, type Row, sql } from '../lib/database.ts';
import { inject } from '../lib/inject.ts';
import { runJob } from '../lib/jobs.ts';

let firm: Firm;
let fullDisk: DirectusServer & { address: string };

beforeAll(async () => {
	firm = await addFirm();
	// Nothing can be written below a file.
	const file = join(tmpdir(), `kontor-no-folder-${process.pid}`);
	writeFileSync(file, '');
	const port = String(await freePort());
	const address = `http://127.0.0.1:${port}`;
	fullDisk = {
		...(await startDirectus({ ...inject('environment'), PORT: port, PUBLIC_URL: address, STORAGE_LOCAL_ROOT: join(file, 'uploads') })),
		address,
	};
});
afterAll(() => fullDisk?.stop());

const waiting = (id: string) => sql('select 1 from kontor_system.invoices_to_file where invoice_id = $1', [id]);
const documents = (id: string) => sql('select id from documents where linked_id = $1', [id]);

async function issueWithoutDisk(id: string): Promise<Row> {
	const response = await fetch(`${fullDisk.address}/billing/invoices/${id}/issue`, {
		method: 'POST',
		headers: { Authorization: `Bearer ${firm.people.Accountant.token}`, 'Content-Type': 'application/json' },
		body: '{}',
	});
	const { data } = (await response.json()) as { data: Row };
	expect(response.status).toBe(200);
	return data;
}

const download = async (id: string) => {
	const response = await fetch(url(`/billing/invoices/${id}/pdf`), {
		headers: { Authorization: `Bearer ${firm.people.Accountant.token}` },
	});
	return Buffer.from(await response.arrayBuffer());
};

test('an issued invoice answers with its files, and nothing is left to be made', async () => {
	const invoice = await addIssued(firm);
	const { pdf_file_id, xml_file_id } = (await find('invoices', invoice.id))!;
	expect(pdf_file_id).not.toBeNull();
	expect([invoice.pdf_file_id, invoice.xml_file_id]).toEqual([pdf_file_id, xml_file_id]);
	expect(await waiting(invoice.id)).toEqual([]);
});

test('asked again with the same Idempotency-Key, the answer names the files as well', async () => {
	const draft = await addDraft(firm);
	const issue = () => post(firm.people.Accountant, `/billing/invoices/${draft.id}/issue`, {}, { 'Idempotency-Key': draft.id });
	const first = await issue();
	const again = await issue();
	expect(first.data.pdf_file_id).not.toBeNull();
	expect(again.data).toEqual(first.data);
});

test('where files can not be written, the number is given all the same; whoever asks first gets the PDF made, once', async () => {
	const draft = await addDraft(firm);
	const issued = await issueWithoutDisk(draft.id);
	expect(issued).toMatchObject({ status: 'issued', pdf_file_id: null, xml_file_id: null });
	expect(await waiting(draft.id)).toHaveLength(1);
	const [first, ...others] = await Promise.all([1, 2, 3].map(() => download(draft.id)));
	expect(first!.subarray(0, 5).toString()).toBe('%PDF-');
	expect(others.every((other) => other.equals(first!))).toBe(true);
	expect(await documents(draft.id)).toHaveLength(2);
	expect(await waiting(draft.id)).toEqual([]);
});

test('… or the job makes it, and finds nothing to do then', async () => {
	const draft = await addDraft(firm);
	await issueWithoutDisk(draft.id);
	// It would take the job, too.
	await fullDisk.stop();
	await sql("update kontor_system.invoices_to_file set noted_at = now() - interval '2 minutes' where invoice_id = $1", [draft.id]);
	await runJob('file-invoices');
	const { pdf_file_id } = (await find('invoices', draft.id))!;
	expect(pdf_file_id).not.toBeNull();
	expect(await waiting(draft.id)).toEqual([]);
	await runJob('file-invoices');
	expect(await documents(draft.id)).toHaveLength(2);
	await expect(sql('update invoices set pdf_file_id = null where id = $1', [draft.id])).rejects.toMatchObject({ code: 'KN010' });
});
