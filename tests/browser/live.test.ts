/** What one person changes, another one sees without doing anything; nothing moves under what is being typed. */
import { randomUUID } from 'node:crypto';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rest } from '../lib/api.ts';
import { givePassword } from '../lib/login.ts';
import { Socket } from '../lib/socket.ts';
import { addWorld, type World } from '../lib/world.ts';
import { launch } from './chromium.ts';
import { consoleUrl, type Desk, deskOf } from './console.ts';

let browser: Browser;
let world: World;
let desk: Desk;
beforeAll(async () => {
	browser = await launch();
	world = await addWorld();
	await givePassword(world.here.people.Manager);
	desk = await deskOf(browser, world.here.people.Manager);
});
afterAll(async () => {
	await desk?.context.close();
	await browser?.close();
});

test('a list and a page follow what a colleague does', async () => {
	const { page, mistakes } = desk;
	const colleague = world.here.people.Accountant;
	const heard: string[] = [];
	page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => heard.push(String(payload))));
	await page.goto(consoleUrl('customers'));
	const isListening = () => heard.filter((text) => text.includes('"init"') && text.includes('customers')).length;
	await expect.poll(isListening).toBe(2);

	const name = `Alpha ${randomUUID().slice(0, 8)}`;
	const { id } = await rest.create(colleague, 'customers', { name });
	await page.getByText(name).first().waitFor();

	heard.length = 0;
	await page.goto(consoleUrl(`customers/${id}/show`));
	await page.getByText(name).first().waitFor();
	await expect.poll(isListening).toBe(2);
	await rest.update(colleague, 'customers', id!, { name: `${name} & Co` });
	await page.getByText(`${name} & Co`).first().waitFor();

	// What is typed stays, whatever happens to the record meanwhile.
	await page.goto(consoleUrl(`customers/${id}`));
	const input = page.getByLabel(/^Ort/);
	heard.length = 0;
	await input.fill('Husum');
	await expect.poll(isListening).toBe(2);
	await rest.update(colleague, 'customers', id!, { city: 'Kiel' });
	await expect.poll(() => heard.some((text) => text.includes('"update"'))).toBe(true);
	await page.waitForTimeout(1_000);
	expect(await input.inputValue()).toBe('Husum');
	expect(mistakes).toEqual([]);
});

test('whoever asks for keys alone is told of own rows only', async () => {
	const listeners = await Promise.all(
		[world.here.people.Manager, world.here.people.Accountant, world.there.people.Manager, world.here.people.Employee].map(
			async (person) => {
				const socket = await Socket.open(person);
				for (const event of ['create', 'update'])
					await socket.ask({ type: 'subscribe', collection: 'customers', event, query: { fields: ['id'] }, uid: event });
				socket.messages.length = 0;
				return socket;
			},
		),
	);
	const { id } = await rest.create(world.here.people.Manager, 'customers', { name: 'Only for us' });
	await rest.update(world.here.people.Manager, 'customers', id!, { city: 'Bonn' });
	const told = [
		{ type: 'subscription', event: 'create', data: [{ id }], uid: 'create' },
		{ type: 'subscription', event: 'update', data: [{ id }], uid: 'update' },
	];
	const [manager, accountant, foreigner, employee] = listeners;
	await expect.poll(() => manager!.messages).toEqual(told);
	await expect.poll(() => accountant!.messages).toEqual(told);
	await new Promise((resolve) => setTimeout(resolve, 1_000));
	expect([foreigner!.messages, employee!.messages]).toEqual([[], []]);
	for (const socket of listeners) socket.close();
});
