/** The same as subscriptions.ts for GraphQL, where Directus tells everybody the keys of all deleted rows. */
import type { GraphQLSchema } from 'graphql';
import type { Accountability } from '../core/context.js';
import { wasSeenBy } from './seen-before.js';
import { graphqlListeners } from './subscriptions.js';

type Told = Record<string, { key: unknown; event: string }>;
type Subscribe = (...args: unknown[]) => AsyncGenerator<Told>;
interface Service {
	accountability: Accountability | null;
}
type GetSchema = (this: Service, type?: 'schema' | 'sdl') => Promise<GraphQLSchema | string>;

const isGuarded = Symbol('kontor');
const guarded = new WeakSet<GraphQLSchema>();

export function guardGraphqlSubscriptions({ prototype }: { prototype: { getSchema: GetSchema; [isGuarded]?: true } }): void {
	if (prototype[isGuarded]) return;
	prototype[isGuarded] = true;
	const { getSchema } = prototype;
	prototype.getSchema = async function (type) {
		const schema = await getSchema.call(this, type);
		if (typeof schema === 'string' || guarded.has(schema)) return schema;
		guarded.add(schema);
		for (const field of Object.values(schema.getSubscriptionType()?.getFields() ?? {}))
			if (field.subscribe) field.subscribe = only(field.name, field.subscribe as Subscribe, this.accountability);
		return schema;
	};
}

const only = (name: string, subscribe: Subscribe, accountability: Accountability | null): Subscribe =>
	async function* (...args) {
		const listener = { collection: name.replace(/_mutated$/, ''), accountability };
		graphqlListeners.add(listener);
		try {
			for await (const told of subscribe(...args)) {
				const { key, event } = told[name]!;
				const isSecret =
					event === 'delete' && !accountability?.admin && !(accountability && wasSeenBy(accountability, listener.collection, key));
				if (!isSecret) yield told;
			}
		} finally {
			graphqlListeners.delete(listener);
		}
	};
