/** What this module uses of Directus beside what ../directus-api.d.ts declares. */
declare module '@directus/api/constants' {
	import type { CookieOptions } from 'express';

	export const SESSION_COOKIE_OPTIONS: CookieOptions;
}

declare module '@directus/api/utils/get-secret' {
	export function getSecret(): string;
}

declare module '@directus/api/utils/get-ip-from-req' {
	import type { IncomingMessage } from 'node:http';

	export function getIPFromReq(request: IncomingMessage): string | null;
}

declare module '@directus/api/utils/is-directus-jwt' {
	export default function isDirectusJWT(token: string): boolean;
}

declare module '@directus/api/utils/jwt' {
	export function verifyAccessJWT(token: string, secret: string): { id?: string; session?: string; share?: string };
}

declare module '@directus/api/utils/get-service' {
	import type { Accountability, Item, PrimaryKey, Query, SchemaOverview } from '@directus/types';

	export function getService(
		collection: string,
		options: { schema: SchemaOverview; accountability: Accountability | null },
	): { readMany(keys: PrimaryKey[], query?: Query): Promise<Item[]> };
}

declare module '@directus/api/websocket/utils/items' {
	import type { Accountability, SchemaOverview } from '@directus/types';

	export function getPayload(
		subscription: object,
		accountability: Accountability | null,
		schema: SchemaOverview,
		event?: object,
	): Promise<Record<string, unknown>>;
}

declare module '@directus/api/websocket/handlers/subscribe' {
	/** A class; only its prototype is touched. */
	export const SubscribeHandler: { prototype: any };
}

declare module '@directus/api/websocket/controllers/base' {
	const SocketController: { prototype: any };
	export default SocketController;
}

declare module '@directus/api/utils/stall' {
	/** Waits until a whole multiple of this time has passed since the beginning. */
	export function stall(milliseconds: number, began: number): Promise<void>;
}
