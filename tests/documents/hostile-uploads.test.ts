/** What strangers send: refused or made harmless, with nothing left behind, on every road that a file can take. */
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { beforeAll, describe, expect, test } from 'vitest';
import { pdf } from '../../directus-extensions/kontor/src/files/inspect/fixtures.ts';
import { KINDS } from '../../directus-extensions/kontor/src/files/rules/file-kinds.ts';
import { cleanName } from '../../directus-extensions/kontor/src/files/rules/file-name.ts';
import { call, graphql, type Person, url } from '../lib/api.ts';
import { find, sql } from '../lib/database.ts';
import { inject } from '../lib/inject.ts';
import { form, stored, trace, upload } from '../lib/uploads.ts';
import { addWorld, type World } from '../lib/world.ts';
import { hostileFiles } from './hostile-files.ts';

let world: World;
let before: Awaited<ReturnType<typeof trace>>;
const settled = async (more = 0) => {
	await expect
		.poll(async () => await trace(), { timeout: 10_000 })
		.toEqual({ documents: before.documents, files: before.files + more, onDisk: before.onDisk + more });
};

beforeAll(async () => {
	world = await addWorld();
	before = await trace();
});

/** `/documents/upload` and Directus' own `/files`. */
const ROADS = ['/documents/upload', '/files'] as const;

describe.each(ROADS)('300 bad files to %s', (road) => {
	test('are refused or made harmless', async () => {
		const me = world.here.people.Manager;
		const start = await trace();
		const expected = { ...start };
		for (const [at, { what, harmlessAs, ...file }] of hostileFiles(300, road.length).entries()) {
			const answer = await upload(me, file, {}, road);
			const told = `${at} ${what} (${JSON.stringify(file.name)?.slice(0, 60)}): ${answer.status} ${JSON.stringify(answer.body)?.slice(0, 300)}`;
			if (!harmlessAs) {
				expect(answer.status, told).toBeGreaterThanOrEqual(400);
				expect(answer.status, told).toBeLessThan(500);
				expect(['FILE_EMPTY', 'FILE_HARMFUL', 'FILE_TYPE_NOT_ALLOWED'], told).toContain(answer.codes[0]);
				continue;
			}
			// A name that can not be in the header of a form breaks the form.
			if (what === 'a PDF with a bad name' && answer.codes[0] === 'UPLOAD_BROKEN') continue;
			expect(answer.status, told).toBe(200);
			const id = road === '/files' ? answer.data.id : answer.data.file_id;
			if (!answer.data.existing) {
				expected.files++;
				expected.onDisk++;
				if (road !== '/files') expected.documents++;
			}
			const row = (await find('directus_files', id))!;
			expect(row.type, told).toBe(harmlessAs);
			expect(row.filename_disk, told).toMatch(/^[0-9a-f-]{36}\.[a-z]+$/);
			const kind = Object.values(KINDS).find(({ type }) => type === harmlessAs)!;
			expect(cleanName(row.filename_download, kind), told).toBe(row.filename_download);
			const asset = await fetch(url(`/assets/${id}`), { headers: { Authorization: `Bearer ${me.token}` } });
			expect(asset.headers.get('content-type'), told).toBe(harmlessAs);
			expect(asset.headers.get('x-content-type-options'), told).toBe('nosniff');
			expect(asset.headers.get('content-security-policy'), told).toContain("default-src 'none'");
			if (harmlessAs.startsWith('text/')) expect(asset.headers.get('content-disposition'), told).toMatch(/^attachment/);
			await asset.body?.cancel();
		}
		await expect.poll(trace, { timeout: 10_000 }).toEqual(expected);
		before = expected;
	}, 300_000);
});

/** Bytes on a socket of one's own: what a well-behaved client can't send. */
function send(
	person: Person,
	head: string[],
	body: (write: (bytes: Buffer | string) => boolean, isOver: () => boolean, waiting: () => number) => void,
): Promise<string> {
	const { hostname, port } = new URL(inject('url'));
	return new Promise((resolve) => {
		let answer = '';
		let isOver = false;
		const socket = connect(Number(port), hostname, () => {
			socket.write(`${[...head, `Host: ${hostname}`, `Authorization: Bearer ${person.token}`].join('\r\n')}\r\n\r\n`);
			body(
				(bytes) => socket.write(bytes),
				() => isOver,
				() => socket.writableLength,
			);
		});
		const end = () => {
			isOver = true;
			socket.destroy();
			resolve(answer);
		};
		socket.on('data', (data) => {
			answer += data;
		});
		socket.on('error', end);
		socket.on('close', end);
		setTimeout(end, 20_000).unref();
	});
}

