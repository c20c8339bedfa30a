/**
 * Dashboards of Insights that managers make: their colleagues see them, nobody of another organization does (scopes `insights_of_the_firm`). So the
 * maker has an organization, and a panel is put only on a dashboard of one's own.
 */
import { type Context, fromEvent, isPrivileged, type Row } from '../core/context.js';
import type { Register } from '../core/define-module.js';
import { kontorError } from '../core/errors/errors.js';
import { keyOf } from '../core/keys.js';
import { ownOrganization } from '../core/organizations.js';

export function guardInsights({ filter }: Pick<Register, 'filter'>): void {
	filter('dashboards.create', async (payload, _meta, event) => {
		const context = fromEvent(event);
		if (!isPrivileged(context.accountability) && !(await ownOrganization(context))) throw kontorError('NO_ORGANIZATION');
		return payload;
	});
	for (const event of ['panels.create', 'panels.update'])
		filter(event, async (payload, _meta, context) => {
			await assertOwnDashboard(payload as Row, fromEvent(context));
			return payload;
		});
}

async function assertOwnDashboard({ dashboard }: Row, { accountability, database }: Context): Promise<void> {
	if (isPrivileged(accountability) || dashboard === undefined) return;
	const key = keyOf(dashboard);
	const own = key && (await database('directus_dashboards').where({ id: key, user_created: accountability!.user }).first('id'));
	if (!own) throw kontorError('REFERENCE_NOT_FOUND', { collection: 'directus_panels', field: 'dashboard' });
}
