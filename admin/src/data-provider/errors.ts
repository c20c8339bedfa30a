/** What the server answers when it refuses, as the error that react-admin shows: the text, and at which field it belongs. */
import type { Missing } from '@kontor/directus-extension/contracts';
import { HttpError } from 'react-admin';

interface ServerError {
	message: string;
	extensions?: {
		code?: string;
		field?: string;
		collection?: string;
		type?: string;
		valid?: unknown;
		messages?: Record<string, string>;
		missing?: Missing[];
		fields?: { field: string; message: string }[];
		open?: string;
		balance?: string;
	};
}

export interface ErrorTexts {
	locale: () => string;
	/** The text of a key, or undefined where there is none. */
	text: (key: string, values?: Record<string, unknown>) => string | undefined;
}

const hasErrors = (body: unknown): body is { errors: ServerError[] } =>
	typeof body === 'object' && body !== null && Array.isArray((body as { errors?: unknown }).errors);

export function toHttpError(error: unknown, texts: ErrorTexts): unknown {
	if (error instanceof DOMException && error.name === 'AbortError') return error;
	if (!(error instanceof HttpError)) return new HttpError(texts.text('errors.NETWORK') ?? 'Network error', 0);
	const errors = hasErrors(error.body) ? error.body.errors : [];
	const first = errors[0];
	if (!first)
		return new HttpError(
			texts.text(error.status >= 500 ? 'errors.INTERNAL_SERVER_ERROR' : 'errors.UNKNOWN') ?? error.message,
			error.status,
		);
	const message = textOf(first, texts);
	const fields = errors.filter(({ extensions }) => extensions?.field).map((one) => [one.extensions?.field, textOf(one, texts)] as const);
	const body = {
		code: first.extensions?.code,
		details: first.extensions ?? {},
		// `root` is what the notification says, also when the field at fault is not in the form.
		...(fields.length > 0 ? { errors: { ...Object.fromEntries(fields), root: { serverError: message } } } : {}),
	};
	return new HttpError(message, error.status, body);
}

export const missingOf = (error: unknown): Missing[] => (error instanceof HttpError ? (error.body?.details?.missing ?? []) : []);

/** The texts at their fields, in the form that a form takes; none where the error is about no field of it. */
export const fieldErrorsOf = (error: unknown): Record<string, string> => {
	const { root: _, ...fields } = (error instanceof HttpError && error.body?.errors) || {};
	return fields;
};

/** Nobody knows whether it was done: the answer got lost, or the server broke off. */
export const isUncertain = (error: unknown): boolean => error instanceof HttpError && (error.status === 0 || error.status >= 500);

/** Whose field it is about. */
export const collectionOf = (error: unknown): string | undefined =>
	error instanceof HttpError ? error.body?.details?.collection : undefined;

export const codeOf = (error: unknown): string | undefined => (error instanceof HttpError ? error.body?.code : undefined);

function textOf({ message, extensions = {} }: ServerError, { locale, text }: ErrorTexts): string {
	const own = extensions.messages?.[locale()];
	if (own) return own;
	const { code, type, field, valid } = extensions;
	const values = { field, valid: Array.isArray(valid) ? valid.join(', ') : valid };
	return (type && text(`errors.${code}_${type}`, values)) || (code && text(`errors.${code}`, values)) || message;
}
