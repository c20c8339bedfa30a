/**
 * An open websocket keeps the rights it was opened with: so the sockets of a person who is suspended or gets another role are closed,
 * on every replica.
 */
import { useBus } from '@directus/api/bus/lib/use-bus';
import { getSubscriptionController, getWebSocketController } from '@directus/api/websocket/controllers/index';
import type { Row } from './context.js';

const CHANNEL = 'kontor.rightsChanged';
const RIGHTS = ['is_active', 'role_id', 'status', 'role', 'policies', 'token', 'organization_id'];

export const changesRights = (payload: Row): boolean => RIGHTS.some((field) => field in payload);

export const listenForCutOffs = (): Promise<void> => useBus().subscribe<string[]>(CHANNEL, closeSocketsOf);

export const cutOff = (users: unknown[]): Promise<void> => useBus().publish(CHANNEL, users.map(String));

function closeSocketsOf(users: string[]): void {
	for (const controller of [getWebSocketController(), getSubscriptionController()])
		for (const client of controller?.clients ?? []) if (users.includes(client.accountability?.user ?? '')) client.terminate();
}
