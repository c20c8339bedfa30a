/** The transition table of the rules, as the table that the database's guards ask. */
import { INITIAL, TRANSITIONS } from '../../directus-extensions/kontor/src/core/rules/transitions.ts';

export function generateTransitions(): string {
	const moves = Object.entries(TRANSITIONS).flatMap(([collection, transitions]) =>
		transitions.flatMap(({ from, to }) => from.map((status) => `\t('${collection}', '${status}', '${to}')`)),
	);
	const starts = Object.entries(INITIAL).map(([collection, status]) => `\t('${collection}', null, '${status}')`);
	return `-- Made from directus-extensions/kontor/src/core/rules/transitions.ts by \`npm run snapshot\`: do not edit.
create table if not exists kontor_system.transitions (collection text not null, from_status text, to_status text not null);
truncate kontor_system.transitions;
insert into kontor_system.transitions values
${[...new Set([...starts, ...moves])].join(',\n')};
create index if not exists idx_transitions on kontor_system.transitions (collection, from_status, to_status);
`;
}
