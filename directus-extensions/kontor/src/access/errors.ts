/** The errors about logins and access, in words. */
import { CORE_ERRORS, defineErrors, errorsOf } from '../core/errors/errors.ts';

export const ACCESS_ERRORS = defineErrors({
	OWN_RIGHTS: {
		status: 403,
		de: 'Die eigene Rolle und den eigenen Status kann niemand selbst ändern. Bitten Sie jemand anderen darum.',
		en: 'Nobody can change their own role or status. Please ask somebody else to do it.',
	},
	LAST_ADMINISTRATOR: {
		guard: 'KN090',
		status: 409,
		de: 'Das ist der letzte aktive Administrator. Machen Sie zuerst jemand anderen dazu.',
		en: 'This is the last active administrator. Make somebody else one first.',
	},
	FOREIGN_PAGE: {
		status: 403,
		de: 'Diese Anfrage kommt von einer fremden Webseite und wurde nicht ausgeführt.',
		en: 'This request comes from a page of another site and was not carried out.',
	},
	LOGIN_SLOWED: {
		status: 429,
		de: 'Zu viele Anmeldeversuche. Bitte versuchen Sie es in {seconds} Sekunden noch einmal.',
		en: 'Too many attempts to log in. Please try again in {seconds} seconds.',
	},
	SESSION_ENDED: {
		status: 401,
		de: 'Ihre Sitzung ist abgelaufen; es wurde nichts gespeichert. Bitte melden Sie sich neu an.',
		en: 'Your session has ended; nothing was saved. Please log in again.',
	},
	OTHER_ACCOUNT: {
		status: 401,
		de: 'In diesem Browser ist inzwischen jemand anderes angemeldet; es wurde nichts gespeichert.',
		en: 'Somebody else is logged in in this browser by now; nothing was saved.',
	},
	SERVER_BUSY: {
		status: 503,
		de: 'Der Server hat gerade zu viel zu tun. Bitte versuchen Sie es gleich noch einmal.',
		en: 'The server has too much to do just now. Please try again in a moment.',
	},
});

export const kontorError = errorsOf({ ...CORE_ERRORS, ...ACCESS_ERRORS });
