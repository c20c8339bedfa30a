/** Every code that a program may have to decide by is in the description of the API; the guide names none that is not there. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { root } from '../../scripts/lib/paths.ts';
import { call } from '../lib/api.ts';
import { addTenant, type Tenant } from '../lib/world.ts';

let firm: Tenant;
let codes: string[];
beforeAll(async () => {
	firm = await addTenant();
	const { components } = (await call(firm.people.Manager, '/api-docs/openapi.json')).body;
	codes = components.schemas.KontorError.properties.errors.items.properties.extensions.properties.code.enum;
});

test('those of all modules', () => {
	const source = join(root, 'directus-extensions', 'kontor', 'src');
	const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) => /(^|\/)errors\.ts$/.test(name));
	const own = files.flatMap((name) =>
		[...readFileSync(join(source, name), 'utf8').matchAll(/^\t([A-Z][A-Z0-9_]+): \{/gm)].map(([, code]) => code!),
	);
	expect(own.length).toBeGreaterThan(80);
	expect(own.filter((code) => !codes.includes(code))).toEqual([]);
});

test('those that the guide names', () => {
	const guide = readFileSync(join(root, 'docs', 'guide-integrators.md'), 'utf8');
	const named = new Set([...guide.slice(guide.indexOf('\n## Errors')).matchAll(/`([A-Z]{2,}(?:_[A-Z0-9]+)+)`/g)].map(([, code]) => code!));
	expect(named.size).toBeGreaterThan(60);
	expect([...named].filter((code) => !codes.includes(code))).toEqual([]);
});
