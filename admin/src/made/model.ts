/** What was made here in Studio, sorted for the pages: the fields of a table, the tables of the menu, what points at a record. */
import type { made } from '@kontor/directus-extension/contracts';
import { type Kind, kindOf } from './kind';

/** The server sets these; pages show them in their own place, or not at all. */
const SET_BY_SERVER = ['id', 'organization_id', 'created_at', 'created_by', 'updated_at', 'updated_by', 'deleted_at'];
const SET_BY_DIRECTUS = ['date-created', 'date-updated', 'user-created', 'user-updated', 'hash', 'conceal'];
const LISTS = ['o2m', 'm2m', 'm2a', 'files', 'translations'];

/** The address of the form that makes one. No table is called so: names have no hyphen. */
export const NEW_TABLE = 'new-table';

export interface OwnField extends made.MadeField {
	kind: Kind;
	/** The table that it points at. */
	related?: string;
	/** Not hidden, or not always. */
	isListed: boolean;
}

/** Rows of another table that point at the record of a page. */
export interface Pointing {
	table: string;
	field: string;
	/** The list on the record's side that was made for it, if any: its name is the heading. */
	list?: string;
	/** In a table that only links two others: the field that leads to the other one. */
	onward?: string;
}

export interface Group {
	name: string;
	fields: OwnField[];
}

export type Model = ReturnType<typeof readModel>;

/** `byHand`: the resources that have pages of their own. */
export function readModel(answer: made.Made, byHand: readonly string[]) {
	const tables = new Map(answer.tables.map((table) => [table.name, table]));
	/** A new module is not among what Kontor ships, but its pages were written by hand. */
	const isOwn = (name: string) => !!tables.get(name)?.isMade && !byHand.includes(name);
	const isByHand = (name: string) => byHand.includes(name) && !!tables.get(name)?.isMade;
	const junctions = new Set(answer.relations.filter(({ junctionField }) => junctionField).map(({ collection }) => collection));
	const targetOf = ({ collection, field }: made.MadeField) =>
		answer.relations.find((relation) => relation.collection === collection && relation.field === field)?.related;

	const byTable = new Map<string, OwnField[]>();
	for (const field of answer.fields.toSorted(bySort)) {
		const { collection, special } = field;
		const isSet = SET_BY_SERVER.includes(field.field) || special.some((one) => SET_BY_DIRECTUS.includes(one));
		const isSortField = tables.get(collection)?.sortField === field.field || tables.get(collection)?.primaryKey === field.field;
		if (isByHand(collection) || isSet || isSortField || field.type === 'alias' || field.type === 'unknown') continue;
		const related = targetOf(field);
		const isListed = !field.isHidden || field.conditions.some(({ hidden }) => hidden === false);
		byTable.set(collection, [
			...(byTable.get(collection) ?? []),
			{ ...field, ...(related ? { related } : {}), kind: kindOf(field, related), isListed },
		]);
	}

	const fieldsOf = (table: string): readonly OwnField[] => byTable.get(table) ?? [];
	const groupNames = answer.fields.filter(({ special }) => special.includes('group'));
	const listOf = (table: string, name: string | null) =>
		answer.fields.find(
			({ collection, field, special }) => collection === table && field === name && special.some((one) => LISTS.includes(one)),
		);

	return {
		answer,
		fieldsOf,
		tableOf: (name: string): made.MadeTable | undefined => tables.get(name),
		isOwn,
		/** In the order of Studio's menu. Without a key named `id` the console can't tell the rows apart. */
		menu: answer.tables
			.filter(
				({ name, isInConsole, isSingleton, primaryKey }) =>
					isInConsole && isOwn(name) && !isSingleton && primaryKey === 'id' && !junctions.has(name),
			)
			.toSorted((a, b) => (a.sort ?? 1e6) - (b.sort ?? 1e6) || a.name.localeCompare(b.name)),
		/** Fields by the section of the form that was made for them; those that stand in a section of Kontor's own, or in none, come first. */
		groupsOf(table: string): Group[] {
			const own = groupNames.filter(({ collection }) => collection === table).toSorted(bySort);
			const isIn = (group: made.MadeField | undefined) => (field: OwnField) =>
				group ? field.group === group.field : !own.some((one) => one.field === field.group);
			return [undefined, ...own]
				.map((group) => ({ name: group?.field ?? '', fields: fieldsOf(table).filter(isIn(group)) }))
				.filter(({ fields }) => fields.length > 0);
		},
		pointingAt: (table: string): Pointing[] =>
			answer.relations
				.filter(({ collection, related }) => related === table && (isOwn(collection) || junctions.has(collection)))
				.flatMap(({ collection, field, oneField, junctionField }) => {
					const list = listOf(table, oneField);
					const one = { table: collection, field, ...(list ? { list: list.field } : {}) };
					// What only links is shown where a list was made for it.
					if (junctions.has(collection)) return junctionField && list ? [{ ...one, onward: junctionField }] : [];
					return tables.get(collection)?.isInConsole ? [one] : [];
				}),
	};
}

const bySort = (a: made.MadeField, b: made.MadeField): number => (a.sort ?? 1e6) - (b.sort ?? 1e6) || (a.field < b.field ? -1 : 1);

export const EMPTY: Model = readModel({ tables: [], fields: [], relations: [], choices: [], access: {} }, []);
