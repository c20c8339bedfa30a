/** The next number of a sequence, gapless: counted in the transaction of what takes it, under the lock of the sequence's row. */
import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { formatNumber, patternOf } from './rules/number-format.js';

export type SequenceKind = 'invoice' | 'cancellation' | 'quote' | 'dunning_notice' | 'customer' | 'project';

const FORMATS: Record<SequenceKind, string> = {
	invoice: 'RE-{YYYY}-{NNNN}',
	cancellation: 'ST-{YYYY}-{NNNN}',
	quote: 'AN-{YYYY}-{NNNN}',
	dunning_notice: 'MA-{YYYY}-{NNNN}',
	customer: 'K-{NNNN}',
	project: 'P-{NNNN}',
};

/** Numbers of customers and projects count through the years; those of papers start again each year. */
const isCountedThrough = (kind: SequenceKind): kind is 'customer' | 'project' => kind === 'customer' || kind === 'project';

export interface NextNumber {
	number: string;
	sequence_year: number;
	sequence_number: number;
}

export async function takeNumber(trx: Knex, organization: string, kind: SequenceKind, day: string): Promise<NextNumber> {
	const year = await yearOf(trx, organization, kind, day);
	const next = () =>
		trx('number_sequences')
			.where({ organization_id: organization, kind, year })
			.increment('last_number', 1)
			.returning(['last_number', 'format']);
	let [sequence] = await next();
	if (!sequence) {
		// The first number of a year: of two requests at once, the second finds the row that the first one made.
		const format = await latestFormat(trx, organization, kind);
		const last_number = isCountedThrough(kind) ? await highestGiven(trx, organization, kind, format) : 0;
		await trx('number_sequences')
			.insert({ id: randomUUID(), organization_id: organization, kind, year, format, last_number })
			.onConflict(['organization_id', 'kind', 'year'])
			.ignore();
		[sequence] = await next();
	}
	return { number: formatNumber(sequence.format, sequence.last_number, day), sequence_year: year, sequence_number: sequence.last_number };
}

/** A sequence with the year 0 counts through all years. */
async function yearOf(trx: Knex, organization: string, kind: SequenceKind, day: string): Promise<number> {
	if (isCountedThrough(kind)) return 0;
	const throughout = await trx('number_sequences').where({ organization_id: organization, kind, year: 0 }).first('id');
	return throughout ? 0 : Number(day.slice(0, 4));
}

async function latestFormat(trx: Knex, organization: string, kind: SequenceKind): Promise<string> {
	const latest = await trx('number_sequences').where({ organization_id: organization, kind }).orderBy('year', 'desc').first('format');
	return latest?.format ?? FORMATS[kind];
}

/** Customers and projects may bring their numbers along, from a list that was imported: counting goes on after them. */
async function highestGiven(trx: Knex, organization: string, kind: 'customer' | 'project', format: string): Promise<number> {
	const highest = await trx(`${kind}s`)
		.where({ organization_id: organization })
		.select(trx.raw('max((regexp_match(number, ?))[1]::numeric) as count', [patternOf(format)]))
		.first();
	const count = Number(highest?.count ?? 0);
	return count < 1e9 ? count : 0;
}

/** The next number of a customer or a project that nobody has given by hand. */
export async function takeFreeNumber(trx: Knex, organization: string, kind: 'customer' | 'project', day: string): Promise<string> {
	for (let attempt = 1; ; attempt++) {
		const { number } = await takeNumber(trx, organization, kind, day);
		const taken = await trx(`${kind}s`).where({ organization_id: organization, number }).first('id');
		// With a format without a counter this would never end: then the unique index refuses.
		if (!taken || attempt === 10_000) return number;
	}
}
