/** What makes Studio a place to work in, as files: bookmarks and list layouts, dashboards, flows, texts, settings. */
import type { Knex } from 'knex';
import { errorTitles, isErrorTitle } from './error-titles.ts';

type Json = Record<string, any>;

export interface StudioFiles {
	presets: Json[];
	dashboards: Json[];
	flows: Json[];
	translations: Record<string, Record<string, string>>;
	settings: Json;
}

const LANGUAGES: Record<string, string> = { de: 'de-DE', en: 'en-US' };
const SHORT = Object.fromEntries(Object.entries(LANGUAGES).map(([short, long]) => [long, short]));

const PRESET_KEYS = [
	'collection',
	'bookmark',
	'icon',
	'color',
	'role',
	'layout',
	'search',
	'filter',
	'layout_query',
	'layout_options',
	'refresh_interval',
];
const SETTING_KEYS = [
	'project_name',
	'project_descriptor',
	'project_color',
	'default_language',
	'default_appearance',
	'auth_password_policy',
	'module_bar',
	'storage_asset_transform',
	'storage_asset_presets',
	'public_note',
	'custom_css',
];
const STAMPS = ['date_created', 'user_created', 'date_updated', 'user_updated'];

const compact = (row: Json, without: string[] = []): Json =>
	Object.fromEntries(Object.entries(row).filter(([key, value]) => value !== null && !without.includes(key)));

/** By code point: the collation of a database is its own, and the files must be the same from every one of them. */
const inOrder = <T extends Json>(rows: T[], keys: string[]): T[] => {
	const compare = (a: string, b: string) => (a === b ? 0 : a < b ? -1 : 1);
	return [...rows].sort((a, b) => keys.reduce((order, key) => order || compare(a[key] ?? '', b[key] ?? ''), 0));
};

// ------------------------------------------------------------------ database -> files

export async function readStudio(database: Knex): Promise<StudioFiles> {
	const [presets, roles, dashboards, panels, flows, operations, translations, settings] = await Promise.all([
		database('directus_presets').whereNull('user'),
		database('directus_roles').select('id', 'name'),
		// What people of a firm have made for themselves is no part of the product.
		database('directus_dashboards').where((query) =>
			query
				.whereNull('user_created')
				.orWhereIn(
					'user_created',
					database('directus_users')
						.join('directus_roles', 'directus_roles.id', 'directus_users.role')
						.where('directus_roles.name', 'Administrator')
						.select('directus_users.id'),
				),
		),
		database('directus_panels').orderBy(['position_y', 'position_x', 'id']),
		database('directus_flows'),
		database('directus_operations'),
		database('directus_translations'),
		database('directus_settings').first(),
	]);
	const nameOfRole = new Map(roles.map((role) => [role.id, role.name]));
	const texts: StudioFiles['translations'] = {};
	for (const { key, language, value } of inOrder(translations, ['key', 'language']))
		if (!isErrorTitle(key)) texts[key] = { ...texts[key], [SHORT[language] ?? language]: value };
	return {
		presets: inOrder(
			presets.map((preset) =>
				compact({ ...Object.fromEntries(PRESET_KEYS.map((key) => [key, preset[key]])), role: nameOfRole.get(preset.role) ?? null }),
			),
			['collection', 'bookmark', 'role'],
		),
		dashboards: inOrder(dashboards, ['name']).map((dashboard) => ({
			...compact(dashboard, STAMPS),
			panels: panels.filter((panel) => panel.dashboard === dashboard.id).map((panel) => compact(panel, [...STAMPS, 'dashboard'])),
		})),
		flows: inOrder(flows, ['name']).map((flow) => ({
			...compact(flow, STAMPS),
			operations: inOrder(operations, ['key', 'id'])
				.filter((operation) => operation.flow === flow.id)
				.map((operation) => compact(operation, [...STAMPS, 'flow'])),
		})),
		translations: texts,
		settings: compact(Object.fromEntries(SETTING_KEYS.map((key) => [key, settings?.[key] ?? null]))),
	};
}

// ------------------------------------------------------------------ files -> database

export async function writeStudio(trx: Knex, files: StudioFiles): Promise<void> {
	const roles = await trx('directus_roles').select('id', 'name');
	const idOfRole = new Map(roles.map((role) => [role.name, role.id]));

	for (const preset of files.presets) {
		// Said even where it is empty: the column would fill in a layout that was not chosen.
		const given = { ...preset, bookmark: preset.bookmark ?? null, layout: preset.layout ?? null };
		const row = asRow({ ...given, role: idOfRole.get(preset.role) ?? null });
		const key = { collection: row.collection, bookmark: row.bookmark, role: row.role, user: null };
		await trx('directus_presets').where(key).delete();
		await trx('directus_presets').insert({ ...row, user: null });
	}
	for (const { panels, ...dashboard } of files.dashboards) {
		await upsert(trx, 'directus_dashboards', dashboard);
		await trx('directus_panels').where({ dashboard: dashboard.id }).delete();
		if (panels.length) await trx('directus_panels').insert(panels.map((panel: Json) => asRow({ ...panel, dashboard: dashboard.id })));
	}
	for (const { operations, operation, ...flow } of files.flows) {
		await upsert(trx, 'directus_flows', { ...flow, operation: null });
		await trx('directus_operations').where({ flow: flow.id }).delete();
		// Operations point at each other: first all rows, then the pointers.
		for (const { resolve: _r, reject: _j, ...row } of operations) await trx('directus_operations').insert(asRow({ ...row, flow: flow.id }));
		for (const { id, resolve = null, reject = null } of operations)
			await trx('directus_operations').where({ id }).update({ resolve, reject });
		if (operation) await trx('directus_flows').where({ id: flow.id }).update({ operation });
	}
	const translations = { ...files.translations, ...errorTitles() };
	const texts = Object.entries(translations).flatMap(([key, byLanguage]) =>
		Object.entries(byLanguage).map(([short, value]) => ({ key, value, language: LANGUAGES[short] ?? short })),
	);
	await trx('directus_translations').whereIn('key', Object.keys(translations)).delete();
	if (texts.length)
		await trx.batchInsert(
			'directus_translations',
			texts.map((text) => ({ id: crypto.randomUUID(), ...text })),
			500,
		);

	const settings = asRow(files.settings);
	if ((await trx('directus_settings').update(settings)) === 0) await trx('directus_settings').insert(settings);
}

const asRow = (row: Json): Json =>
	Object.fromEntries(
		Object.entries(row).map(([key, value]) => [key, value !== null && typeof value === 'object' ? JSON.stringify(value) : value]),
	);

const upsert = (trx: Knex, table: string, row: Json) => trx(table).insert(asRow(row)).onConflict('id').merge();
