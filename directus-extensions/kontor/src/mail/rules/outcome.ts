/** What a mail server's answer means: delivered, refused for good, or worth another try. */

export interface Refusal {
	address: string;
	reason: string;
	isPermanent: boolean;
}

/** The result of one attempt. */
export interface Outcome {
	accepted: string[];
	refused: Refusal[];
	/** Set if it failed for all recipients. */
	failure?: Omit<Refusal, 'address'>;
}

/** As nodemailer tells it. */
export interface SmtpError {
	message: string;
	code?: string | undefined;
	command?: string | undefined;
	response?: string | undefined;
	responseCode?: number | undefined;
	rejectedErrors?: (SmtpError & { recipient?: string })[] | undefined;
}

const isPermanentCode = (code = 0) => code >= 500 && code < 600;
/** The login at the mail server failed: the operator must correct that, the mail is fine. */
const isAboutLogin = ({ code, responseCode = 0 }: SmtpError) => code === 'EAUTH' || (responseCode >= 530 && responseCode <= 538);
const wordsOf = ({ response, message }: SmtpError) => (response || message).replace(/\s+/g, ' ').trim().slice(0, 1000);

export const refusalsIn = (errors: SmtpError['rejectedErrors'] = []): Refusal[] =>
	errors.map((error) => ({
		address: error.recipient ?? '',
		reason: wordsOf(error),
		isPermanent: isPermanentCode(error.responseCode) && !isAboutLogin(error),
	}));

export function outcomeOf(error: SmtpError): Outcome {
	if (error.rejectedErrors?.length) return { accepted: [], refused: refusalsIn(error.rejectedErrors) };
	return { accepted: [], refused: [], failure: { reason: wordsOf(error), isPermanent: isPermanent(error) } };
}

/** Only an answer about this mail is final: a server that greets with 554 may accept mail later. */
function isPermanent(error: SmtpError): boolean {
	if (isAboutLogin(error)) return false;
	if (error.code === 'EMESSAGE' && !error.responseCode) return true;
	return ['MAIL FROM', 'RCPT TO', 'DATA'].includes(error.command ?? '') && isPermanentCode(error.responseCode);
}

export interface Delivery {
	recipient: string;
	cc: readonly string[];
	/** Recipients that earlier attempts have reached. */
	delivered: readonly string[];
}

export const stillToReach = ({ recipient, cc, delivered }: Delivery): string[] =>
	[...new Set([recipient, ...cc])].filter((address) => !delivered.includes(address));

export interface Settled {
	status: 'queued' | 'sent' | 'failed';
	delivered: string[];
	error: string | null;
}

/** A mail is sent when it has reached its main recipient; copies are retried while that can help. */
export function settle(delivery: Delivery, { accepted, refused, failure }: Outcome, isLastAttempt: boolean): Settled {
	const delivered = [...delivery.delivered, ...accepted];
	const lost = new Set(refused.filter(({ isPermanent }) => isPermanent).map(({ address }) => address));
	const waiting = failure?.isPermanent ? [] : stillToReach({ ...delivery, delivered }).filter((address) => !lost.has(address));
	const reasons = [...refused.map(({ address, reason }) => `${address}: ${reason}`), ...(failure ? [failure.reason] : [])];
	const isRecipientLost = lost.has(delivery.recipient);
	const status =
		waiting.length > 0 && !isLastAttempt && !isRecipientLost ? 'queued' : delivered.includes(delivery.recipient) ? 'sent' : 'failed';
	return { status, delivered, error: reasons.join('\n') || null };
}
