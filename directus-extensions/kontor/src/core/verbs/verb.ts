/**
 * A verb: one thing that can be done over the API beyond writing rows (issue an invoice, stop a timer). It says what it takes
 * and answers, which right it needs, and what it does. Everything around it is the same for all (run-verb.ts).
 */

import type { Knex } from 'knex';
import type { z } from 'zod';
import type { Policy } from '../../generated/policies.js';
import type { Accountability, Context, SchemaOverview } from '../context.js';
import type { Emitter, Services } from '../directus.js';
import type { Collection } from '../fields.js';

export interface VerbContext extends Context {
	accountability: Accountability;
	/** The transaction of this verb. */
	database: Knex;
	now: Date;
	services: Services;
	emitter: Emitter;
	/** For events and drawing files, after the commit. What must not be lost belongs in the transaction. */
	afterCommit(work: () => void | Promise<void>): void;
}

/** An answer that is not JSON. */
export class FileAnswer {
	constructor(
		readonly content: Buffer,
		readonly type: string,
		readonly name: string,
	) {}
}

export type Verb<Input = any, Answer = unknown> = Definition<Input, Answer> & Answers;

interface Definition<Input, Answer> {
	method: 'get' | 'post';
	/** Below the module's address: `/invoices/:id/issue` of `billing`. */
	path: string;
	summary: { de: string; en: string };
	/** Any one of them is enough. Without any: everybody who is logged in. */
	right?: Policy | readonly Policy[];
	/** The parameters of the address, of the query or of the body, in one. */
	input: z.ZodType<Input>;
	/** Takes a form with a file (`file` of the input) instead of JSON. */
	upload?: boolean;
	run(input: Input, context: VerbContext): Promise<Answer>;
	/** Adds to the answer what came after the commit. */
	complete?(answer: Answer, runner: Runner): Promise<Answer>;
}

/** What is answered, for the description of the API: the row of a collection, what a contract says, or a file of this type. */
type Answers =
	| { shows: Collection; answer?: never; file?: never }
	| { answer: z.ZodType; shows?: never; file?: never }
	| { file: string; shows?: never; answer?: never };

export const verb = <Input, Answer>(definition: Verb<Input, Answer>): Verb<Input, Answer> => definition;

/** What runs a verb: the server's connection, its services, and whom it acts for. */
export interface Runner {
	database: Knex;
	schema: SchemaOverview;
	accountability: Accountability | null;
	services: Services;
	emitter: Emitter;
}
