import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ArchiveWriter, type Manifest, readArchive } from './archive.ts';

const folder = mkdtempSync(join(tmpdir(), 'kontor-archive-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const PARTS: [string, Buffer][] = [
	['database/schema.json', Buffer.from('{}')],
	['database/rows/public.customers/000001', randomBytes(700_000)],
	['database/rows/public.customers/000002', Buffer.alloc(512, 'x')],
	[`files/local/${'long-'.repeat(18)}name.pdf`, randomBytes(1023)],
	['files/local/empty', Buffer.alloc(0)],
];

async function write(file: string, key?: string): Promise<void> {
	const archive = new ArchiveWriter(file, key);
	for (const [name, body] of PARTS) await archive.add(name, body.length, body);
	await archive.end({ format: 1, made: '2026-01-31', rows: {}, entries: archive.entries } as unknown as Manifest);
}

async function read(file: string, key?: string): Promise<[string, Buffer][]> {
	const parts: [string, Buffer][] = [];
	await readArchive(file, key, async (name, body) => {
		const chunks = [];
		for await (const chunk of body) chunks.push(Buffer.from(chunk));
		parts.push([name, Buffer.concat(chunks)]);
	});
	return parts;
}

for (const key of [undefined, 'a key of some length'])
	describe(key ? 'encrypted' : 'not encrypted', () => {
		const file = join(folder, `whole-${!!key}`);
		beforeAll(() => write(file, key));

		test('what was written is read', async () => {
			expect(await read(file, key)).toEqual(PARTS);
			expect(readFileSync(file).includes('customers')).toBe(false);
		});

		test('one that is cut off anywhere is no backup', async () => {
			const whole = readFileSync(file);
			const cut = join(folder, 'cut');
			for (let length = 0; length < whole.length; length += 20_011) {
				writeFileSync(cut, whole.subarray(0, length));
				await expect(readArchive(cut, key), String(length)).rejects.toThrow(/no whole backup|damaged|cut off|does not fit/);
			}
			writeFileSync(cut, whole.subarray(0, whole.length - 1));
			await expect(readArchive(cut, key)).rejects.toThrow(/no whole backup|damaged|cut off/);
		});

		test('nor one in which a byte has changed', async () => {
			const changed = join(folder, 'changed');
			for (let at = 20; at < readFileSync(file).length; at += 20_011) {
				const bytes = readFileSync(file);
				bytes[at]! ^= 1;
				writeFileSync(changed, bytes);
				await expect(readArchive(changed, key), String(at)).rejects.toThrow();
			}
		});
	});

test('nobody reads it with another key, or without one', async () => {
	const file = join(folder, 'whole-true');
	await expect(readArchive(file, 'another key of that length')).rejects.toThrow('does not fit');
	await expect(readArchive(file, undefined)).rejects.toThrow('is encrypted');
});

test('pieces of one that is encrypted can not change places, or be left out', async () => {
	const key = 'a key of some length';
	const file = join(folder, 'whole-true');
	const bytes = readFileSync(file);
	const [start, piece] = [16 + 16 + 7, 256 * 1024 + 16];
	expect(bytes.length).toBeGreaterThan(start + 2 * piece);
	const [first, second, rest] = [
		bytes.subarray(start, start + piece),
		bytes.subarray(start + piece, start + 2 * piece),
		bytes.subarray(start + 2 * piece),
	];
	for (const order of [
		[second, first, rest],
		[first, rest],
		[first, second],
		[first, second, second, rest],
	]) {
		writeFileSync(join(folder, 'mixed'), Buffer.concat([bytes.subarray(0, start), ...order]));
		await expect(readArchive(join(folder, 'mixed'), key)).rejects.toThrow(/damaged|does not fit/);
	}
});

test('a body that is not as long as it was said ends the archive', async () => {
	for (const size of [3, 5]) {
		const archive = new ArchiveWriter(join(folder, `odd-${size}`), undefined);
		await expect(archive.add('files/local/x', size, Buffer.from('four'))).rejects.toThrow('while it was read');
		await archive.abandon();
		if (existsSync(join(folder, `odd-${size}`)))
			await expect(readArchive(join(folder, `odd-${size}`), undefined)).rejects.toThrow('no whole backup');
	}
});
