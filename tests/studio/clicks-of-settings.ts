/** Clicks beside the data model: rights, roles, flows, dashboards, bookmarks, texts. */
import type { Random } from '../reading/generate.ts';
import { type Click, patch, post, type Rows, remove, type Shaped } from './shaped.ts';

const TENANT = { organization_id: { _eq: '$CURRENT_USER.organization_id' } };

export function settingClicks(
	random: Random,
	shaped: Shaped,
	anyTable: () => string,
	anyField: (table: string) => string,
): [number, () => Click | undefined][] {
	const { rows, shipped } = shaped;
	const note = (kind: Rows) => (data: any) => {
		if (data?.id) rows[kind].push(data.id);
	};
	const make =
		(kind: Rows, name: string, body: () => object | undefined): (() => Click | undefined) =>
		() => {
			const given = body();
			return given && { name, requests: [post(`/${kind}`, given)], after: note(kind) };
		};
	const some = (kind: Rows, shippedIds: string[] = []) => {
		const all = random.chance(0.5) && shippedIds.length > 0 ? shippedIds : rows[kind];
		return all.length > 0 ? random.of(all) : undefined;
	};
	const ids = { policies: Object.keys(shipped.policies), roles: Object.keys(shipped.roles), flows: Object.keys(shipped.flows) };
	const operations = Object.values(shipped.flows).flatMap((flow) => Object.keys(flow.operations));
	const change =
		(kind: Rows, name: string, of: string[], body: () => object): (() => Click | undefined) =>
		() => {
			const id = some(kind, of);
			return id ? { name, requests: [patch(`/${kind}/${id}`, body())] } : undefined;
		};
	const drop =
		(kind: Rows, name: string, of: string[] = []): (() => Click | undefined) =>
		() => {
			const id = some(kind, of);
			return id
				? {
						name,
						requests: [remove(`/${kind}/${id}`)],
						after: () => rows[kind].splice(0, rows[kind].length, ...rows[kind].filter((one) => one !== id)),
					}
				: undefined;
		};
	const filterOn = (table: string) => ({ _and: [{ [anyField(table)]: { _nnull: true } }] });
	return [
		[2, make('policies', 'new policy', () => ({ name: shaped.newName('policy'), icon: 'badge', app_access: random.chance(0.5) }))],
		[
			3,
			make('permissions', 'new right', () => {
				const [policy, collection] = [rows.policies.at(-1), anyTable()];
				const isTenant = !!shipped.collections[collection]?.fields['organization_id'];
				const fields = random.of([['*'], [anyField(collection)], null]);
				// As the guide asks for: the wall between organizations stays in each right.
				const wall = isTenant
					? { permissions: TENANT, validation: TENANT, presets: { organization_id: '$CURRENT_USER.organization_id' } }
					: { permissions: filterOn(collection) };
				return policy
					? { policy, collection, action: random.of(['create', 'read', 'update', 'delete', 'share']), fields, ...wall }
					: undefined;
			}),
		],
		[2, drop('permissions', 'delete a right')],
		[2, make('roles', 'new role', () => ({ name: shaped.newName('role'), parent: random.of([null, ...rows.roles]) }))],
		[
			2,
			make('access', 'give a role a policy', () =>
				rows.policies.length > 0 ? { role: some('roles', ids.roles), policy: random.of(rows.policies), sort: 1 } : undefined,
			),
		],
		[
			2,
			change('policies', 'change a policy', ids.policies, () =>
				random.of([{ description: 'Mine' }, { name: 'other' }, { enforce_tfa: false }, { icon: 'star' }]),
			),
		],
		[2, change('roles', 'change a role', ids.roles, () => random.of([{ description: 'Mine' }, { name: 'other' }, { icon: 'star' }]))],
		[1, change('policies', 'full access', ids.policies, () => ({ admin_access: true }))],
		[1, drop('policies', 'delete a policy', ids.policies)],
		[1, drop('roles', 'delete a role', ids.roles)],
		[
			2,
			make('flows', 'new flow', () => {
				const trigger = random.of(['manual', 'event', 'operation', 'webhook']);
				const collections = [anyTable()];
				const options = {
					manual: { collections },
					event: { type: 'action', scope: ['items.create'], collections },
					operation: {},
					webhook: { method: 'GET' },
				};
				return {
					name: shaped.newName('flow'),
					status: random.of(['active', 'inactive']),
					trigger,
					accountability: 'all',
					options: options[trigger as 'manual'],
				};
			}),
		],
		[
			2,
			make('operations', 'new step of a flow', () => {
				const flow = rows.flows.at(-1);
				return flow
					? {
							flow,
							name: 'Step',
							key: shaped.newName('step'),
							type: random.of(['log', 'condition', 'item-read', 'transform', 'kontor-verb']),
							position_x: 19,
							position_y: 1,
							options: { message: 'x', filter: {} },
						}
					: undefined;
			}),
		],
		[
			2,
			change('flows', 'change a flow', ids.flows, () =>
				random.of([
					{ status: 'inactive' },
					{ trigger: 'event' },
					{ operation: null },
					{ color: '#00FF00' },
					{ name: 'Mine' },
					{ operations: [] },
				]),
			),
		],
		[
			1,
			change('operations', 'change a step', operations, () =>
				random.of([{ name: 'Mine' }, { type: 'log' }, { options: {} }, { position_x: 5 }, { flow: null }]),
			),
		],
		[1, drop('flows', 'delete a flow', ids.flows)],
		[1, drop('operations', 'delete a step', operations)],
		[1, make('dashboards', 'new dashboard', () => ({ name: shaped.newName('dashboard'), icon: 'dashboard' }))],
		[
			2,
			make('panels', 'new panel', () => {
				const [dashboard, collection] = [rows.dashboards.at(-1), anyTable()];
				const field = anyField(collection);
				const options = {
					collection,
					field,
					function: random.of(['count', 'sum', 'first', 'avg']),
					filter: filterOn(collection),
					sortField: field,
				};
				return dashboard
					? {
							dashboard,
							type: random.of(['metric', 'list', 'time-series', 'label']),
							position_x: 1,
							position_y: 1,
							width: 8,
							height: 6,
							show_header: true,
							options,
						}
					: undefined;
			}),
		],
		[1, drop('panels', 'delete a panel')],
		[1, drop('dashboards', 'delete a dashboard')],
		[
			3,
			make('presets', 'new bookmark', () => {
				const collection = anyTable();
				return {
					collection,
					bookmark: shaped.newName('bookmark'),
					role: random.of([null, ...ids.roles]),
					filter: filterOn(collection),
					layout: random.of(['tabular', 'cards', 'kanban', 'calendar']),
					layout_query: { tabular: { fields: [anyField(collection)], sort: [anyField(collection)] } },
				};
			}),
		],
		[1, drop('presets', 'delete a bookmark')],
		[1, make('translations', 'new text', () => ({ key: shaped.newName('text'), language: random.of(['de-DE', 'en-US']), value: 'Mine' }))],
		[1, change('translations', 'change a text', [], () => ({ value: 'Other' }))],
	];
}
