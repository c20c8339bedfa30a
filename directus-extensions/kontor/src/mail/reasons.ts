/** Reasons of Kontor's own why a mail has not gone out. */
import type { VerbContext } from '../core/verbs/verb.js';

export interface Reason {
	de: string;
	en: string;
}

/** It is stored with the mail, so it is in the organization's language. */
export async function inLanguageOf(organization: string, reason: Reason, { database }: Pick<VerbContext, 'database'>): Promise<string> {
	const { locale } = await database('organizations').where({ id: organization }).first('locale');
	return String(locale ?? 'de').startsWith('de') ? reason.de : reason.en;
}
