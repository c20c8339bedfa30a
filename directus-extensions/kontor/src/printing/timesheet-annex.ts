/** The billed time, entry by entry, on separate pages after the invoice. */
import { formatDecimal, parseDecimal } from '../core/rules/money.js';
import type { TimesheetEntry } from '../papers/rules/invoice-paper.js';
import { type } from './design.js';
import { asText } from './party.js';
import type { Setting } from './setting.js';
import type { Sheet } from './sheet.js';
import { drawTable } from './table.js';
import { drawTotals, totalsHeight } from './totals.js';

export function drawTimesheet(sheet: Sheet, setting: Setting, entries: readonly TimesheetEntry[], name: string): void {
	const { texts, formats } = setting;
	const { timesheet } = texts;
	const hours = entries.map((entry) => parseDecimal(entry.hours, 4));
	const asHours = (amount: bigint) => formats.number(formatDecimal(amount, 4), 2);
	const totals = { parts: [], total: { label: timesheet.total, amount: asHours(hours.reduce((all, one) => all + one, 0n)) } };

	sheet.newPage();
	sheet.paragraph(timesheet.title, type.subject, { type: 'H1' });
	sheet.paragraph(timesheet.to(name), type.body);
	sheet.y += 12;
	drawTable(sheet, setting, {
		columns: [
			{ heading: timesheet.day, align: 'left' },
			{ heading: timesheet.work, align: 'left', isText: true },
			{ heading: timesheet.hours, align: 'right' },
		],
		rows: entries.map((entry, index) => ({
			cells: [formats.day(entry.day), `${entry.firstname} ${entry.lastname}`.trim(), asHours(hours[index]!)],
			details: asText(entry.note),
			amount: hours[index]!,
		})),
		carried: asHours,
		tail: totalsHeight(totals),
	});
	drawTotals(sheet, setting, totals);
}
