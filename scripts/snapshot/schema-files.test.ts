import { expect, test } from 'vitest';
import { fromFiles, toFiles } from './schema-files.ts';

const vehicles = {
	collection: 'vehicles',
	fields: { id: { type: 'integer', primary_key: true, nullable: false, auto_increment: true }, plate: { type: 'string' } },
};

test('a key that the database counts names no counter, in the files and on the way into a database', () => {
	const snapshot = fromFiles([vehicles], '11');
	const [id, plate] = snapshot.fields;
	expect(id!.schema).toMatchObject({ has_auto_increment: true, is_primary_key: true, is_unique: true });
	expect(id!.schema).not.toHaveProperty('default_value');
	expect(plate!.schema).toMatchObject({ has_auto_increment: false, default_value: null });

	id!.schema.default_value = "nextval('vehicles_id_seq'::regclass)";
	expect(toFiles(snapshot)[0]!.fields!['id']).toEqual(vehicles.fields.id);
});
