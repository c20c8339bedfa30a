/** How a record of an own table is called: by the display template of Studio, else by its first text. */
import type { RaRecord } from 'react-admin';
import type { Model } from './model';

/** `{{brand}} {{plate}}`; what the row does not have, or only over a relation, is left out. */
export function fromTemplate(template: string, record: Record<string, unknown>): string {
	const filled = template.replace(/\{\{\s*([\w.]+)\s*\}\}/g, (_, path: string) => {
		const value = path.split('.').reduce<unknown>((inner, key) => (inner as Record<string, unknown> | undefined)?.[key], record);
		return value === null || value === undefined || typeof value === 'object' ? '' : String(value);
	});
	return filled.replace(/\s+/g, ' ').replace(/^[\s,·–-]+|[\s,·–-]+$/g, '');
}

export function representationIn(model: Model, table: string): (record: RaRecord) => string {
	const template = model.tableOf(table)?.template;
	const first = mainFieldOf(model, table);
	return (record) =>
		(template && fromTemplate(template, record)) || String((first && record[first]) || record.name || record.title || record.id);
}

/** The field that tells the records apart: the first of the template, else the first text. */
export function mainFieldOf(model: Model, table: string): string | undefined {
	const fields = model.fieldsOf(table);
	const [, named] = /\{\{\s*(\w+)/.exec(model.tableOf(table)?.template ?? '') ?? [];
	return fields.find(({ field }) => field === named)?.field ?? fields.find(({ kind, isListed }) => kind === 'text' && isListed)?.field;
}
