/** How mail is sent: the settings that Directus itself uses (EMAIL_*), also for the mails of organizations. */
import { useEnv } from '@directus/env';
import type { Reason } from './reasons.js';
import { addressIn } from './rules/address.js';

const TRANSPORTS = ['smtp', 'sendmail', 'ses', 'mailgun'] as const;
export type Transport = (typeof TRANSPORTS)[number];

/** Directus has a default sender and transport; these do not count as set. */
function given(name: string): string | undefined {
	if (!process.env[name] && !process.env[`${name}_FILE`]) return undefined;
	return String(useEnv()[name] ?? '').trim() || undefined;
}

export const transport = (): Transport | undefined => TRANSPORTS.find((name) => name === given('EMAIL_TRANSPORT')?.toLowerCase());
export const sender = (): string | null => addressIn(given('EMAIL_FROM') ?? '');

/** What is missing for mail to be sent, or null. */
export function whyHeld(): Reason | null {
	if (!transport()) return notSet('EMAIL_TRANSPORT');
	if (!sender()) return notSet('EMAIL_FROM');
	if (transport() === 'smtp' && !given('EMAIL_SMTP_HOST')) return notSet('EMAIL_SMTP_HOST');
	return null;
}

const notSet = (name: string): Reason => ({
	de: `Der Mailversand ist nicht eingerichtet: ${name} fehlt oder ist ungültig.`,
	en: `Sending mail is not set up: ${name} is missing or not valid.`,
});

export const domainOfSender = (): string => sender()?.split('@')[1] ?? (new URL(String(useEnv()['PUBLIC_URL'])).hostname || 'localhost');

/** Milliseconds without a sign of life from the mail server. */
export const timeout = (): number => Number(given('KONTOR_MAIL_TIMEOUT')) || 20_000;
