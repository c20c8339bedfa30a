/**
 * Writes what the database holds into the files of `snapshots/`. Runs with the environment of Directus. What is new is marked as the firm's
 * own, unless `ship` says that it is to be a part of Kontor.
 */
import getDatabase from '@directus/api/database/index';
import { getSnapshot } from '@directus/api/utils/get-snapshot';
import { snapshots } from '../lib/paths.ts';
import { readAccess } from './access-files.ts';
import { readSnapshotFiles, writeSnapshotFiles } from './files.ts';
import { keepShipped } from './losses.ts';
import { withMarks } from './own-parts.ts';
import { toFiles } from './schema-files.ts';
import { readStudio } from './studio-files.ts';

export async function pull(folder = snapshots, ship = false): Promise<void> {
	const database = getDatabase();
	const before = readSnapshotFiles(folder);
	const made = {
		collections: toFiles(await getSnapshot({ database })),
		access: await readAccess(database, before.access.scopes),
		studio: await readStudio(database),
	};
	const { files, kept } = keepShipped(made, before);
	for (const part of kept) console.log(`progress ${part}`);
	writeSnapshotFiles(folder, withMarks(files, before, ship));
	await database.destroy();
}

if (process.argv[1] === import.meta.filename) {
	await pull(process.argv[2], process.argv.includes('--ship'));
	process.exit(0);
}
