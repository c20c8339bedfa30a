/** What the modules of the bundle say of themselves without running: their `errors.ts` and `states.ts`, found by name. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ErrorText } from '../../directus-extensions/kontor/src/core/errors/errors.ts';
import type { States } from '../../directus-extensions/kontor/src/core/rules/states.ts';
import { extensions } from './paths.ts';

const rooms = join(extensions, 'kontor', 'src');

async function read(file: string): Promise<[name: string, value: any][]> {
	const found = readdirSync(rooms)
		.sort()
		.map((room) => join(rooms, room, file))
		.filter((path) => existsSync(path));
	const all = await Promise.all(found.map((path) => import(path)));
	return all.flatMap((module) => Object.entries(module));
}

/** All error codes of Kontor. */
export async function allErrors(): Promise<Record<string, ErrorText>> {
	const found = [
		...(await read('errors.ts')),
		...(await read('core/errors/errors.ts')),
		...Object.entries(await import(join(rooms, 'core', 'errors', 'errors.ts'))),
	];
	return Object.assign({}, ...found.filter(([name]) => name.endsWith('_ERRORS')).map(([, errors]) => errors));
}

/** How rows move from state to state, by table. */
export async function allStates(): Promise<Record<string, States>> {
	const found = (await read('states.ts')).filter(([name]) => name.endsWith('_STATES'));
	return Object.fromEntries(found.map(([, states]) => [states.collection, states]));
}
