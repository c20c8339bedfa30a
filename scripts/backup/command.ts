/** What the commands `backup` and `restore` share. */
import { Advice } from '../lib/fail.ts';
import type { Environment } from '../lib/settings.ts';

export function keyFrom({ KONTOR_BACKUP_KEY: key }: Environment): string | undefined {
	if (key !== undefined && key.length < 16)
		throw new Advice(
			'KONTOR_BACKUP_KEY: needs at least 16 characters.',
			'Make one (openssl rand -hex 32), and keep it apart from the backups.',
		);
	return key;
}

export const size = (bytes: number): string =>
	bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : bytes < 1e9 ? `${(bytes / 1e6).toFixed(1)} MB` : `${(bytes / 1e9).toFixed(2)} GB`;
