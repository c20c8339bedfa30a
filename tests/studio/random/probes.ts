/** Questions of one person that would show a foreign row or value, by every road. Each question counts once, also where several go in one request. */
import { expect } from 'vitest';
import type { Random } from '../../reading/generate.ts';
import type { Prober } from './roles.ts';
import { FOREIGN_VALUE, OWN_VALUE, type Own, type Table, type World } from './world.ts';

export class Probes {
	count = 0;
	/** Answers that showed rows of the own firm: somebody who sees nothing proves nothing. */
	seen = 0;
	readonly byRoad: Record<string, number> = {};

	constructor(
		readonly own: Own,
		readonly world: World,
		readonly random: Random,
	) {}

	private note(road: string, who: Prober, question: string, text: string, questions = 1): void {
		this.count += questions;
		this.byRoad[road] = (this.byRoad[road] ?? 0) + questions;
		if (OWN_VALUE.test(text)) this.seen++;
		expect(FOREIGN_VALUE.exec(text)?.[0], `${who.name} ${question}: ${text.slice(0, 2000)}`).toBeUndefined();
	}

	async ask(road: string, who: Prober, path: string, method = 'GET', body?: unknown) {
		const answer = await this.own.call(who.token, path, method, body);
		const question = `${method} ${path} ${body ? JSON.stringify(body) : ''}`;
		// The filter that Directus makes for tables far from the row of a link is one that it can't read itself (500): it shows nothing then.
		if (!who.isLink) expect(answer.status, `${who.name} ${question}: ${answer.text}`).toBeLessThan(500);
		this.note(road, who, question, answer.text);
		return answer;
	}

	/** Nothing is found that only the other firm has. */
	private async blind(road: string, who: Prober, path: string): Promise<void> {
		const { status, data, text } = await this.ask(road, who, path);
		if (status !== 200) return;
		const found = JSON.stringify(data);
		expect(['[]', '[{"count":"0"}]', '[{"count":0}]'], `${who.name} ${path}: ${text}`).toContain(found);
	}

	async table(who: Prober, { name, key, text, number, relations }: Table): Promise<void> {
		const at = `/items/${name}`;
		const json = (value: unknown) => encodeURIComponent(JSON.stringify(value));
		const foreign = { [text]: { _starts_with: 'FOREIGN' } };
		const relation = relations[0];
		const to = relation && this.world.tables.find((one) => one.name === relation.to)!;
		await this.ask('read', who, `${at}?limit=-1&fields=*`);
		await this.ask('read', who, `${at}?limit=-1&fields=*.*,*.*.*`);
		await this.ask('sort', who, `${at}?limit=-1&sort=-${text}&fields=${key},${text}`);
		await this.ask('deep', who, `${at}?fields=*,of_r_items.*,of_r_notes.*,of_r_links.*&deep=${json({ of_r_items: { _limit: -1 } })}`);
		await this.blind('search', who, `${at}?search=FOREIGN&fields=${key}`);
		await this.blind('filter', who, `${at}?filter=${json(foreign)}&fields=${key}`);
		await this.blind(
			'filter',
			who,
			`${at}?filter=${json({ _or: [{ _and: [foreign] }, { organization_id: { _eq: this.world.there } }] })}&fields=${key}`,
		);
		await this.blind('aggregate', who, `${at}?aggregate[count]=*&filter=${json(foreign)}`);
		await this.ask('aggregate', who, `${at}?aggregate[max]=${number ?? text}&aggregate[min]=${text}`);
		await this.ask('groupBy', who, `${at}?aggregate[count]=*&groupBy[]=${text}`);
		if (number) await this.ask('aggregate', who, `${at}?aggregate[sum]=${number}&aggregate[max]=${number}`);
		if (to) {
			await this.blind(
				'filter',
				who,
				`${at}?filter=${json({ [relation.field]: { [to.text]: { _starts_with: 'FOREIGN' } } })}&fields=${key}`,
			);
			await this.ask('sort', who, `${at}?sort=-${relation.field}.${to.text}&fields=*,${relation.field}.*`);
		}
		await this.ask('export', who, `${at}?export=${this.random.of(['csv', 'json', 'xml', 'yaml'])}&limit=-1`);
		await this.ask('simple-rest', who, `/simple-rest/${name}?range=[0,99]`);
		await this.ask('simple-rest', who, `/simple-rest/${name}?filter=${json({ q: 'FOREIGN' })}`);
		for (const id of this.world.keys.there[name]!.slice(0, 2)) {
			const one = await this.ask('by key', who, `${at}/${id}?fields=*.*`);
			expect(one.status, `${who.name} ${name} ${id}`).not.toBe(200);
		}
		await this.write(who, { name, key, text, relations });
		await this.graphql(who, { name, key, text, relations });
	}

