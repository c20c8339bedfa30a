/** What to send: only what the user entered. The server refuses server-set fields. */
import type { RaRecord } from 'react-admin';

const SERVER_MANAGED = new Set(['id', 'organization_id', 'created_at', 'created_by', 'updated_at', 'updated_by', 'deleted_at', 'etag']);

type Row = Partial<RaRecord>;

export const isServerManaged = (field: string): boolean => SERVER_MANAGED.has(field);

export const isEqual = (a: unknown, b: unknown): boolean =>
	a === b || (a ?? null) === (b ?? null) || JSON.stringify(a) === JSON.stringify(b);

/** `embed` puts the row `customer` beside `customer_id`: it is there to be shown. (`tax_rate` beside `tax_rate_id` is a figure of its own.) */
export const isEmbedded = (field: string, value: unknown, row: Row): boolean => `${field}_id` in row && typeof (value ?? null) === 'object';

export const changedFields = (data: Row, previous: Row = {}): Row =>
	Object.fromEntries(
		Object.entries(data).filter(
			([field, value]) =>
				!isServerManaged(field) && !isEmbedded(field, value, { ...previous, ...data }) && !isEqual(value, previous[field]),
		),
	);

/** Without the empty ones, so that the defaults of the database apply. */
export const givenFields = (data: Row): Row =>
	Object.fromEntries(Object.entries(changedFields(data)).filter(([, value]) => value !== null && value !== undefined && value !== ''));
