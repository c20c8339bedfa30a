/**
 * Who takes in what comes by mail. One mailbox is read for all of them (`mail/inbox`); a module says in its `module.ts` which
 * addresses are its own and what it does with a message that reached one. The reader knows nothing else about it.
 */
import type { Knex } from 'knex';
import type { VerbContext } from './verbs/verb.js';

export interface Receiver<To extends Addressee = Addressee> {
	/** Stored with each message that it takes in, so it must never change. */
	name: string;
	/** Whose mail it takes in at present; what is sent to anybody else waits. */
	addressees(database: Knex): Promise<To[]>;
	/** Runs in the transaction that notes it as done, so it is done once. If it throws, it is tried again. */
	takeIn(to: To, message: IncomingMessage, context: VerbContext): Promise<void>;
	/** For a message that is not taken in: tells the people who handle them, in the transaction that notes it as done. */
	tellInstead(to: To, message: IncomingHead, why: NotTakenIn, context: VerbContext): Promise<void>;
}

export interface Addressee {
	/** The organization. */
	id: string;
	/** In lower case; one organization's, for one purpose. */
	address: string;
}

export type NotTakenIn = 'too_large' | 'given_up';

/** From a stranger: nothing in it can be trusted. */
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
