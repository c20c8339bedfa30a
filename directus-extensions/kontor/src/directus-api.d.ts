/** Directus ships these modules without types; only what Kontor uses of them is declared. */
declare module '@directus/api/services/items' {
	import type { Accountability, Item, PrimaryKey, Query, SchemaOverview } from '@directus/types';
	import type { Knex } from 'knex';

	export class ItemsService {
		constructor(collection: string, options: { knex?: Knex; schema: SchemaOverview; accountability?: Accountability | null });
		createOne(data: Partial<Item>): Promise<PrimaryKey>;
		createMany(data: Partial<Item>[]): Promise<PrimaryKey[]>;
		readByQuery(query: Query, options?: { emitEvents?: boolean }): Promise<Item[]>;
		readOne(key: PrimaryKey, query?: Query): Promise<Item>;
		updateOne(key: PrimaryKey, data: Partial<Item>): Promise<PrimaryKey>;
		updateMany(keys: PrimaryKey[], data: Partial<Item>): Promise<PrimaryKey[]>;
		deleteOne(key: PrimaryKey): Promise<PrimaryKey>;
		deleteMany(keys: PrimaryKey[]): Promise<PrimaryKey[]>;
	}
}

declare module '@directus/api/services/permissions' {
	import type { Accountability, ItemPermissions, PrimaryKey, SchemaOverview } from '@directus/types';
	import type { Knex } from 'knex';

	export class PermissionsService {
		constructor(options: { knex?: Knex; schema: SchemaOverview; accountability?: Accountability | null });
		getItemPermissions(collection: string, primaryKey?: PrimaryKey): Promise<ItemPermissions>;
	}
}

declare module '@directus/api/services/users' {
	import type { Accountability, Item, PrimaryKey, SchemaOverview } from '@directus/types';
	import type { Knex } from 'knex';

	export class UsersService {
		constructor(options: { knex?: Knex; schema: SchemaOverview; accountability?: Accountability | null });
		createOne(data: Partial<Item>): Promise<PrimaryKey>;
	}
}

declare module '@directus/api/storage/index' {
	export function getStorage(): Promise<{
		location(name: string): {
			list(prefix: string): AsyncIterable<string>;
			delete(path: string): Promise<void>;
			read(path: string): Promise<NodeJS.ReadableStream>;
			write(path: string, content: NodeJS.ReadableStream, type: string): Promise<void>;
		};
	}>;
}

declare module '@directus/api/redis/utils/redis-config-available' {
	export function redisConfigAvailable(): boolean;
}

declare module '@directus/api/utils/transaction' {
	import type { Knex } from 'knex';

	/** In the one that is open, or in a new one, which is tried again after a deadlock. */
	export function transaction<T>(knex: Knex, handler: (trx: Knex) => Promise<T>): Promise<T>;
}

declare module '@directus/api/flows' {
	export function getFlowManager(): {
		getFlow(id: string): { trigger: string } | undefined;
		runOperationFlow(id: string, data: unknown, context: object): Promise<unknown>;
	};
}

declare module '@directus/api/emitter' {
	const emitter: { emitAction(event: string | string[], meta: object, context: object): void };
	export default emitter;
}

declare module '@directus/api/mailer' {
	import type { Transporter } from 'nodemailer';

	/** As EMAIL_TRANSPORT says. */
	export default function getMailer(): Transporter;
}

declare module '@directus/api/utils/get-config-from-env' {
	/** EMAIL_SMTP_TLS_REJECT_UNAUTHORIZED as { rejectUnauthorized }. */
	export function getConfigFromEnv(prefix: string): Record<string, unknown>;
}

declare module '@directus/api/cache' {
	export function getCache(): { systemCache: { clear(): Promise<void> }; cache: { clear(): Promise<void> } | null };
	export function flushCaches(forced?: boolean): Promise<void>;
}

declare module '@directus/api/database/index' {
	import type { Knex } from 'knex';

	export default function getDatabase(): Knex;
}

declare module '@directus/api/utils/get-schema' {
	import type { SchemaOverview } from '@directus/types';
	import type { Knex } from 'knex';

