/** Why a mail has not gone out, where Kontor itself is the one who says so. */
import type { VerbContext } from '../core/verbs/verb.js';

export interface Reason {
	de: string;
	en: string;
}

/** It is kept with the mail, so it speaks the language of the firm. */
export async function inLanguageOf(organization: string, reason: Reason, { database }: Pick<VerbContext, 'database'>): Promise<string> {
	const { locale } = await database('organizations').where({ id: organization }).first('locale');
	return String(locale ?? 'de').startsWith('de') ? reason.de : reason.en;
}
