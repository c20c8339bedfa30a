/** What to send: only what the user entered. The server refuses fields that are its own, and rightly so. */
import type { RaRecord } from 'react-admin';

const SERVER_MANAGED = new Set(['id', 'organization_id', 'created_at', 'created_by', 'updated_at', 'updated_by', 'deleted_at']);

type Row = Partial<RaRecord>;

const isEqual = (a: unknown, b: unknown): boolean => a === b || (a ?? null) === (b ?? null) || JSON.stringify(a) === JSON.stringify(b);

/** `embed` puts `customer` beside `customer_id`: it is there to be shown. */
const isEmbedded = (field: string, row: Row): boolean => `${field}_id` in row;

export const changedFields = (data: Row, previous: Row = {}): Row =>
	Object.fromEntries(
		Object.entries(data).filter(
			([field, value]) => !SERVER_MANAGED.has(field) && !isEmbedded(field, { ...previous, ...data }) && !isEqual(value, previous[field]),
		),
	);

/** Without the empty ones, so that the defaults of the database apply. */
export const givenFields = (data: Row): Row =>
	Object.fromEntries(Object.entries(changedFields(data)).filter(([, value]) => value !== null && value !== undefined && value !== ''));
