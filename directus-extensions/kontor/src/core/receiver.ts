/**
 * Who takes in what comes by mail. One mailbox is read for all of them (`mail/inbox`); a module says in its `module.ts` which
 * addresses are its own and what it does with a message that reached one. More than that the reader does not know of it.
 */
import type { Knex } from 'knex';
import type { VerbContext } from './verbs/verb.js';

export interface Receiver<To extends Addressee = Addressee> {
	/** Remembered with each message that it takes in: it never changes. */
	name: string;
	/** Whose mail it takes in at present; what is sent to anybody else waits. */
	addressees(database: Knex): Promise<To[]>;
	/** In the transaction that notes that it was done, so it is done once. What it throws means another attempt. */
	takeIn(to: To, message: IncomingMessage, context: VerbContext): Promise<void>;
	/** Of a message that is not taken in: tells whoever handles it, in the transaction that notes that it is over. */
	tellInstead(to: To, message: IncomingHead, why: NotTakenIn, context: VerbContext): Promise<void>;
}

export interface Addressee {
	/** The organization. */
	id: string;
	/** In lower case; one organization's, for one purpose. */
	address: string;
}

export type NotTakenIn = 'too_large' | 'given_up';

/** Nothing of it is to be believed. */
export interface IncomingHead {
	messageId: string;
	from: string;
	subject: string;
}

export interface IncomingMessage extends IncomingHead {
	/** Null: it could not be taken apart. */
	parts: IncomingFile[] | null;
}

export interface IncomingFile {
	name: string;
	/** As the message says; the content decides later. */
	type: string;
	size: number;
	/** Shown within the text. */
	isInline: boolean;
	content: Buffer;
}
