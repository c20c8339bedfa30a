/** Uploading in tests, and counting what is left behind: rows and content. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Answer, call, type Person } from './api.ts';
import { type Row, sql } from './database.ts';
import { inject } from './inject.ts';

export interface File {
	content: Buffer | string;
	name?: string;
	type?: string;
}

export function form({ content, name = 'file.pdf', type = 'application/octet-stream' }: File, fields: Row = {}): FormData {
	const data = new FormData();
	for (const [field, value] of Object.entries(fields)) data.append(field, String(value));
	data.append('file', new Blob([Buffer.from(content)], { type }), name);
	return data;
}

export const upload = (
	person: Person,
	file: File,
	fields: Row = {},
	path = '/documents/upload',
	headers: Record<string, string> = {},
): Promise<Answer> => call(person, path, { method: 'POST', body: form(file, fields), headers });

/** The names on the disk. */
export const stored = (): string[] => readdirSync(join(inject('data'), 'uploads')).sort();

export interface Trace {
	documents: number;
	files: number;
	onDisk: number;
}

/** All that there is, of everybody. */
export async function trace(): Promise<Trace> {
	const [counts] = await sql('select (select count(*)::int from documents) documents, (select count(*)::int from directus_files) files');
	return { ...(counts as { documents: number; files: number }), onDisk: stored().length };
}
