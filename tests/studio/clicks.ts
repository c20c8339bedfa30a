/** What somebody may click in Studio, at random: each click is the requests that Studio sends for it. */
import type { Random } from '../reading/generate.ts';
import { settingClicks } from './clicks-of-settings.ts';
import { type Click, get, patch, post, remove, type Shaped } from './shaped.ts';

const TYPES = [
	...[
		'string',
		'text',
		'boolean',
		'integer',
		'bigInteger',
		'float',
		'decimal',
		'timestamp',
		'dateTime',
		'date',
		'time',
		'json',
		'csv',
		'uuid',
		'hash',
	],
	...['binary', 'geometry.Point'],
];
const INTERFACES: Record<string, string[]> = {
	string: ['input', 'select-dropdown', 'select-radio', 'select-icon', 'select-color', 'input-autocomplete-api', 'file'],
	text: ['input-multiline', 'input-rich-text-md', 'input-rich-text-html', 'input-code'],
	json: ['input-code', 'list', 'tags', 'select-multiple-checkbox', 'map'],
	csv: ['tags', 'select-multiple-dropdown'],
};
const ALIASES: [special: string[], kind: string][] = [
	[['alias', 'no-data', 'group'], 'group-detail'],
	[['alias', 'no-data', 'group'], 'group-accordion'],
	[['alias', 'no-data'], 'presentation-divider'],
	[['alias', 'no-data'], 'presentation-notice'],
	[['alias', 'no-data'], 'presentation-links'],
];
const DELETIONS = ['SET NULL', 'CASCADE', 'NO ACTION', 'RESTRICT', 'SET DEFAULT'];

