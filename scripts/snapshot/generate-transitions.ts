/** The states of all modules, as the table that the database's guards ask. */
import { allStates } from '../lib/modules.ts';

export async function generateTransitions(): Promise<string> {
	const states = Object.values(await allStates());
	const starts = states.map(({ collection, initial }) => `\t('${collection}', null, '${initial}')`);
	const moves = states.flatMap(({ collection, transitions }) =>
		transitions.flatMap(({ from, to }) =>
			from.filter((status) => status !== to).map((status) => `\t('${collection}', '${status}', '${to}')`),
		),
	);
	return `-- Made from the states of the modules (directus-extensions/kontor/src/*/states.ts) by \`npm run snapshot\`: do not edit.
create table if not exists kontor_system.transitions (collection text not null, from_status text, to_status text not null);
truncate kontor_system.transitions;
insert into kontor_system.transitions values
${[...new Set([...starts, ...moves])].join(',\n')};
create index if not exists idx_transitions on kontor_system.transitions (collection, from_status, to_status);
`;
}