	private async write(who: Prober, { name, text, relations }: Table): Promise<void> {
		const { there, keys } = this.world;
		const id = this.random.of(keys.there[name]!);
		for (const [method, path, body] of [
			['PATCH', `/items/${name}/${id}`, { [text]: 'mine' }],
			['DELETE', `/items/${name}/${id}`, undefined],
			['PATCH', `/items/${name}`, { query: { filter: { organization_id: { _eq: there } } }, data: { [text]: 'mine' } }],
			['POST', `/items/${name}`, { [text]: 'theirs', organization_id: there }],
			['POST', '/shares', { collection: name, item: id, role: null }],
			['POST', '/versions', { key: 'mine', name: 'Mine', collection: name, item: id }],
			['POST', '/comments', { collection: name, item: id, comment: 'seen' }],
			...relations.map(({ field, to }) => ['POST', `/items/${name}`, { [text]: 'points', [field]: this.random.of(keys.there[to]!) }]),
		] as [string, string, unknown][]) {
			const answer = await this.ask('write', who, path, method, body);
			const isNothing = method === 'PATCH' && JSON.stringify(answer.data) === '[]';
			expect(
				answer.status < 300 && !isNothing,
				`${who.name} ${method} ${path} ${JSON.stringify(body)}: ${answer.status} ${answer.text}`,
			).toBe(false);
		}
	}

	private async graphql(who: Prober, { name, key, text, relations }: Table): Promise<void> {
		const nested = relations.map(({ field, to }) => {
			const target = this.world.tables.find((one) => one.name === to)!;
			return `${field} { ${target.key} ${target.text} }`;
		});
		const id = this.random.of(this.world.keys.there[name]!);
		const questions = [
			`${name}(limit: -1) { ${key} ${text} }`,
			`${name}(limit: -1) { ${key} ${nested.join(' ')} }`,
			`${name}(search: "FOREIGN") { ${key} ${text} }`,
			`${name}(filter: { ${text}: { _starts_with: "FOREIGN" } }) { ${key} ${text} }`,
			`${name}(filter: { _or: [{ ${text}: { _contains: "REIGN" } }, { organization_id: { id: { _eq: "${this.world.there}" } } }] }) { ${key} ${text} }`,
			`${name}_aggregated { count { ${key} } }`,
			`${name}_aggregated(groupBy: ["${text}"]) { group count { ${key} } }`,
			`${name}_by_id(id: "${id}") { ${key} ${text} }`,
		];
		// Each by itself: one that is not allowed would take the others along.
		for (const question of questions) await this.ask('GraphQL', who, '/graphql', 'POST', { query: `{ ${question} }` });
	}

	/** What Directus keeps beside the rows. */
	async around(who: Prober): Promise<void> {
		for (const name of [
			'users',
			'files',
			'folders',
			'activity',
			'revisions',
			'comments',
			'versions',
			'shares',
			'presets',
			'notifications',
			'dashboards',
			'panels',
			'permissions',
			'policies',
			'roles',
			'access',
		])
			for (const query of ['fields=*', 'fields=*.*', 'search=FOREIGN', 'aggregate[count]=*&groupBy[]=collection'])
				await this.ask(name, who, `/${name}?limit=-1&${query}`);
		for (const path of [`/assets/${this.world.file}`, `/assets/${this.world.file}?download`, `/files/${this.world.file}`]) {
			const answer = await this.ask('assets', who, path);
			expect(answer.status, `${who.name} ${path}`).not.toBe(200);
		}
		for (const id of this.world.keys.there.r_items!) await this.ask('versions', who, `/items/r_items/${id}?version=v-there`);
		await this.ask('GraphQL', who, '/graphql/system', 'POST', {
			query: '{ activity(limit: -1) { item collection } revisions(limit: -1) { data } }',
		});
	}
}
