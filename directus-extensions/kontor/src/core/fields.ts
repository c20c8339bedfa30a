/** Building blocks of the contracts of all verbs. */
import { z } from 'zod';
import type { Schema } from '../generated/schema.js';

// The bundler leaves the messages of zod out unless they are asked for.
z.config(z.locales.en());

export const uuid = z.uuid();
export const day = z.iso.date().refine((value) => value >= '1970-01-01' && value <= '2199-12-31', 'is not a day of this time');
export const moment = z.iso.datetime({ offset: true, message: 'is not a moment: give it like 2026-03-29T09:00:00+02:00' });

/** A decimal as text or as the number that somebody typed, never NaN or 1e5. It goes on as text: no float touches money. */
export const decimal = (scale: number, { min, max = '999999999.99' }: { min?: string; max?: string } = {}) =>
	z
		.union([z.string().trim().max(24), z.number()])
		.transform(String)
		.refine((value) => new RegExp(`^-?\\d+(\\.\\d{1,${scale}})?$`).test(value), {
			error: `is not a decimal number with at most ${scale} decimal places`,
			abort: true,
		})
		.refine((value) => min === undefined || Number(value) >= Number(min), `is less than ${min}`)
		.refine((value) => Math.abs(Number(value)) <= Number(max), `is more than ${max}`);

export const money = decimal(2);
export const percent = decimal(2, { min: '0', max: '100' });
/** Control characters have no place in what is printed. */
export const text = (most: number) =>
	z
		.string()
		.max(most)
		// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
		.refine((value) => !/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(value), 'contains control characters')
		// Half a surrogate pair can't be stored: the database would keep something other than what was sent.
		.refine((value) => value.isWellFormed(), 'contains half a character');

/** In an answer: a row of a collection, as far as the caller may read it. */
export const rowOf = <Name extends Collection>(collection: Name) =>
	z.looseObject({ id: uuid }).meta({ 'x-collection': collection }) as unknown as RowContract<RowOf<Name>>;

/** With something beside its fields, or instead of them. */
export const rowWith = <Name extends Collection, Shape extends z.ZodRawShape>(collection: Name, shape: Shape) =>
	z.looseObject({ id: uuid, ...shape }).meta({ 'x-collection': collection }) as unknown as RowContract<
		Omit<RowOf<Name>, keyof Shape> & { [Field in keyof Shape]: z.output<Shape[Field]> }
	>;

/** Only some of its fields. */
export const partOfRow = <Name extends Collection, Field extends keyof RowOf<Name> & string>(collection: Name, fields: readonly Field[]) =>
	z.looseObject({ id: uuid }).meta({ 'x-collection': collection, 'x-fields': fields }) as unknown as RowContract<Pick<RowOf<Name>, Field>>;

/** As it would be written: it has no key yet. */
export const previewOf = <Name extends Collection>(collection: Name) =>
	z.looseObject({}).meta({ 'x-collection': collection, 'x-form': 'preview' }) as unknown as RowContract<RowOf<Name>>;

/** The collections of Kontor. */
export type Collection = keyof { [Name in keyof Schema as Schema[Name] extends unknown[] ? Name : never]: Name };
type RowOf<Name extends Collection> = Schema[Name] extends (infer Row)[] ? Row : never;
/** Only the key is checked: the other fields are what the database holds. */
type RowContract<Row> = z.ZodObject<{ [Field in keyof Row]: z.ZodType<Row[Field]> }>;
