/**
 * Invoices and quotes are edited together with their lines: a paper is read with them (`meta.lines`), and what was added,
 * changed and removed goes back in the one request that saves it.
 */
import type { DataProvider, GetOneParams, Identifier, RaRecord, UpdateParams } from 'react-admin';
import { changedFields, givenFields } from './changes';

const PARTS: Record<string, { collection: string; key: string }> = {
	invoices: { collection: 'invoice_lines', key: 'invoice_id' },
	quotes: { collection: 'quote_lines', key: 'quote_id' },
};

/** More than anybody edits by hand. */
export const MOST_LINES = 500;

type Line = Partial<RaRecord>;

const isLines = (value: unknown): value is Line[] =>
	Array.isArray(value) && value.every((line) => typeof line === 'object' && line !== null);

/** What the database computes of a line is not sent. */
const sent = ({ net_amount: _, ...line }: Line): Line => line;
const numbered = (lines: Line[]): Line[] => lines.map((line, index) => ({ ...sent(line), position: index + 1 }));

export const newLines = (lines: Line[]): Line[] => numbered(lines).map(({ id: _, ...line }) => givenFields(line));

export function lineChanges(lines: Line[], before: Line[]) {
	const known = new Map(before.map((line) => [line.id, line]));
	const kept = new Set(lines.map(({ id }) => id));
	const ordered = numbered(lines);
	return {
		create: ordered.filter(({ id }) => !known.has(id)).map(({ id: _, ...line }) => givenFields(line)),
		update: ordered
			.filter(({ id }) => known.has(id))
			.map((line) => ({ id: line.id, ...changedFields(line, known.get(line.id)) }))
			.filter((change) => Object.keys(change).length > 1),
		delete: before.map(({ id }) => id as Identifier).filter((id) => !kept.has(id)),
	};
}

const isNothing = (changes: ReturnType<typeof lineChanges>): boolean => Object.values(changes).every((list) => list.length === 0);

export function withLines(provider: DataProvider): DataProvider {
	async function addLines<Row extends RaRecord>(resource: string, row: Row): Promise<Row> {
		const { collection, key } = PARTS[resource]!;
		const { data } = await provider.getManyReference(collection, {
			target: key,
			id: row.id,
			pagination: { page: 1, perPage: MOST_LINES },
			sort: { field: 'position', order: 'ASC' },
			filter: {},
		});
		return { ...row, lines: data };
	}
	return {
		...provider,
		getOne: async <Row extends RaRecord>(resource: string, params: GetOneParams<Row>) => {
			const answer = await provider.getOne<Row>(resource, params);
			return params.meta?.lines && PARTS[resource] ? { data: await addLines(resource, answer.data) } : answer;
		},
		create: (resource, { data, ...params }) =>
			provider.create(resource, {
				...params,
				data: PARTS[resource] && isLines(data.lines) ? { ...data, lines: newLines(data.lines) } : data,
			}),
		update: async <Row extends RaRecord>(resource: string, { data, previousData, ...params }: UpdateParams<Row>) => {
			if (!PARTS[resource] || !isLines(data.lines) || !isLines(previousData.lines))
				return provider.update<Row>(resource, { data, previousData, ...params });
			const changes = lineChanges(data.lines, previousData.lines);
			const { lines: _, ...before } = previousData;
			const { lines: __, ...head } = data;
			const answer = await provider.update<Row>(resource, {
				...params,
				data: isNothing(changes) ? head : { ...head, lines: changes },
				previousData: before,
			});
			return { data: await addLines(resource, answer.data) };
		},
	};
}
