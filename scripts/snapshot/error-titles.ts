/** What Studio writes above the text of an error. It looks for `errors.CODE` among its texts, and shows that very key without one. */
import { allErrors } from '../lib/modules.ts';

const ERRORS = await allErrors();

const BY_STATUS: Record<number, { de: string; en: string }> = {
	400: { de: 'Angabe nicht gültig', en: 'Not valid' },
	403: { de: 'Nicht erlaubt', en: 'Not allowed' },
	404: { de: 'Nicht gefunden', en: 'Not found' },
	422: { de: 'So nicht möglich', en: 'Not possible like this' },
	500: { de: 'Fehler', en: 'Error' },
};
const OTHERWISE = { de: 'Nicht möglich', en: 'Not possible' };

export const isErrorTitle = (key: string): boolean => key.startsWith('errors.');

export const errorTitles = (): Record<string, { de: string; en: string }> =>
	Object.fromEntries(Object.entries(ERRORS).map(([code, { status }]) => [`errors.${code}`, BY_STATUS[status] ?? OTHERWISE]));
