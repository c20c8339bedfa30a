/**
 * Studio shows a refusal at its field only if it comes as a failed validation of that form, and would show its own text for it. So for Studio,
 * and for nobody else, an error that names a field is said that way: `validation_message` is what the form lists at its top, and the
 * type `kontor` is the text below the field (`validationError.kontor` in snapshots/translations.yaml).
 */
export interface SentError {
	message: string;
	extensions?: { code?: string; collection?: string; field?: string; [more: string]: unknown };
}
interface Schema {
	collections: Record<string, { fields: Record<string, unknown> }>;
	relations: readonly { collection: string; related_collection: string | null; meta?: { one_field?: string | null } | null }[];
}

/** What Studio recognizes, and has texts for, by itself. */
const KNOWN_TO_STUDIO = ['FAILED_VALIDATION', 'RECORD_NOT_UNIQUE'];

/** `form`: the collection whose form was saved. */
export function atField(error: SentError, form: string, schema: Schema): SentError {
	const { code, collection = form, field } = error.extensions ?? {};
	if (!field || !code || KNOWN_TO_STUDIO.includes(code)) return error;
	const shown = collection === form ? field : listOf(collection, form, schema);
	if (!shown || !schema.collections[form]?.fields[shown]) return error;
	return {
		...error,
		extensions: {
			...error.extensions,
			code: 'FAILED_VALIDATION',
			kontor_code: code,
			type: 'kontor',
			collection: form,
			field: shown,
			validation_message: error.message,
		},
	};
}

/** Lines are written in the form of their paper: the refusal of a line is shown at the list of lines. */
const listOf = (collection: string, form: string, { relations }: Schema): string | undefined =>
	relations.find((relation) => relation.collection === collection && relation.related_collection === form && relation.meta?.one_field)?.meta
		?.one_field ?? undefined;

/** The form that a request saves, if a page of Studio sent it. */
export function formOf(method: string, path: string, referrer: string | undefined): string | undefined {
	if (!['POST', 'PATCH'].includes(method) || !isStudio(referrer)) return undefined;
	return /^\/items\/([^/]+)(\/|$)/.exec(path)?.[1];
}

export const isStudio = (referrer: string | undefined): boolean => /^https?:\/\/[^/]+\/admin(\/|$)/.test(referrer ?? '');
