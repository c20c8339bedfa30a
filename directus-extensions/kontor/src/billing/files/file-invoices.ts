/** Makes the files of issued invoices that have none, because the server was ended after the number was given, or the disk was full. */
import { defineJob } from '../../core/jobs/jobs.js';
import { readRow } from '../../core/load.js';
import { withFiles } from './invoice-files.js';

const AT_ONCE = 200;

export const fileInvoicesRegularly = defineJob({
	name: 'file-invoices',
	cron: '*/5 * * * *',
	run: async (_payload, { database, transaction, logger }) => {
		const waiting = await database('kontor_system.invoices_to_file')
			.whereRaw("noted_at < now() - interval '1 minute'")
			.orderBy('noted_at')
			.limit(AT_ONCE)
			.pluck('invoice_id');
		let filed = 0;
		// One by one: an invoice that can't be drawn does not hold up the others.
		for (const id of waiting)
			try {
				await transaction(async (context) => withFiles((await readRow(context, 'invoices', id))!, context));
				filed++;
			} catch (error) {
				logger.warn(error, `The files of invoice ${id} are still to be made`);
			}
		if (filed < waiting.length) throw new Error(`${waiting.length - filed} invoices have no files yet`);
		return { filed };
	},
});
