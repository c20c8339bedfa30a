import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useResourceDefinitionContext } from 'react-admin';
import { hasDefinition } from '../app/resources';
import { useSession } from '../auth/session-context';
import { iconOf } from './icons';
import { representationIn } from './represent';
import { useMade } from './use-made';

/** Tells react-admin of the own tables, and asks for the rights anew when those on them have changed. */
export function MadeKeeper() {
	const model = useMade();
	const { register } = useResourceDefinitionContext();
	const session = useSession();
	const client = useQueryClient();
	const { answer } = model;
	const access = JSON.stringify(answer.access);
	const known = useRef<string>(undefined);

	// biome-ignore lint/correctness/useExhaustiveDependencies: the model follows from the answer
	useEffect(() => {
		for (const { name, icon } of answer.tables) {
			if (hasDefinition(name)) continue;
			const hasPages = model.menu.some((table) => table.name === name);
			register({
				name,
				icon: iconOf(icon),
				recordRepresentation: representationIn(model, name),
				...(hasPages ? { hasList: true, hasCreate: true, hasEdit: true, hasShow: true } : {}),
			});
		}
	}, [answer, register]);

	useEffect(() => {
		if (model.isPending) return;
		const hasChanged = known.current !== undefined && known.current !== access;
		known.current = access;
		if (!hasChanged) return;
		session.forgetRights();
		client.invalidateQueries({ queryKey: ['auth'] });
	}, [access, model.isPending, session, client]);
	return null;
}
