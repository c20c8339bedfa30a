/** English texts of imports from tables. */
import type { importTexts as Texts } from './de-import';

export const importTexts: typeof Texts = {
	import: {
		link: 'Import from a table',
		title: 'Import %{name}',
		choose: 'Choose a table',
		another: 'Another table',
		hint: 'A CSV file with headings, for example from Excel (“CSV” or “CSV UTF-8”)',
		reading: 'The table is being read',
		columns: 'Columns',
		undecided: 'please choose',
		leave_out: 'leave out',
		column_unknown: 'No field found: choose one, or leave the column out',
		column_twice: 'Another column fills this field already',
		sample: 'This is how the first rows are understood',
		problems: '%{smart_count} error |||| %{smart_count} errors',
		more: 'and %{smart_count} more |||| and %{smart_count} more',
		fine: '%{smart_count} row is in order. |||| %{smart_count} rows are in order.',
		empty: 'There is no row in the table.',
		nothing_yet: 'Nothing has been changed so far.',
		first_correct: 'It is imported once everything is right: all or nothing. Rows are counted without the heading.',
		run: 'Import %{smart_count} row |||| Import %{smart_count} rows',
		done: '%{smart_count} row has been imported |||| %{smart_count} rows have been imported',
	},
};
