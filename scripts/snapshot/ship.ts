/**
 * Writes the list of what Kontor itself brings: `node scripts/run.mjs snapshot/ship`, when Kontor's own tables or fields change. `npm run snapshot`
 * leaves that list alone: what a firm makes in Studio and saves stays its own, and the console goes on showing it.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { main } from '../lib/fail.ts';
import { extensions, snapshots } from '../lib/paths.ts';
import { readSnapshotFiles } from './files.ts';
import { generateShipped } from './generate-shipped.ts';

await main(async () => {
	const file = join(extensions, 'kontor', 'src', 'core', 'made', 'shipped.ts');
	writeFileSync(file, generateShipped(readSnapshotFiles(snapshots).collections));
});