	export function getSchema(options?: { database?: Knex; bypassCache?: boolean }): Promise<SchemaOverview>;
}

declare module '@directus/api/utils/get-field-system-rows' {
	export function getSystemFieldRowsWithAuthProviders(): { collection: string; field: string }[];
}

declare module '@directus/api/utils/get-snapshot' {
	import type { Snapshot } from '@directus/types';
	import type { Knex } from 'knex';

	export function getSnapshot(options?: { database?: Knex }): Promise<Snapshot>;
}

declare module '@directus/api/utils/get-snapshot-diff' {
	import type { Snapshot, SnapshotDiff } from '@directus/types';

	export function getSnapshotDiff(current: Snapshot, wanted: Snapshot): SnapshotDiff;
}

declare module '@directus/api/utils/apply-diff' {
	import type { SchemaOverview, Snapshot, SnapshotDiff } from '@directus/types';
	import type { Knex } from 'knex';

	export function applyDiff(current: Snapshot, diff: SnapshotDiff, options: { database: Knex; schema: SchemaOverview }): Promise<void>;
}

declare module '@directus/api/bus/lib/use-bus' {
	export function useBus(): {
		subscribe<T>(channel: string, callback: (payload: T) => void): Promise<void>;
		publish<T>(channel: string, payload: T): Promise<void>;
	};
}

declare module '@directus/api/emitter' {
	export function useEmitter(): {
		emitAction(event: string | string[], meta: object, context?: object | null): void;
		emitFilter<T>(event: string | string[], payload: T, meta: object, context?: object | null): Promise<T>;
	};
}

declare module '@directus/api/database/errors/translate' {
	export function translateDatabaseError(error: unknown, data: object): Promise<Error>;
}

declare module '@directus/api/logger/index' {
	export function useLogger(): { warn(error: unknown, message: string): void };
}

declare module '@directus/api/utils/should-clear-cache' {
	export function shouldClearCache(cache: object | null, options: object | undefined, collection: string): boolean;
}

declare module '@directus/api/services/payload' {
	import type { Accountability, SchemaOverview } from '@directus/types';
	import type { Knex } from 'knex';

	export class PayloadService {
		constructor(collection: string, options: { knex: Knex; schema: SchemaOverview; accountability: Accountability | null });
		processValues(action: 'create', payload: Record<string, unknown>): Promise<Record<string, unknown>>;
		prepareDelta(delta: Record<string, unknown>): Promise<Record<string, unknown> | null>;
	}
}

declare module '@directus/api/permissions/modules/process-payload/process-payload' {
	import type { Accountability, SchemaOverview } from '@directus/types';
	import type { Knex } from 'knex';

	export function processPayload(
		options: {
			accountability: Accountability;
			action: 'create' | 'update';
			collection: string;
			payload: Record<string, unknown>;
			nested: string[];
		},
		context: { knex: Knex; schema: SchemaOverview },
	): Promise<Record<string, unknown>>;
}

declare module '@directus/api/websocket/controllers/index' {
	import type { Accountability } from '@directus/types';

	interface Controller {
		clients: Set<{ accountability: Accountability | null; close(): void; terminate(): void }>;
	}
	export function getLogsController(): Controller | undefined;
	export function getWebSocketController(): Controller | undefined;
	interface GraphqlSocket {
		onMessage(take: (text: string) => Promise<void>): void;
	}
	interface Subscriptions extends Controller {
		gql?: { opened(socket: GraphqlSocket, extra: object): (code: number, reason: string) => Promise<void> };
	}
	export function getSubscriptionController(): Subscriptions | undefined;
}

declare module '@directus/api/permissions/lib/fetch-policies' {
	import type { Accountability, SchemaOverview } from '@directus/types';
	import type { Knex } from 'knex';

	export function fetchPolicies(accountability: Accountability, context: { schema: SchemaOverview; knex: Knex }): Promise<string[]>;
}

declare module '@directus/api/permissions/lib/fetch-roles-tree' {
	import type { Knex } from 'knex';

	export function fetchRolesTree(start: string | null, context: { knex: Knex }): Promise<string[]>;
}

declare module '@directus/api/permissions/modules/fetch-global-access/fetch-global-access' {
	import type { Accountability } from '@directus/types';
	import type { Knex } from 'knex';

