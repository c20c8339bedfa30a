import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { allErrors } from './lib/modules.ts';
import { root } from './lib/paths.ts';

test('the errors that the guide for integrators tells of exist, with the status that it gives', async () => {
	const guide = readFileSync(join(root, 'docs', 'guide-integrators.md'), 'utf8');
	const told = [...guide.matchAll(/^\| ((?:`[A-Z_]+`(?:, )?)+) \| (\d{3}) \|/gm)].flatMap(([, codes, status]) =>
		[...codes!.matchAll(/[A-Z_]+/g)].map(([code]) => [code, Number(status)]),
	);
	expect(told.length).toBeGreaterThan(20);
	const errors = await allErrors();
	const real = told.map(([code]) => [code, errors[code as string]?.status]);
	expect(told).toEqual(real);
});