const BOUNDARY = 'xxBOUNDARYxx';
const PART = `--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\nContent-Type: application/pdf\r\n\r\n`;
const head = (road: string, more: string) => [`POST ${road} HTTP/1.1`, `Content-Type: multipart/form-data; boundary=${BOUNDARY}`, more];

describe.each(ROADS)('bad transfers to %s', (road) => {
	const me = () => world.here.people.Manager;
	test('5 GB, says the header', async () => {
		const answer = await send(me(), head(road, `Content-Length: ${5 * 2 ** 30}`), (write) => write(PART));
		expect(answer).toMatch(/^HTTP\/1\.1 413[\s\S]*FILE_TOO_LARGE/);
		await settled();
	});
	test('without end, in pieces', async () => {
		let sent = 0;
		const piece = Buffer.alloc(2 ** 16, 'x');
		const answer = await send(me(), head(road, 'Transfer-Encoding: chunked'), (write, isOver, waiting) => {
			write(`${PART.length.toString(16)}\r\n${PART}\r\n`);
			const more = () => {
				if (isOver()) return;
				// What the server has not taken yet is not sent: a slow one would be held against it.
				for (let i = 0; i < 16 && waiting() < 2 ** 20; i++) {
					write(`${piece.length.toString(16)}\r\n`);
					write(piece);
					write('\r\n');
					sent += piece.length;
				}
				setTimeout(more, 5);
			};
			more();
		});
		expect(answer).toMatch(/^HTTP\/1\.1 413[\s\S]*FILE_TOO_LARGE/);
		expect(sent).toBeLessThan(400 * 2 ** 20);
		await settled();
	});
	test.each([
		['a form without end', `${PART}%PDF-1.4`],
		['a form without a file', `--${BOUNDARY}\r\nContent-Disposition: form-data; name="title"\r\n\r\nx\r\n--${BOUNDARY}--\r\n`],
		['a form that is none', 'just text'],
		['an empty body', ''],
		[
			'two hundred fields',
			`${Array.from({ length: 200 }, (_, i) => `--${BOUNDARY}\r\nContent-Disposition: form-data; name="f${i}"\r\n\r\nx\r\n`).join('')}--${BOUNDARY}--\r\n`,
		],
		[
			'a file without a name',
			`--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"\r\nContent-Type: application/pdf\r\n\r\n${pdf()}\r\n--${BOUNDARY}--\r\n`,
		],
		['headers of 100 kB', `--${BOUNDARY}\r\nX-A: ${'x'.repeat(100_000)}\r\n\r\nx\r\n--${BOUNDARY}--\r\n`],
		[
			'fields of the prototype',
			`--${BOUNDARY}\r\nContent-Disposition: form-data; name="__proto__"\r\n\r\nx\r\n${PART}${pdf('proto')}\r\n--${BOUNDARY}--\r\n`,
		],
		['eleven files', `${`${PART}${pdf()}\r\n`.repeat(11)}--${BOUNDARY}--\r\n`],
	])('%s', async (_what, body) => {
		const answer = await send(me(), [...head(road, `Content-Length: ${Buffer.byteLength(body)}`), 'Connection: close'], (write) =>
			write(body),
		);
		expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
		await settled();
	});
	test('a connection that ends in the middle', async () => {
		await Promise.all(
			Array.from({ length: 5 }, () => {
				const sent = send(me(), head(road, 'Content-Length: 1000000'), (write, _isOver) => write(PART + 'x'.repeat(5000)));
				return Promise.race([sent, new Promise((resolve) => setTimeout(resolve, 300))]);
			}),
		);
		await settled();
	});
	test('without rights nothing is taken in', async () => {
		const answer = await send({ token: 'nobody' }, head(road, `Content-Length: ${20 * 2 ** 20}`), (write) => write(PART));
		expect(answer).toMatch(/^HTTP\/1\.1 40[13]/);
		await settled();
	});
	test('a boundary is missing', async () => {
		expect((await call(me(), road, { method: 'POST', body: 'x', headers: { 'Content-Type': 'multipart/form-data' } })).status).toBe(400);
		await settled();
	});
});

