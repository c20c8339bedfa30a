/** The errors about organizations, in words. */
import { defineConstraints } from '../core/errors/errors.ts';

/** Keyed by the constraint of the database that refuses. */
export const ORGANIZATIONS_CONSTRAINTS = defineConstraints({
	time_zone_exists: {
		de: 'diese Zeitzone gibt es nicht; ein Beispiel ist „Europe/Berlin“',
		en: 'there is no such time zone; an example is “Europe/Berlin”',
		field: 'time_zone',
	},
	slug_form: {
		de: 'das Kürzel besteht aus Kleinbuchstaben, Ziffern und Bindestrichen',
		en: 'the slug consists of lower-case letters, digits and dashes',
		field: 'slug',
	},
});
