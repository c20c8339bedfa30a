/** How verbs answer rows: a paper with its lines as rows, and a preview of what is not written yet. */
import { about } from '../modules.js';
import { listsOf } from './lists.js';
import type { Source } from './source.js';
import { type Json, orNull, refTo } from './values.js';
import type { ModelOf } from './verbs.js';

interface Forms {
	schemas: Json;
	modelOf: ModelOf;
}

export function formsOfVerbs(source: Source, models: Json, ofDirectus: Json): Forms {
	const schemas: Json = {};
	const rows = new Map(
		Object.entries<Json>({ ...ofDirectus, ...models }).flatMap(([name, { 'x-collection': collection }]): [string, string][] =>
			collection ? [[collection, name]] : [],
		),
	);
	for (const collection of source.names.keys()) {
		const model = rows.get(collection);
		const lists = listsOf(source, collection).filter(
			({ collection: part, meta }) => about(collection).shownWith?.includes(meta!.one_field!) && rows.has(part),
		);
		if (!model || lists.length === 0) continue;
		const inList = (form: string) =>
			lists.map(({ collection: part, meta }) => [meta!.one_field!, { type: 'array', items: refTo(`${rows.get(part)}${form}`) }]);
		schemas[`${model}InFull`] = changed(models[model], inList(''), 'Its lists are rows.');
		for (const { collection: part } of lists) schemas[`${rows.get(part)}Preview`] = withoutKey(source, part, models[rows.get(part)!]);
		schemas[`${model}Preview`] = changed(withoutKey(source, collection, models[model]), inList('Preview'), '');
	}
	const modelOf: ModelOf = (collection, form) => {
		const model = rows.get(collection);
		return [form === 'preview' ? `${model}Preview` : `${model}InFull`].find((name) => name in schemas) ?? model;
	};
	return { schemas, modelOf };
}

/** The key and the stamps are given when a row is written. */
function withoutKey({ schema }: Source, collection: string, model: Json): Json {
	const { primary } = schema.collections[collection]!;
	return changed(model, [[primary, orNull(model.properties[primary] ?? {})]], 'Not written yet: it has no key.');
}

function changed({ 'x-collection': _, ...model }: Json, properties: (string | Json)[][], note: string): Json {
	const known = properties.filter(([name]) => (name as string) in model.properties);
	return {
		...model,
		description: [model.description, note].filter(Boolean).join('\n'),
		properties: { ...model.properties, ...Object.fromEntries(known) },
	};
}
