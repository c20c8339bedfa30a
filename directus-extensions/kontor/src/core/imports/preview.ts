/** What an import would do, without doing it. */
import type { Row } from '../context.js';
import type { ImportPreview } from './contracts.js';
import type { ImportField } from './fields-of.js';
import type { Table } from './read-table.js';

interface Thrown {
	message: string;
	code?: string;
	extensions?: Row | undefined;
}

export class Preview extends Error {
	readonly preview: ImportPreview;

	constructor(rows: number, fields: readonly ImportField[], table: Table | undefined, errors: unknown) {
		super('This import only tells what would happen');
		const broken = [errors].flat().find((error) => ((error as { status?: number }).status ?? 500) >= 500);
		if (broken) throw broken;
		this.preview = {
			rows,
			columns: table?.columns ?? [],
			fields: fields.filter(({ isOffered }) => isOffered).map(({ name, labels, places }) => ({ name, labels, places })),
			sample: table?.sample ?? [],
			errors: ([errors].flat() as Thrown[]).map(({ message, code, extensions }) => ({ message, extensions: { ...extensions, code } })),
		};
	}
}
