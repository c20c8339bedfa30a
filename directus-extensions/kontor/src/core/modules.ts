/** The modules that are there, for the rooms that must not know them by name. They are listed in ../modules.ts. */

import type { Collection, Module } from './define-module.js';
import type { ErrorText } from './errors/errors.js';
import type { Job } from './jobs/jobs.js';
import type { Verb } from './verbs/verb.js';

let installed: readonly Module[] = [];
let collections = new Map<string, Collection>();

export function install(modules: readonly Module[]): void {
	installed = modules;
	collections = new Map();
	for (const module of modules)
		for (const [name, said] of Object.entries(module.collections ?? {})) collections.set(name, { ...collections.get(name), ...said });
}

export const modules = (): readonly Module[] => installed;

/** What the modules say of this table. */
export const about = (collection: string): Collection => collections.get(collection) ?? {};
export const aboutAll = (): ReadonlyMap<string, Collection> => collections;

/** All verbs, by the address that they are served below: routes, the API's description and Studio's buttons come from the same list. */
export function verbsByAddress(): Map<string, Verb[]> {
	const all = new Map<string, Verb[]>();
	for (const { verbs = {} } of installed)
		for (const [address, list] of Object.entries(verbs)) all.set(address, [...(all.get(address) ?? []), ...list]);
	return all;
}

export const allJobs = (): Job<any>[] => installed.flatMap(({ jobs = [] }) => jobs);

export const allErrors = (): Record<string, ErrorText> => Object.assign({}, ...installed.map(({ errors }) => errors));

/** The table whose rows documents are linked to under this name. */
export const collectionLinkedAs = (name: string): string | undefined => [...collections].find(([, { linkedAs }]) => linkedAs === name)?.[0];
