/** A table as a file that a spreadsheet of the reader's language opens with one click. */
import { guardedCell } from '@kontor/directus-extension/contracts';

/** Excel takes the separator of the country; the sign at the beginning tells it that umlauts are umlauts. */
const SEPARATOR: Record<string, string> = { de: ';', en: ',' };
const UTF8 = '\uFEFF';

const quoted = (cell: string, separator: string): string =>
	cell.includes(separator) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

export function toCsv(rows: readonly (readonly string[])[], locale: string): string {
	const separator = SEPARATOR[locale] ?? ';';
	return UTF8 + rows.map((row) => row.map((cell) => quoted(guardedCell(cell), separator)).join(separator)).join('\r\n');
}

export function download(name: string, content: string): void {
	const address = URL.createObjectURL(new Blob([content], { type: 'text/csv;charset=utf-8' }));
	const link = document.createElement('a');
	link.href = address;
	link.download = name;
	link.click();
	// Not at once: some browsers fetch it a moment later.
	setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
