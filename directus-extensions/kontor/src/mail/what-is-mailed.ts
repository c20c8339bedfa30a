/** Asks the paper again before its mail is sent, because it may have changed since the mail was asked for. */
import type { Mailed } from '../core/define-module.js';
import { aboutAll } from '../core/modules.js';
import type { VerbContext } from '../core/verbs/verb.js';
import type { Mail } from '../generated/schema.js';
import type { Reason } from './reasons.js';

/** The papers that this mail is about, each with its id from the outbox. */
const papersOf = (mail: Mail): [Mailed, string][] =>
	[...aboutAll().values()].flatMap(({ mailed }): [Mailed, string][] => {
		const id = mailed && mail[mailed.column];
		return id ? [[mailed, id]] : [];
	});

/** Nobody wants to be dunned for what they have paid. */
export async function whyNotWanted(mail: Mail, context: VerbContext): Promise<Reason | null> {
	for (const [{ whyNotWanted }, id] of papersOf(mail)) {
		const reason = await whyNotWanted(id, context);
		if (reason) return reason;
	}
	return null;
}

/** Marks the paper as sent once the mail server has taken the mail. */
export async function markSent(mail: Mail, context: VerbContext): Promise<void> {
	for (const [{ markSent }, id] of papersOf(mail)) await markSent?.(id, context);
}