describe("Directus' other roads", () => {
	test('nothing is fetched from other addresses, by nobody', async () => {
		let asked = 0;
		const server = createServer((_req, res) => {
			asked++;
			res.setHeader('Content-Type', 'application/pdf').end(pdf('fetched'));
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		const address = `http://127.0.0.1:${(server.address() as { port: number }).port}/a.pdf`;
		for (const person of [world.here.people.Manager, world.here.people.Administrator]) {
			expect((await call(person, '/files/import', { method: 'POST', body: { url: address } })).codes).toEqual(['FILE_IMPORT_OFF']);
			const answer = await graphql(
				person,
				`mutation { import_file(url: "${address}", data: {storage: "local", filename_download: "x"}) { id } }`,
				{},
				'/graphql/system',
			);
			expect(answer.codes.length, JSON.stringify(answer.body)).toBeGreaterThan(0);
		}
		server.close();
		expect(asked).toBe(0);
		await settled();
	});
	test('a row without content is refused: it would be one for a file of somebody else', async () => {
		const [name] = stored();
		for (const person of [world.here.people.Manager, world.here.people.Administrator]) {
			for (const body of [{ type: 'text/html', filename_disk: name, storage: 'local', filename_download: 'x' }, { type: 'text/html' }])
				expect((await call(person, '/files', { method: 'POST', body })).status).toBeGreaterThanOrEqual(400);
			await graphql(
				person,
				'mutation($d: create_directus_files_input!) { create_files_item(data: $d) { id } }',
				{ d: { type: 'text/html', filename_disk: name, storage: 'local', filename_download: 'x' } },
				'/graphql/system',
			);
		}
		await settled();
	});
	test('what a file is can not be changed afterwards', async () => {
		const { data } = await upload(world.here.people.Administrator, { content: pdf('fixed'), name: 'a.pdf' }, {}, '/files');
		before = await trace();
		for (const body of [{ type: 'text/html' }, { filename_disk: '../../x' }, { storage: 's3' }, { checksum: 'x' }, { filesize: 1 }])
			expect((await call(world.here.people.Administrator, `/files/${data.id}`, { method: 'PATCH', body })).codes).toEqual([
				'FIELD_IS_GIVEN',
			]);
		expect((await upload(world.here.people.Administrator, { content: pdf('x') }, { id: data.id }, '/files')).codes).toEqual([
			'FIELD_IS_GIVEN',
		]);
		const replaced = await call(world.here.people.Administrator, `/files/${data.id}`, {
			method: 'PATCH',
			body: form({ content: '<html><script>x</script></html>', name: 'a.pdf' }),
		});
		expect(replaced.codes).toEqual(['FILE_TYPE_NOT_ALLOWED']);
		expect((await call(world.here.people.Administrator, `/assets/${data.id}`)).body).toBe(pdf('fixed').toString());
		await settled();
	});
	test('resumable uploads are off', async () => {
		const answer = await call(world.here.people.Administrator, '/files/tus', {
			method: 'POST',
			headers: { 'Upload-Length': '10', 'Tus-Resumable': '1.0.0' },
		});
		expect(answer.status).toBeGreaterThanOrEqual(400);
		await settled();
	});
	test('of several files in one form all or none are kept', async () => {
		const data = form({ content: pdf('first'), name: 'a.pdf' });
		data.append('file', new Blob(['<html></html>']), 'b.html');
		expect((await call(world.here.people.Manager, '/files', { method: 'POST', body: data })).codes).toEqual(['FILE_TYPE_NOT_ALLOWED']);
		await settled();
	});
});

test('the server is well', async () => {
	expect((await call({}, '/server/ping')).body).toBe('pong');
	expect(await sql("select 1 from directus_files where filename_disk ~ '[/\\\\]'")).toEqual([]);
	expect(stored().filter((name) => name.startsWith('temp_'))).toEqual([]);
});
