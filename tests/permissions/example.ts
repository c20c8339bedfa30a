/** What a line of the matrix is tried with. */
import { randomUUID } from 'node:crypto';
import { insertImported, type Row } from '../lib/database.ts';
import { type Somebody, type Tenant, uniqueNumber } from '../lib/world.ts';

export interface Stage {
	tenant: Tenant;
	me: Somebody;
	/** A project that I lead (as project lead) or am a member of, and its customer. */
	own: { project: string; customer: string };
}

type Maker = (stage: Stage) => Promise<string>;

export interface Example {
	collection: string;
	own?: Maker;
	foreign?: Maker;
	patch?: (stage: Stage) => Row;
	create?: { own: (stage: Stage) => Row | Promise<Row>; foreign?: (stage: Stage) => Row | Promise<Row> };
	/** Rows that cannot be taken away again, or that are shared: not tried. */
	isKept?: boolean;
	/** Rows that others may hang on afterwards: they stay where the test leaves them. */
	isLeft?: boolean;
	/** Made through a document, which needs an employee as owner. */
	isOfDocument?: boolean;
	/** Everybody has the same row: one after the other. */
	isShared?: boolean;
	/** Not a collection of one tenant: there is no row "of the other tenant". */
	isGlobal?: boolean;
}

export const row =
	(collection: string, values: (stage: Stage) => Row | Promise<Row>): Maker =>
	async (stage) =>
		insertImported(collection, { id: randomUUID(), organization_id: stage.tenant.id, ...(await values(stage)) });

export const unique = (text: string) => `${text} ${uniqueNumber()}`;

/** Rows that belong to the firm as a whole: one is like the other. */
export function shared(
	collection: string,
	values: (stage: Stage) => Row,
	patch: () => Row,
	create: (stage: Stage) => Row = values,
): Example {
	return { collection, own: row(collection, values), foreign: row(collection, values), patch, create: { own: create } };
}
