/** Leading a project is being a member of it, by whatever road one became its lead. */
import { beforeAll, expect, test } from 'vitest';
import { call } from '../lib/api.ts';
import { sql } from '../lib/database.ts';
import { addWorld, type World } from '../lib/world.ts';

let world: World;
beforeAll(async () => {
	world = await addWorld();
});

const membersOf = async (project: string) =>
	sql('select employee_id, role from project_members where project_id = $1 order by role', [project]);

test('a project made with a lead has it as a member', async () => {
	const { Manager, 'Project lead': lead } = world.here.people;
	const made = await call(Manager, '/items/projects', { method: 'POST', body: { title: 'Led', lead_id: lead.id } });
	expect(made.status).toBe(200);
	expect(await membersOf(made.data.id)).toEqual([{ employee_id: lead.id, role: 'lead' }]);
	expect((await call(lead, `/items/projects/${made.data.id}`)).status).toBe(200);
});

test('who names the lead among the members makes one membership', async () => {
	const { Manager, 'Project lead': lead } = world.here.people;
	const body = { title: 'Led', lead_id: lead.id, members: [{ employee_id: lead.id }] };
	const made = await call(Manager, '/items/projects', { method: 'POST', body });
	expect(made.status).toBe(200);
	expect(await membersOf(made.data.id)).toEqual([{ employee_id: lead.id, role: 'lead' }]);
});

test('the lead can not be taken out of the team before handing over', async () => {
	const { Manager, 'Project lead': lead, Employee: next } = world.here.people;
	const { data: project } = await call(Manager, '/items/projects', { method: 'POST', body: { title: 'Led', lead_id: lead.id } });
	const [{ id: membership }] = (await sql('select id from project_members where project_id = $1', [project.id])) as [{ id: string }];
	const refused = await call(Manager, `/items/project_members/${membership}`, { method: 'DELETE' });
	expect([refused.status, refused.codes]).toEqual([409, ['LEAD_STAYS_MEMBER']]);
	await expect(sql('delete from project_members where id = $1', [membership])).rejects.toThrow(/stays a member/);

	expect((await call(Manager, `/items/projects/${project.id}`, { method: 'PATCH', body: { lead_id: next.id } })).status).toBe(200);
	expect((await call(Manager, `/items/project_members/${membership}`, { method: 'DELETE' })).status).toBe(204);
	expect(await membersOf(project.id)).toEqual([{ employee_id: next.id, role: 'lead' }]);
});

test('a project goes with its team', async () => {
	const { Manager, 'Project lead': lead } = world.here.people;
	const { data: project } = await call(Manager, '/items/projects', { method: 'POST', body: { title: 'Led', lead_id: lead.id } });
	expect((await call(Manager, `/items/projects/${project.id}`, { method: 'DELETE' })).status).toBe(204);
	expect(await membersOf(project.id)).toEqual([]);
});
