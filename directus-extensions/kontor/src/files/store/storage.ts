/** Where Directus keeps the content of files: a folder, or S3, as STORAGE_LOCATIONS says. */
import { getStorage } from '@directus/api/storage/index';

interface Location {
	list(prefix: string): AsyncIterable<string>;
	delete(path: string): Promise<void>;
	read(path: string): Promise<NodeJS.ReadableStream>;
	write(path: string, content: NodeJS.ReadableStream, type: string): Promise<void>;
}

/** New files go to the first one. */
export const usualLocation = (): string =>
	String(process.env.STORAGE_LOCATIONS ?? 'local')
		.split(',')[0]!
		.trim();

export async function locationOf(name: string): Promise<Location> {
	return (await getStorage()).location(name);
}

/** The file and what was made of it (smaller pictures): their names begin with its id. */
export async function removeFromStorage(name: string, location = usualLocation()): Promise<number> {
	// A short name would be the prefix of many files.
	if (name.length < 36) return 0;
	const storage = await locationOf(location);
	let removed = 0;
	for await (const path of storage.list(name)) {
		await storage.delete(path);
		removed++;
	}
	return removed;
}
