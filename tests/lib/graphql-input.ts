/**
 * A row as the GraphQL of Directus wants it from this person: numbers for decimals, everything that is "not null", and for
 * a relation an object where the person may also create such rows. If creating those needs more than the key, Directus
 * has no way to say "this existing one": then the row can't be expressed.
 */
import type { Answer, Person } from './api.ts';

type Row = Record<string, any>;
interface Type {
	kind: string;
	name: string | null;
	ofType?: Type;
	inputFields?: { name: string; type: Type }[];
}
type Ask = (text: string) => Promise<Answer>;

const known = new Map<string, Promise<Type | null>>();

function typeOf(person: Person, name: string, ask: Ask): Promise<Type | null> {
	const key = `${person.token} ${name}`;
	if (!known.has(key))
		known.set(
			key,
			ask(
				`{ __type(name: "${name}") { kind name inputFields { name type { kind name ofType { kind name ofType { kind name ofType { kind name } } } } } } }`,
			).then((answer) => answer.data?.__type ?? null),
		);
	return known.get(key)!;
}

const FILLERS: Record<string, unknown> = { Boolean: false, Float: 0, Int: 0 };

const bare = (type: Type): Type => (type.kind === 'NON_NULL' && type.ofType ? type.ofType : type);

export async function toInput(person: Person, name: string, row: Row, ask: Ask): Promise<{ input: Row; isExpressible: boolean }> {
	const input: Row = { ...row };
	let isExpressible = true;
	for (const field of (await typeOf(person, name, ask))?.inputFields ?? []) {
		const type = bare(field.type);
		const value = input[field.name];
		if (value === undefined) {
			if (field.type.kind !== 'NON_NULL') continue;
			const filler = field.name === 'organization_id' ? person.organization : FILLERS[type.name ?? ''];
			if (filler === undefined) isExpressible = false;
			else input[field.name] = filler;
		} else if (type.kind === 'INPUT_OBJECT' && typeof value !== 'object') {
			input[field.name] = { id: value };
			const related = (await typeOf(person, type.name!, ask))?.inputFields ?? [];
			const hasKey = related.some((one) => one.name === 'id');
			if (!hasKey || related.some((one) => one.type.kind === 'NON_NULL' && one.name !== 'id')) isExpressible = false;
		} else if (type.name === 'Float' && typeof value === 'string') input[field.name] = Number(value);
	}
	return { input, isExpressible };
}
