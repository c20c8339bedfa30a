/** Writes what the database holds into the files of `snapshots/`. Runs with the environment of Directus. */
import getDatabase from '@directus/api/database/index';
import { getSnapshot } from '@directus/api/utils/get-snapshot';
import { snapshots } from '../lib/paths.ts';
import { readAccess } from './access-files.ts';
import { readSnapshotFiles, writeSnapshotFiles } from './files.ts';
import { toFiles } from './schema-files.ts';
import { readStudio } from './studio-files.ts';

export async function pull(folder = snapshots): Promise<void> {
	const database = getDatabase();
	const { scopes } = readSnapshotFiles(folder).access;
	writeSnapshotFiles(folder, {
		collections: toFiles(await getSnapshot({ database })),
		access: await readAccess(database, scopes),
		studio: await readStudio(database),
	});
	await database.destroy();
}

if (process.argv[1] === import.meta.filename) {
	await pull(process.argv[2]);
	process.exit(0);
}
