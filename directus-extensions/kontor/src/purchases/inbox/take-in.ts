/** Invoices that come by mail: their files, and the reminder of it. */
import type { IncomingMessage, Receiver } from '../../core/receiver.js';
import { accountabilityOf } from '../../core/rights/accountability-of.js';
import { hasRight } from '../../core/verbs/run-verb.js';
import type { VerbContext } from '../../core/verbs/verb.js';
import { worthTaking } from '../../mail/rules/mail-parts.js';
import { type TakenPart, TROUBLES } from '../rules/inbox-report.js';
import { receive } from '../verbs.js';
import { type Handler, handlersOf } from './handlers.js';
import { remind } from './remind.js';
import { takePart } from './take-part.js';

const MOST_PARTS = 100;

export const incomingInvoices: Receiver<Handler> = {
	name: 'invoices',
	addressees: handlersOf,
	takeIn,
	tellInstead: (handler, { from, subject }, why, context) => remind(handler, { from, subject, parts: [], trouble: TROUBLES[why] }, context),
};

async function takeIn(handler: Handler, { from, subject, parts }: IncomingMessage, context: VerbContext): Promise<void> {
	const worth = worthTaking(parts ?? []);
	const inTheirName = { ...context, accountability: await accountabilityOf(handler.employee_id, context.database) };
	const rights = { mayRecord: await hasRight(receive.right!, inTheirName) };
	// Automations may wait for documents that come this way (snapshots/guards/automations.sql).
	await context.database.raw("select set_config('kontor.by_mail', 'on', true)");
	const taken: TakenPart[] = [];
	for (const part of worth.slice(0, MOST_PARTS)) taken.push(await takePart(part, rights, inTheirName));
	const left = Math.max(worth.length - MOST_PARTS, 0);
	await remind(handler, { from, subject, parts: taken, left, ...(parts ? {} : { trouble: TROUBLES.unreadable }) }, context);
}
