/** What the caller may do beyond reading and writing rows: some policies hold no permissions: having one is the right to a verb. */
import { z } from 'zod';
import { POLICIES, type Policy } from '../../generated/policies.js';
import { policiesOf } from '../rights/read-rights.js';
import { type Verb, verb } from './verb.js';

export const ownRights = verb({
	method: 'get',
	path: '/rights',
	summary: { de: 'Eigene Rechte (Namen der Policies)', en: 'Own rights (names of policies)' },
	input: z.object({}),
	answer: z.array(z.string()),
	run: async (_input, context): Promise<Policy[]> => {
		const names = Object.keys(POLICIES) as Policy[];
		if (context.accountability.admin) return names;
		const own = await policiesOf(context);
		return names.filter((name) => own.has(POLICIES[name]));
	},
});

export const coreVerbs: readonly Verb[] = [ownRights];
