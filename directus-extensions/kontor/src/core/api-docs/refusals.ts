/** How a request is refused: one form of errors, and the codes by which a program decides. */
import { ErrorCode } from '@directus/errors';
import type { ErrorText } from '../errors/errors.js';
import type { Json } from './values.js';

export type Errors = Record<string, ErrorText>;

const MEANINGS: Record<number, string> = {
	400: 'The request is not right',
	401: 'Not logged in, or the token has run out',
	403: 'Not allowed, or not there',
	404: 'Not there, or not visible to you',
	409: 'Does not fit the state that things are in',
	412: 'Changed by somebody else since you read it',
	413: 'Too large',
	415: 'A kind of file that is not accepted',
	422: 'Well-formed, but can not be done like this',
	429: 'Too many requests: try again later',
	503: 'Not now, but in a moment',
};

export const errorModel = (errors: Errors): Json => ({
	type: 'object',
	required: ['errors'],
	properties: {
		errors: {
			type: 'array',
			items: {
				type: 'object',
				required: ['message', 'extensions'],
				properties: {
					message: { type: 'string', description: 'For people; in English, or in the language of whoever is logged in with a session.' },
					extensions: {
						type: 'object',
						required: ['code'],
						properties: {
							code: {
								type: 'string',
								// Directus has one more code than its list.
								enum: [...new Set([...Object.keys(errors), ...Object.values(ErrorCode), 'FAILED_VALIDATION'])],
								description: 'Decide by this.',
							},
							field: { type: 'string', description: 'The field at fault, where there is one.' },
							collection: { type: 'string' },
							messages: { type: 'object', properties: { de: { type: 'string' }, en: { type: 'string' } } },
						},
					},
				},
			},
		},
	},
});

export const refusals = (errors: Errors): Json =>
	Object.fromEntries(
		Object.entries(MEANINGS).map(([status, meaning]) => {
			const codes = Object.keys(errors).filter((code) => errors[code]!.status === Number(status));
			const content = { 'application/json': { schema: { $ref: '#/components/schemas/KontorError' } } };
			return [`Kontor${status}`, { description: [meaning, codes.join(', ')].filter(Boolean).join(': '), content }];
		}),
	);

const all: Json = Object.fromEntries(Object.keys(MEANINGS).map((status) => [status, { $ref: `#/components/responses/Kontor${status}` }]));
const { 412: _, ...always } = all;
/** Every request can be refused in each of these ways. */
export const REFUSED: Json = always;
/** A change of one row also because it is not the row any more that was read. */
export const REFUSED_IF_CHANGED: Json = all;
