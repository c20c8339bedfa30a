/** Studio shows what a button has made as a notification that leads there. Written directly: it is nothing to send mail about. */
import type { Knex } from 'knex';
import { languageOf, textsOf } from '../../core/languages.js';

export async function tellWhatWasMade(collection: string, answers: unknown[], user: string, database: Knex): Promise<void> {
	const key = `flow_made_${collection}`;
	const texts = await textsOf([key], await languageOf(user, database), database);
	for (const answer of answers as { id?: string }[])
		if (answer?.id)
			await database('directus_notifications').insert({
				recipient: user,
				subject: texts.get(key) ?? key,
				status: 'inbox',
				collection,
				item: answer.id,
			});
}