export function nextClick(random: Random, shaped: Shaped): Click {
	const anyTable = () => random.of(random.chance(0.5) && shaped.ownTables().length > 0 ? shaped.ownTables() : shaped.shippedTables);
	const anyField = (table: string) => random.of([...shaped.tables.get(table)!.fields.keys()]);
	const ownTable = () => (shaped.ownTables().length > 0 ? random.of(shaped.ownTables()) : undefined);
	const words = () => [
		{ language: 'de-DE', translation: 'Eigenes' },
		...(random.chance(0.7) ? [{ language: 'en-US', translation: 'My own' }] : []),
	];
	const column = (name: string, type: string, special: string[] | null = null) => ({
		field: name,
		type,
		schema: {
			...(random.chance(0.2) ? { is_nullable: random.chance(0.5) } : {}),
			...(random.chance(0.15) ? { is_unique: true } : {}),
			...(random.chance(0.15) ? { is_indexed: true } : {}),
			...(random.chance(0.2) ? { default_value: random.of(['', 'abc', 1, null, true, '2026-01-01', 'now()', 'NaN']) } : {}),
			...(type === 'decimal' ? { numeric_precision: random.of([5, 14, 40, 2000]), numeric_scale: random.of([0, 2, 6, 60]) } : {}),
			...(type === 'string' && random.chance(0.3) ? { max_length: random.of([1, 255, 0, 100_000_000]) } : {}),
		},
		meta: {
			interface: random.of(INTERFACES[type] ?? ['input', 'boolean', 'datetime']),
			special,
			translations: random.chance(0.5) ? words() : null,
			width: random.of(['half', 'full']),
			required: random.chance(0.2),
			searchable: random.chance(0.5),
			options: random.chance(0.3) ? { choices: [{ text: 'A', value: 'a' }] } : null,
		},
	});
	const key = (type: string) => ({
		field: 'id',
		type,
		meta: { hidden: true, special: type === 'uuid' ? ['uuid'] : null },
		schema: { is_primary_key: true, has_auto_increment: type === 'integer' },
	});
	/** A table with its key, as the wizard makes it. */
	const newTable = (name = shaped.newName('table')): Click & { table: string } => {
		const type = random.of(['uuid', 'integer', 'string']);
		const optional = random.chance(0.3)
			? ['status', 'sort'].map((field) => ({ ...column(field, field === 'sort' ? 'integer' : 'string'), schema: {} }))
			: [];
		return {
			table: name,
			name: 'new table',
			requests: [
				post('/collections', {
					collection: name,
					schema: {},
					meta: {
						...(random.chance(0.3) ? { singleton: true } : {}),
						...(optional.length > 0 ? { sort_field: 'sort', archive_field: 'status' } : {}),
					},
					fields: [key(type), ...optional],
				}),
			],
			after: () => {
				const fields = optional.map(({ field, type: of }): [string, string] => [field, of]);
				shaped.tables.set(name, { key: type, fields: new Map([['id', type], ...fields]) });
			},
		};
	};
	const noteField = (table: string, field: string, type: string) => () => shaped.tables.get(table)?.fields.set(field, type);

	const clicks: [weight: number, make: () => Click | undefined][] = [
		[6, newTable],
		[
			1,
			() => ({
				name: 'new folder',
				requests: [post('/collections', { collection: shaped.newName('folder'), schema: null, meta: { icon: 'folder' } })],
			}),
		],
		[
			1,
			() => ({
				name: 'new table with a bad name',
				requests: [
					post('/collections', {
						collection: random.of(['directus_mine', 'customers', 'Straße', 'a b', 'z'.repeat(80), 'a/b', 'constructor', '']),
						schema: {},
						meta: {},
					}),
				],
			}),
		],
		[
			12,
			() => {
				const [table, type] = [anyTable(), random.of(TYPES)];
				const name = random.chance(0.93)
					? shaped.newName('field')
					: random.of(['deleted_at', 'organization_id', 'name', 'a.b', 'größe', 'id', '*', 'z'.repeat(70)]);
				return { name: 'new field', requests: [post(`/fields/${table}`, column(name, type))], after: noteField(table, name, type) };
			},
		],
		[
			3,
			() => {
				const [table, name] = [anyTable(), shaped.newName('group')];
				const [special, kind] = random.of(ALIASES);
				return {
					name: 'new part of the form',
					requests: [post(`/fields/${table}`, { field: name, type: 'alias', schema: null, meta: { special, interface: kind } })],
					after: noteField(table, name, 'alias'),
				};
			},
		],
		[
			6,
			() => {
				const [table, target, name] = [anyTable(), random.of([anyTable(), 'directus_users', 'directus_files']), shaped.newName('one')];
				const type = shaped.tables.get(target)?.key ?? 'uuid';
				return {
					name: 'new relation to one',
					requests: [
						post(`/fields/${table}`, {
							field: name,
							type,
							schema: {},
							meta: {
								special: [target === 'directus_files' ? 'file' : 'm2o'],
								interface: 'select-dropdown-m2o',
								options: { template: '{{id}}' },
							},
						}),
						post('/relations', {
							collection: table,
							field: name,
							related_collection: target,
							meta: { sort_field: null },
							schema: { on_delete: random.of(DELETIONS) },
						}),
					],
					after: noteField(table, name, type),
				};
			},
		],
		[
			5,
			() => {
				const [table, many, list] = [anyTable(), anyTable(), shaped.newName('list')];
				const isNew = random.chance(0.5);
				const field = isNew ? shaped.newName('back') : anyField(many);
				const type = shaped.tables.get(table)!.key;
				const one = random.chance(0.9) ? list : anyField(table);
				return {
					name: 'new list of related rows',
					requests: [
						...(one === list
							? [post(`/fields/${table}`, { field: list, type: 'alias', schema: null, meta: { special: ['o2m'], interface: 'list-o2m' } })]
							: []),
						...(isNew ? [post(`/fields/${many}`, { field, type, schema: {}, meta: { hidden: true } })] : []),
						...(random.chance(0.3)
							? [
									patch(`/relations/${many}/${field}`, {
										collection: many,
										field,
										related_collection: table,
										meta: { one_field: one },
										schema: { on_delete: random.of(DELETIONS) },
									}),
								]
							: [
									post('/relations', {
										collection: many,
										field,
										related_collection: table,
										meta: { one_field: one, one_deselect_action: random.of(['nullify', 'delete']) },
										schema: { on_delete: 'SET NULL' },
									}),
								]),
					],
					after: () => {
						noteField(table, list, 'alias')();
						if (isNew) noteField(many, field, type)();
					},
				};
			},
		],
		[
			4,
			() => {
				const [table, target] = [anyTable(), random.of([anyTable(), 'directus_files'])];
				const [junction, alias] = [shaped.newName('pairs'), shaped.newName('many')];
				const [left, right] = [shaped.tables.get(table)!.key, shaped.tables.get(target)?.key ?? 'uuid'];
				const special = random.of(['m2m', 'files', 'translations']);
				const made = newTable(junction);
				const field = (name: string, type: string) =>
					post(`/fields/${junction}`, { field: name, type, schema: {}, meta: { hidden: true } });
				return {
					name: `new relation to many (${special})`,
					requests: [
						...made.requests,
						post(`/fields/${table}`, { field: alias, type: 'alias', schema: null, meta: { special: [special], interface: 'list-m2m' } }),
						field('left_id', left),
						field('right_id', right),
						post('/relations', {
							collection: junction,
							field: 'left_id',
							related_collection: table,
							meta: { one_field: alias, junction_field: 'right_id' },
							schema: { on_delete: 'SET NULL' },
						}),
						post('/relations', {
							collection: junction,
							field: 'right_id',
							related_collection: target,
							meta: { one_field: null, junction_field: 'left_id' },
							schema: { on_delete: random.of(DELETIONS) },
						}),
					],
					after: () => {
						if (!shaped.tables.has(junction)) made.after!(undefined);
						noteField(table, alias, 'alias')();
						noteField(junction, 'left_id', left)();
						noteField(junction, 'right_id', right)();
					},
				};
			},
		],
		[
			2,
			() => {
				const [table, junction, alias] = [anyTable(), shaped.newName('any'), shaped.newName('anything')];
				const made = newTable(junction);
				const field = (name: string, type: string) =>
					post(`/fields/${junction}`, { field: name, type, schema: {}, meta: { hidden: true } });
				return {
					name: 'new relation to anything',
					requests: [
						...made.requests,
						post(`/fields/${table}`, { field: alias, type: 'alias', schema: null, meta: { special: ['m2a'], interface: 'list-m2a' } }),
						field('row_id', shaped.tables.get(table)!.key),
						field('item', 'string'),
						field('kind', 'string'),
						post('/relations', {
							collection: junction,
							field: 'item',
							related_collection: null,
							meta: { one_collection_field: 'kind', one_allowed_collections: [anyTable(), 'customers'], junction_field: 'row_id' },
						}),
						post('/relations', {
							collection: junction,
							field: 'row_id',
							related_collection: table,
							meta: { one_field: alias, junction_field: 'item' },
							schema: { on_delete: 'SET NULL' },
						}),
					],
					after: () => {
						if (!shaped.tables.has(junction)) made.after!(undefined);
					},
				};
			},
		],
		[
			12,
			() => {
				const table = anyTable();
				const field = anyField(table);
				const change = random.of([
					{ meta: { note: 'Changed', translations: words(), width: 'full' } },
					{ meta: { hidden: random.chance(0.2), readonly: random.chance(0.3), required: random.chance(0.3) } },
					{ meta: { sort: random.upTo(30), group: random.chance(0.5) ? null : anyField(table) } },
					{
						meta: {
							interface: random.of(['input', 'select-dropdown', 'tags', 'list-o2m']),
							options: random.of([null, {}, { choices: [{ text: 'B', value: 'b' }] }]),
						},
					},
					{ meta: { special: random.of([null, ['hash'], ['cast-json'], ['user-created'], ['uuid'], ['cast-csv'], ['conceal']]) } },
					{ meta: { validation: { _and: [{ [field]: { _nnull: true } }] }, validation_message: 'No' } },
					{ meta: { conditions: [{ name: 'x', rule: { _and: [{ [field]: { _eq: 'a' } }] }, hidden: true }] } },
					{
						meta: {
							display: random.of(['raw', 'labels', 'datetime', 'related-values']),
							display_options: random.of([null, { template: '{{id}}' }]),
						},
					},
					{ type: random.of(TYPES), schema: {} },
					{ schema: { is_nullable: random.chance(0.5) } },
					{ schema: { is_unique: random.chance(0.5) } },
					{ schema: { is_indexed: random.chance(0.5) } },
					{ schema: { max_length: random.of([1, 10, 1000]) } },
					{ schema: { default_value: random.of(['abc', null, 5, false]) } },
					{ schema: { numeric_precision: 4, numeric_scale: 1 } },
				]);
				return {
					name: `change a field (${Object.keys(change).includes('meta') ? Object.keys(change.meta as object)[0] : Object.keys((change as any).schema).join() || 'type'})`,
					requests: random.chance(0.8) ? [patch(`/fields/${table}/${field}`, change)] : [patch(`/fields/${table}`, [{ field, ...change }])],
				};
			},
		],
		[
			8,
			() => {
				const table = anyTable();
				const own = [...shaped.tables.get(table)!.fields.keys()].filter((name) => shaped.isOwn(table, name));
				const field = own.length > 0 && random.chance(0.6) ? random.of(own) : anyField(table);
				return {
					name: 'delete a field',
					requests: [remove(`/fields/${table}/${field}`)],
					after: () => shaped.tables.get(table)?.fields.delete(field),
				};
			},
		],
		[
			4,
			() => {
				const table = random.of([
					ownTable() ?? anyTable(),
					ownTable() ?? anyTable(),
					anyTable(),
					random.of(shaped.folders),
					'directus_users',
					'directus_presets',
				]);
				return { name: 'delete a table', requests: [remove(`/collections/${table}`)], after: () => shaped.tables.delete(table) };
			},
		],
		[
			6,
			() => {
				const table = anyTable();
				const meta = random.of([
					{ icon: 'star', color: '#FF0000', note: 'Mine', translations: words() },
					{ hidden: random.chance(0.2) },
					{ group: random.of([null, ...shaped.folders, anyTable()]), sort: random.upTo(20) },
					{ display_template: random.of(['{{id}}', '{{nothing}}', null]) },
					{ archive_field: random.of([null, anyField(table)]), archive_value: 'archived', unarchive_value: 'draft' },
					{ sort_field: random.of([null, anyField(table)]) },
					{ singleton: random.chance(0.5) },
					{ versioning: random.chance(0.5) },
					{ accountability: random.of([null, 'activity', 'all']) },
					{ item_duplication_fields: random.of([null, [anyField(table)], ['a.b']]) },
					{ collection: 'z_other' },
					{ preview_url: 'https://example.com/{{id}}' },
				]);
				return { name: `change a table (${Object.keys(meta)[0]})`, requests: [patch(`/collections/${table}`, { meta })] };
			},
		],
		[
			5,
			() => {
				const table = anyTable();
				const field = anyField(table);
				return random.chance(0.5)
					? { name: 'delete a relation', requests: [remove(`/relations/${table}/${field}`)] }
					: {
							name: 'change a relation',
							requests: [
								patch(`/relations/${table}/${field}`, {
									...(random.chance(0.7) ? { schema: { on_delete: random.of(DELETIONS) } } : {}),
									...(random.chance(0.4)
										? {
												meta: random.of([
													{ sort_field: anyField(table) },
													{ one_field: null },
													{ one_deselect_action: 'delete' },
													{ many_field: 'id' },
													{},
												]),
											}
										: {}),
								}),
							],
						};
			},
		],
		[
			3,
			() => {
				const table = ownTable();
				if (!table) return undefined;
				const fields = [...shaped.tables.get(table)!.fields].filter(
					([name, type]) => name !== 'id' && ['string', 'text', 'integer', 'boolean'].includes(type),
				);
				const row = Object.fromEntries(
					fields.map(([name, type]) => [name, type === 'boolean' ? true : type === 'integer' ? random.upTo(9) : 'abc']),
				);
				return {
					name: 'new row of an own table',
					requests: [
						post(`/items/${table}`, shaped.tables.get(table)!.key === 'string' ? { id: shaped.newName('row'), ...row } : row),
						get(`/items/${table}?fields=*.*`),
					],
				};
			},
		],
		...settingClicks(random, shaped, anyTable, anyField),
	];
	const total = clicks.reduce((sum, [weight]) => sum + weight, 0);
	for (;;) {
		let at = random.upTo(total);
		for (const [weight, make] of clicks) {
			at -= weight;
			if (at >= 0) continue;
			const click = make();
			if (click) return click;
			break;
		}
	}
}