	export function fetchGlobalAccess(
		accountability: Pick<Accountability, 'user' | 'roles' | 'ip'>,
		context: { knex: Knex },
	): Promise<{ app: boolean; admin: boolean }>;
}

declare module '@directus/api/permissions/lib/fetch-permissions' {
	import type { Accountability, Permission, PermissionsAction, SchemaOverview } from '@directus/types';
	import type { Knex } from 'knex';

	export function fetchPermissions(
		options: {
			action?: PermissionsAction;
			policies: string[];
			collections?: string[];
			accountability?: Accountability;
			bypassDynamicVariableProcessing?: boolean;
		},
		context: { schema: SchemaOverview; knex: Knex },
	): Promise<Permission[]>;
}

declare module '@directus/api/permissions/modules/validate-access/validate-access' {
	import type { Accountability, PermissionsAction, SchemaOverview } from '@directus/types';
	import type { Knex } from 'knex';

	export function validateAccess(
		options: {
			accountability: Accountability;
			action: PermissionsAction;
			collection: string;
			primaryKeys?: (string | number)[];
			fields?: string[];
		},
		context: { schema: SchemaOverview; knex: Knex },
	): Promise<void>;
}

declare module '@directus/api/database/run-ast/lib/apply-query/filter/index' {
	import type { Filter, Permission, SchemaOverview } from '@directus/types';
	import type { Knex } from 'knex';

	export function applyFilter(
		knex: Knex,
		schema: SchemaOverview,
		query: Knex.QueryBuilder,
		filter: Filter,
		collection: string,
		aliasMap: Record<string, { alias: string; collection: string }>,
		cases: Filter[],
		permissions: Permission[],
	): { hasJoins: boolean; hasMultiRelationalFilter: boolean };
}

declare module '*.vue' {
	import type { DefineComponent } from 'vue';

	const component: DefineComponent;
	export default component;
}

/** What Kontor uses of it. */
declare module 'busboy' {
	import type { IncomingHttpHeaders } from 'node:http';
	import type { Readable, Writable } from 'node:stream';

	interface Busboy extends Writable {
		on(
			event: 'file',
			listener: (name: string, stream: Readable & { truncated?: boolean }, info: { filename?: string; mimeType: string }) => void,
		): this;
		on(event: 'field', listener: (name: string, value: string, info: { nameTruncated: boolean; valueTruncated: boolean }) => void): this;
		on(event: 'partsLimit' | 'filesLimit' | 'fieldsLimit' | 'close', listener: () => void): this;
		on(event: 'error', listener: (error: Error) => void): this;
	}
	export default function busboy(options: {
		headers: IncomingHttpHeaders;
		defParamCharset?: string;
		limits?: {
			fieldNameSize?: number;
			fieldSize?: number;
			fields?: number;
			fileSize?: number;
			files?: number;
			parts?: number;
			headerPairs?: number;
		};
	}): Busboy;
}

declare module '@directus/api/permissions/modules/process-payload/lib/is-field-nullable' {
	import type { FieldOverview } from '@directus/types';

	export function isFieldNullable(field: FieldOverview): boolean;
}

declare module '@directus/api/middleware/rate-limiter-ip' {
	interface Left {
		remainingPoints: number;
		msBeforeNext: number;
	}
	/** Undefined unless RATE_LIMITER_ENABLED. */
	export const rateLimiter: { points: number; consume(address: string, points: number): Promise<Left> } | undefined;
}

declare module '@directus/api/utils/get-ip-from-req' {
	import type { Request } from 'express';

	export function getIPFromReq(req: Request): string | null;
}

declare module '@directus/api/permissions/modules/fetch-accountability-collection-access/fetch-accountability-collection-access' {
	import type { Accountability, CollectionAccess, SchemaOverview } from '@directus/types';
	import type { Knex } from 'knex';

	/** By collection and action: none, part or all of the rows, and which fields. */
	export function fetchAccountabilityCollectionAccess(
		accountability: Accountability,
		context: { schema: SchemaOverview; knex: Knex },
	): Promise<CollectionAccess>;
}
