import { join } from 'node:path';

export const root = join(import.meta.dirname, '..', '..');
export const snapshots = join(root, 'snapshots');
export const extensions = join(root, 'directus-extensions');
export const consoleBuild = join(root, 'admin', 'dist');
