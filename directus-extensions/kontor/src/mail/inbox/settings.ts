/** The mailbox that is read (KONTOR_INBOX_*). They are checked when the server starts (scripts/lib/settings.ts). */

export interface MailboxSettings {
	host: string;
	port: number;
	user: string;
	password: string;
	/** TLS from the first byte; otherwise the connection is upgraded by STARTTLS, or not made. */
	secure: boolean;
	folder: string;
}

const given = (name: string): string | undefined => process.env[`KONTOR_INBOX_${name}`]?.trim() || undefined;

/** Null: no mailbox is read. */
export function mailboxSettings(): MailboxSettings | null {
	const [host, user, password] = [given('HOST'), given('USER'), given('PASSWORD')];
	if (!host || !user || !password) return null;
	const secure = given('SECURE') !== 'false';
	return { host, port: Number(given('PORT')) || (secure ? 993 : 143), user, password, secure, folder: given('FOLDER') ?? 'INBOX' };
}

/** The name of the mailbox in the notes. */
export const nameOf = ({ user, host, folder }: MailboxSettings): string => `${user}@${host}/${folder}`;
