/** CSV exports in which no cell and no heading is a formula. Directus makes every export with this method. */
import { guardedCell } from './rules/csv-cells.js';

type Transform = (input: unknown, format: string, options?: { fields?: string[] | null }) => string;
interface Services {
	ExportService: { prototype: { transform: Transform; [isMended]?: true } };
}

const isMended = Symbol.for('kontor.mended-exports');

export function mendExports({ ExportService: { prototype } }: Services): void {
	if (prototype[isMended]) return;
	prototype[isMended] = true;
	const { transform } = prototype;
	prototype.transform = function (input, format, options) {
		if (!format.startsWith('csv')) return transform.call(this, input, format, options);
		const fields = options?.fields?.map(guardedCell);
		return transform.call(this, guarded(input), format, fields ? { ...options, fields } : options);
	};
}

function guarded(value: unknown): unknown {
	if (typeof value === 'string') return guardedCell(value);
	if (Array.isArray(value)) return value.map(guarded);
	const isPlain = value !== null && typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype;
	return isPlain ? Object.fromEntries(Object.entries(value).map(([name, inner]) => [guardedCell(name), guarded(inner)])) : value;
}
