/**
 * What a module declares about itself, in its `module.ts`. Everything central (routes, jobs, hooks, error codes, what the
 * server sets, how states follow each other) is put together from these declarations, so there is no other list to keep.
 */
import type { HookConfig } from '@directus/extensions';
import type { ConstraintText, ErrorText } from './errors/errors.js';
import type { Job } from './jobs/jobs.js';
import type { Receiver } from './receiver.js';
import type { ACCOUNTS, Format } from './rules/formats.js';
import type { States } from './rules/states.js';
import type { Verb, VerbContext } from './verbs/verb.js';

export type Register = Parameters<HookConfig>[0];
export type Server = Parameters<HookConfig>[1];

export interface Module {
	name: string;
	/** By the address below which they are served: those of `billing` at /billing/… */
	verbs?: Record<string, readonly Verb[]>;
	jobs?: readonly Job<any>[];
	/** What takes in messages from the mailbox. */
	receivers?: readonly Receiver<any>[];
	hooks?: (register: Register, server: Server) => void;
	errors?: Record<string, ErrorText>;
	constraints?: Record<string, ConstraintText>;
	/** Its tables, where there is something to say of them. */
	collections?: Record<string, Collection>;
}

export interface Collection {
	/** Columns that the server sets; nobody writes them. */
	serverSet?: readonly string[];
	/** Columns that the server fills where nothing is given. */
	filled?: readonly string[];
	/** Values that a new row may begin with, where the others are set by verbs. */
	mayBeginWith?: Record<string, readonly string[]>;
	states?: States;
	/** Fields whose form is checked. */
	formats?: Record<string, Format | typeof ACCOUNTS>;
	/** The relation to the row that this is a part of: adding a part changes that row, and needs the right to change it. */
	partOf?: string;
	/** Its lines, which are written together with it. */
	lines?: { collection: string; key: string };
	/** Its lists that verbs answer as rows; anything else answers their keys. */
	shownWith?: readonly string[];
	/** The column that names the owner of a row, where some rows are private. */
	owner?: string;
	/** Under which name documents and reminders are linked to its rows. */
	linkedAs?: string;
	/** What its mails depend on. */
	mailed?: Mailed;
	/** What a search finds its rows by, beside their own texts. */
	search?: Searched;
}

/** Paths lead along relations: `project_id.customer_id.name`. */
export interface Searched {
	/** Names of what a row points at. */
	names?: readonly string[];
	/** Telephone numbers, found in any notation. */
	phones?: readonly string[];
	/** Amounts, found as they are written in German or English. */
	amounts?: readonly string[];
	/** What one needs to tell its rows apart where all tables are searched at once, the newest first. Absent: not searched there. */
	hit?: { fields: readonly string[]; newest: string };
}

export interface Mailed {
	/** The column of the outbox that names the row. */
	column: 'invoice_id' | 'quote_id' | 'dunning_notice_id';
	/** Why a mail that waits is not to be sent any more. */
	whyNotWanted(id: string, context: VerbContext): Promise<{ de: string; en: string } | null>;
	markSent?(id: string, context: VerbContext): Promise<void>;
}

export const defineModule = (module: Module): Module => module;
