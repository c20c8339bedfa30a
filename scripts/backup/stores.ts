/** The folders in which files are kept: one for each storage location of Directus that is a folder of this machine. */
import { join } from 'node:path';
import type { Settings } from '../lib/settings.ts';

export function foldersOf({ environment, data }: Pick<Settings, 'environment' | 'data'>): Map<string, string> {
	const folders = new Map<string, string>();
	for (const name of (environment.STORAGE_LOCATIONS ?? 'local').split(',').map((location) => location.trim())) {
		const setting = (what: string) => environment[`STORAGE_${name.toUpperCase()}_${what}`];
		const driver = setting('DRIVER') ?? (name === 'local' ? 'local' : undefined);
		const root = setting('ROOT') ?? (name === 'local' ? join(data, 'uploads') : undefined);
		if (driver === 'local' && root) folders.set(name, root);
	}
	return folders;
}
