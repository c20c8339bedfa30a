import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import { expect, it } from 'vitest';
import { staticFiles } from './static-files.js';

it('breaks off the answer when a file has vanished, and serves the next one', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'kontor-files-'));
	for (const name of ['gone.js', 'here.js']) writeFileSync(join(folder, name), 'export {};');
	const server = createServer(express().use('/console', staticFiles(folder, { etag: true })));
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/console`;
	try {
		rmSync(join(folder, 'gone.js'));
		await expect(fetch(`${address}/gone.js`)).rejects.toThrow('fetch failed');
		const next = await fetch(`${address}/here.js`);
		expect([next.status, await next.text()]).toEqual([200, 'export {};']);
	} finally {
		server.close();
		rmSync(folder, { recursive: true });
	}
});
