/** What Kontor ships and how the refusals call it. docs/decisions/0030-protected-model.md */
import { getSystemFieldRowsWithAuthProviders } from '@directus/api/utils/get-field-system-rows';
import { LABELS } from '../../generated/labels.js';
import { SHIPPED, type ShippedCollection, type ShippedField } from '../../generated/shipped.js';
import type { Words } from '../errors/reasons.js';

const own = <T>(record: Readonly<Record<string, T>>, name: unknown): T | undefined =>
	typeof name === 'string' && Object.hasOwn(record, name) ? record[name] : undefined;

export const shippedCollection = (collection: unknown): ShippedCollection | undefined => own(SHIPPED.collections, collection);
export const shippedField = (collection: unknown, field: unknown): ShippedField | undefined =>
	own(shippedCollection(collection)?.fields ?? {}, field);

export const isOfDirectus = (collection: unknown): boolean => String(collection).startsWith('directus_');

/** The table is Kontor's or the server's: its rows are not a firm's own matter alone. */
export const isProtected = (collection: unknown): boolean => isOfDirectus(collection) || shippedCollection(collection) !== undefined;

export const isSystemField = (collection: unknown, field: unknown): boolean =>
	isOfDirectus(collection) && getSystemFieldRowsWithAuthProviders().some((row) => row.collection === collection && row.field === field);

/** “Kunde” (customers), “Kunde: Name” (customers.name). */
export function nameOf(collection: string, field?: string): Words {
	const labels = LABELS[collection];
	const label = field === undefined ? labels?.singular : labels?.fields[field];
	const technical = field === undefined ? collection : `${collection}.${field}`;
	if (!labels || !label) return { de: `„${technical}“`, en: `“${technical}”` };
	const whole = (language: 'de' | 'en') => (field === undefined ? label[language] : `${labels.singular[language]}: ${label[language]}`);
	return { de: `„${whole('de')}“ (${technical})`, en: `“${whole('en')}” (${technical})` };
}
