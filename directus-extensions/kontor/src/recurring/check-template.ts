/** Checks what is written into a series: the form of its lines, and that its next run is the beginning of a period. */
import type { Context, Row } from '../core/context.js';
import { readRows } from '../core/load.js';
import { ownOrganization } from '../core/organizations.js';
import { type RecurringLine, recurringLines } from './contracts.js';
import { kontorError } from './errors.js';
import { type LineError, lineError, said } from './rules/line-errors.js';
import { type Interval, isOnSchedule, neighbours } from './rules/schedule.js';

export async function checkNewTemplate(payload: Row, context: Context): Promise<Row> {
	const organization = (payload.organization_id as string | undefined) ?? (await ownOrganization(context))?.id;
	const checked = await withLines(payload, organization, context);
	const template = { interval: 'monthly', ...checked, next_run_date: checked.next_run_date || checked.start_date };
	assertOnSchedule(template);
	return { ...checked, ...(template.next_run_date ? { next_run_date: template.next_run_date } : {}) };
}

export async function checkTemplateChange(payload: Row, keys: string[], context: Context): Promise<Row> {
	const rows = await readRows(context, 'recurring_invoices', (query) => query.whereIn('id', keys));
	let checked = payload;
	for (const { organization_id } of rows) checked = await withLines(checked, organization_id, context);
	if (!['start_date', 'interval', 'next_run_date'].some((field) => field in checked)) return checked;
	// If the start date changes, a series that has not begun yet begins on it; if the next run is emptied, it begins again at the start date.
	const isMoved = 'start_date' in checked && !('next_run_date' in checked) && rows.every((row) => row.next_run_date === row.start_date);
	if (isMoved) checked = { ...checked, next_run_date: checked.start_date };
	else if ('next_run_date' in checked && !checked.next_run_date && rows.length > 0)
		checked = { ...checked, next_run_date: checked.start_date ?? rows[0]!.start_date };
	for (const row of rows) assertOnSchedule({ ...row, ...checked });
	return checked;
}

async function withLines(payload: Row, organization: string | undefined, context: Context): Promise<Row> {
	if (payload.lines === undefined) return payload;
	const lines = parseLines(payload.lines);
	if (organization) await assertKnown(lines, organization, context);
	return { ...payload, lines };
}

/** GraphQL and imports give JSON as text. */
export function parseLines(given: unknown): RecurringLine[] {
	const result = recurringLines.safeParse(typeof given === 'string' ? fromJson(given) : (given ?? []));
	if (result.success) return result.data;
	throw linesInvalid(onePerField(result.error.issues.map(lineError)));
}

/** A field that breaks several checks at once is named once. */
const onePerField = (errors: LineError[]): LineError[] => [
	...new Map(errors.map((error) => [`${error.line} ${error.field}`, error])).values(),
];

const fromJson = (text: string): unknown => {
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
};

function linesInvalid(errors: LineError[]): Error {
	const summary = { de: said(errors, 'de'), en: said(errors, 'en') };
	return kontorError('RECURRING_LINES_INVALID', { summary, collection: 'recurring_invoices', field: 'lines', fields: errors });
}

/** No foreign key looks into JSON: so this checks that what a line points at belongs to the same organization. */
async function assertKnown(lines: readonly RecurringLine[], organization_id: string, { database }: Context): Promise<void> {
	for (const [field, collection] of [
		['service_id', 'services'],
		['tax_rate_id', 'tax_rates'],
	] as const) {
		const wanted = lines.flatMap((line) => line[field] ?? []);
		if (wanted.length === 0) continue;
		const known = new Set((await database(collection).where({ organization_id }).whereIn('id', wanted).select('id')).map(({ id }) => id));
		const errors = lines.flatMap((line, index) => (line[field] && !known.has(line[field]) ? [lineError({ path: [index, field] })] : []));
		if (errors.length > 0) throw linesInvalid(errors);
	}
}

const DAY = /^\d{4}-\d{2}-\d{2}/;

/** Invalid days are left to the database. */
function assertOnSchedule({ interval, start_date, next_run_date }: Row): void {
	const [start, next] = [start_date, next_run_date].map((value) => DAY.exec(String(value ?? ''))?.[0]);
	if (!start || !next || !['monthly', 'quarterly', 'yearly'].includes(String(interval))) return;
	if (Number.isNaN(Date.parse(start)) || Number.isNaN(Date.parse(next))) return;
	const series = { interval: interval as Interval, start_date: start };
	if (isOnSchedule(series, next)) return;
	throw kontorError('NOT_ON_SCHEDULE', { collection: 'recurring_invoices', field: 'next_run_date', ...neighbours(series, next) });
}
