/**
 * What the files have and the database no longer has. What Kontor ships is never lost in the files: it stays as it was there. Everything else
 * is named before it goes.
 */
import type { SnapshotFiles } from './files.ts';
import { choicesOf, withFields, withoutOwn } from './own-parts.ts';
import { COLUMN_KEYS, type CollectionFile } from './schema-files.ts';

type Json = Record<string, any>;

/** The files with all that Kontor ships, and what of it the database lacked. */
export function keepShipped(made: SnapshotFiles, before: SnapshotFiles): { files: SnapshotFiles; kept: string[] } {
	const shipped = withoutOwn(before);
	const kept: string[] = [];
	const all = <T extends Json>(kind: string, parts: T[], wanted: T[], isWhole: (part: T, wanted: T) => boolean = () => true): T[] => {
		const lost = wanted.filter(({ id }) => !parts.some((part) => part.id === id));
		const broken = wanted.filter((one) => parts.some((part) => part.id === one.id && !isWhole(part, one)));
		kept.push(...[...lost, ...broken].map(({ name }) => `${kind} ${name}`));
		return [...parts.map((part) => broken.find(({ id }) => id === part.id) ?? part), ...lost];
	};
	const collections = made.collections.map((file) => {
		const wanted = shipped.collections.find(({ collection }) => collection === file.collection);
		return wanted ? keepFields(file, wanted, kept) : file;
	});
	for (const wanted of shipped.collections) {
		if (made.collections.some(({ collection }) => collection === wanted.collection)) continue;
		kept.push(`collection ${wanted.collection}`);
		collections.push(wanted);
	}
	const hasOperations = (flow: Json, wanted: Json): boolean =>
		wanted.operations.every(({ id }: Json) => flow.operations.some((operation: Json) => operation.id === id));
	const files = {
		collections,
		access: {
			...made.access,
			policies: all('policy', made.access.policies, shipped.access.policies),
			roles: all('role', made.access.roles, shipped.access.roles),
		},
		studio: { ...made.studio, flows: all('flow', made.studio.flows, shipped.studio.flows, hasOperations) },
	};
	return { files, kept };
}

function keepFields(file: CollectionFile, wanted: CollectionFile, kept: string[]): CollectionFile {
	return withFields({ ...file, ...(wanted.fields ? { fields: file.fields ?? {} } : {}) }, (fields) => {
		const made = new Map(fields);
		const order = Object.keys(wanted.fields ?? {});
		for (const [index, name] of order.entries()) {
			const field = made.get(name);
			const whole = field ? keepColumn(field, wanted.fields![name]!) : wanted.fields![name]!;
			if (field === whole) continue;
			kept.push(`field ${file.collection}.${name}`);
			if (field) made.set(name, whole);
			else {
				// Where it stood: after the one before it.
				const entries = [...made];
				const at = entries.findIndex(([other]) => other === order[index - 1]) + 1;
				made.clear();
				for (const [key, value] of [...entries.slice(0, at), [name, whole] as [string, Json], ...entries.slice(at)]) made.set(key, value);
			}
		}
		return [...made];
	});
}

/** The column, its relation and its choices stay as they are shipped; labels and looks are as they are made. */
function keepColumn(field: Json, wanted: Json): Json {
	const keys = [...COLUMN_KEYS, 'type', 'special', 'references'];
	const differing = keys.filter((key) => JSON.stringify(field[key] ?? null) !== JSON.stringify(wanted[key] ?? null));
	const lost = choicesOf(wanted).filter(({ value }) => !choicesOf(field).some((choice) => choice.value === value));
	if (differing.length === 0 && lost.length === 0) return field;
	const whole = Object.fromEntries(
		Object.entries({ ...field, ...Object.fromEntries(differing.map((key) => [key, wanted[key]])) }).filter(
			([, value]) => value !== undefined,
		),
	);
	if (lost.length === 0) return whole;
	const options = { ...wanted['options'], ...whole['options'], choices: [...choicesOf(field), ...lost] };
	return { ...whole, options };
}

/** Everything that goes from the files, by what it is called. */
export function lossesOf(before: SnapshotFiles, after: SnapshotFiles): string[] {
	const left = new Set(partsOf(after));
	return partsOf(before).filter((part) => !left.has(part));
}

function partsOf({ collections, access, studio }: SnapshotFiles): string[] {
	return [
		...collections.flatMap(({ collection, fields = {} }) => [
			`collection ${collection}`,
			...Object.entries(fields).flatMap(([name, field]) => [
				`field ${collection}.${name}`,
				...choicesOf(field).map(({ value }) => `choice "${value}" of ${collection}.${name}`),
			]),
		]),
		...access.policies.flatMap(({ id, name, roles = [], permissions = {} }) => [
			`policy ${name} (${id})`,
			...roles.map((role) => `policy ${name} of role ${role}`),
			...Object.entries(permissions).flatMap(([collection, actions]) =>
				Object.keys(actions).map((action) => `right of policy ${name} to ${action} ${collection}`),
			),
		]),
		...access.roles.map(({ id, name }) => `role ${name} (${id})`),
		...studio.flows.map(({ id, name }) => `flow ${name} (${id})`),
		...studio.dashboards.flatMap(({ name, panels }) => [
			`dashboard ${name}`,
			...panels.map((panel: Json) => `panel "${panel.name ?? panel.id}" of dashboard ${name}`),
		]),
		...studio.presets.map(
			({ collection, bookmark, role }) => `${bookmark ? `bookmark "${bookmark}"` : 'layout'} of ${collection}${role ? ` for ${role}` : ''}`,
		),
		...Object.keys(studio.translations).map((key) => `text ${key}`),
	];
}
