/**
 * What a firm made itself in Studio carries `own: true` in the files: a collection, a field or choice of one of Kontor's, a policy, a
 * role, a flow. Everything without it is shipped by Kontor, and protected (docs/decisions/0030-protected-model.md).
 */
import type { SnapshotFiles } from './files.ts';
import type { CollectionFile } from './schema-files.ts';

type Json = Record<string, any>;

const isShipped = (part: Json): boolean => part.own !== true;
const unmarked = <T extends Json>({ own: _, ...part }: T): T => part as unknown as T;

export const choicesOf = (field: Json | undefined): Json[] => (Array.isArray(field?.options?.choices) ? field.options.choices : []);
export const withChoices = (field: Json, choices: Json[]): Json =>
	choicesOf(field).length > 0 ? { ...field, options: { ...field.options, choices } } : field;
export const withFields = (file: CollectionFile, change: (fields: [string, Json][]) => [string, Json][]): CollectionFile =>
	file.fields ? { ...file, fields: Object.fromEntries(change(Object.entries(file.fields))) } : file;

/** Only what Kontor ships. */
export const withoutOwn = ({ collections, access, studio }: SnapshotFiles): SnapshotFiles => ({
	collections: collections
		.filter(isShipped)
		.map((file) =>
			withFields(file, (fields) =>
				fields
					.filter(([, field]) => isShipped(field))
					.map(([name, field]) => [name, withChoices(field, choicesOf(field).filter(isShipped))]),
			),
		),
	access: { ...access, policies: access.policies.filter(isShipped), roles: access.roles.filter(isShipped) },
	studio: { ...studio, flows: studio.flows.filter(isShipped) },
});

/** The same parts without the mark, as the database takes them. */
export const withoutMarks = ({ collections, access, studio }: SnapshotFiles): SnapshotFiles => ({
	collections: collections.map((file) =>
		withFields(unmarked(file), (fields) =>
			fields.map(([name, field]) => [name, unmarked(withChoices(field, choicesOf(field).map(unmarked)))]),
		),
	),
	access: { ...access, policies: access.policies.map(unmarked), roles: access.roles.map(unmarked) },
	studio: { ...studio, flows: studio.flows.map(unmarked) },
});

/**
 * Marks what the files before did not have or had marked. With `ship`, what is new belongs to Kontor: that is how its developers save what
 * they made in Studio.
 */
export function withMarks({ collections, access, studio }: SnapshotFiles, before: SnapshotFiles, ship = false): SnapshotFiles {
	const isOwn = (known: Json | undefined): boolean => (known ? !isShipped(known) : !ship);
	const mark = <T extends Json>(parts: T[], known: Json[]): T[] =>
		parts.map((part) => (isOwn(known.find(({ id }) => id === part.id)) ? marked(part, ['id', 'name']) : part));
	const files = new Map(before.collections.map((file) => [file.collection, file]));
	return {
		collections: collections.map((file) => {
			const known = files.get(file.collection);
			// The tables of Directus itself have files for what was added to them.
			if (isOwn(known) && !file.collection.startsWith('directus_'))
				return marked(file, ['collection', 'folder', 'label', 'singular', 'plural']) as CollectionFile;
			return withFields(file, (fields) => fields.map(([name, field]) => [name, markedField(field, known?.fields?.[name], isOwn)]));
		}),
		access: { ...access, policies: mark(access.policies, before.access.policies), roles: mark(access.roles, before.access.roles) },
		studio: { ...studio, flows: mark(studio.flows, before.studio.flows) },
	};
}

function markedField(field: Json, known: Json | undefined, isOwn: (known: Json | undefined) => boolean): Json {
	if (isOwn(known)) return marked(field, ['type', 'label']);
	const before = choicesOf(known);
	if (before.length === 0) return field;
	const choices = choicesOf(field).map((choice) =>
		isOwn(before.find(({ value }) => value === choice.value)) ? { ...choice, own: true } : choice,
	);
	return withChoices(field, choices);
}

/** The mark stands near the beginning, after the keys that say what the part is. */
function marked<T extends Json>(part: T, first: string[]): T {
	const entries = Object.entries(part);
	const isFirst = ([key]: [string, unknown]) => first.includes(key);
	return Object.fromEntries([...entries.filter(isFirst), ['own', true], ...entries.filter((entry) => !isFirst(entry))]) as T;
}
