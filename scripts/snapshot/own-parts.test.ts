import { expect, test } from 'vitest';
import { snapshots } from '../lib/paths.ts';
import { readSnapshotFiles, type SnapshotFiles } from './files.ts';
import { generateShipped } from './generate-shipped.ts';
import { keepShipped, lossesOf } from './losses.ts';
import { withMarks, withoutMarks, withoutOwn } from './own-parts.ts';

const shipped = withoutOwn(readSnapshotFiles(snapshots));
const copy = (): SnapshotFiles => structuredClone(shipped);
const tableOf = (files: SnapshotFiles, name: string) => files.collections.find(({ collection }) => collection === name)!;
const categoryOf = (files: SnapshotFiles) => tableOf(files, 'tax_rates').fields!['category']!;

/** As the database is after somebody made something of each kind. */
function made(): SnapshotFiles {
	const files = copy();
	tableOf(files, 'customers').fields!['fax'] = { type: 'string', label: { de: 'Fax' }, searchable: true };
	tableOf(files, 'directus_users').fields!['shoe_size'] = { type: 'integer' };
	categoryOf(files).options.choices.push({ text: 'Mine', value: 'X' });
	files.collections.push({ collection: 'vehicles', label: { de: 'Fahrzeuge' }, icon: 'car', fields: { plate: { type: 'string' } } });
	files.access.policies.push({ id: 'p', name: 'vehicles.read', icon: 'car' });
	files.access.roles.push({ id: 'r', name: 'Driver' });
	files.studio.flows.push({ id: 'f', name: 'Mine', operations: [] });
	return files;
}

test('what is new is marked, and only that', () => {
	const marked = withMarks(made(), shipped);
	expect(Object.keys(tableOf(marked, 'customers').fields!['fax']!)).toEqual(['type', 'label', 'own', 'searchable']);
	expect(tableOf(marked, 'directus_users').fields!['shoe_size']).toEqual({ type: 'integer', own: true });
	expect(tableOf(marked, 'directus_users').own).toBeUndefined();
	expect(categoryOf(marked).options.choices.filter(({ own }: { own?: true }) => own)).toEqual([{ text: 'Mine', value: 'X', own: true }]);
	expect(Object.entries(tableOf(marked, 'vehicles')).slice(0, 3)).toEqual([
		['collection', 'vehicles'],
		['label', { de: 'Fahrzeuge' }],
		['own', true],
	]);
	expect([marked.access.policies, marked.access.roles, marked.studio.flows].map((all) => all.filter(({ own }) => own).length)).toEqual([
		1, 1, 1,
	]);
	expect(withoutOwn(marked)).toEqual(shipped);
	expect(withoutMarks(marked)).toEqual(made());
	expect(withMarks(copy(), shipped)).toEqual(shipped);
});

test('the mark stays when it is saved again, also where somebody ships what is new', () => {
	const marked = withMarks(made(), shipped);
	expect(withMarks(made(), marked)).toEqual(marked);
	expect(withMarks(made(), marked, true)).toEqual(marked);
	expect(withMarks(made(), shipped, true)).toEqual(made());
});

test('the manifest does not name it', () => {
	expect(generateShipped(withMarks(made(), shipped))).toBe(generateShipped(shipped));
	expect(generateShipped(made())).toContain('"fax": {');
});

test('what Kontor ships stays in the files, where it stood; labels are as they are made', () => {
	const damaged = copy();
	const customers = tableOf(damaged, 'customers').fields!;
	delete customers['name'];
	customers['phone'] = { ...customers['phone'], type: 'text', label: { de: 'Telefon', en: 'Mine' } };
	categoryOf(damaged).options.choices.shift();
	damaged.collections = damaged.collections.filter(({ collection }) => collection !== 'base_rates');
	damaged.access.policies = damaged.access.policies.filter(({ name }) => name !== 'crm.write');
	damaged.access.roles = damaged.access.roles.filter(({ name }) => name !== 'Manager');
	damaged.studio.flows.find(({ id }) => id === shipped.studio.flows[0]!.id)!.operations = [];
	delete tableOf(damaged, 'invoices').fields!['customer_id']!.references;

	const { files, kept } = keepShipped(damaged, shipped);
	expect(kept.sort()).toEqual(
		[
			'collection base_rates',
			'field customers.name',
			'field customers.phone',
			'field invoices.customer_id',
			'field tax_rates.category',
			'policy crm.write',
			'role Manager',
			`flow ${shipped.studio.flows[0]!.name}`,
		].sort(),
	);
	expect(Object.keys(tableOf(files, 'customers').fields!)).toEqual(Object.keys(tableOf(shipped, 'customers').fields!));
	expect(tableOf(files, 'customers').fields!['phone']).toMatchObject({ type: 'string', label: { en: 'Mine' } });
	expect(categoryOf(files).options.choices).toHaveLength(categoryOf(shipped).options.choices.length);
	expect(generateShipped(files)).toContain('"crm.write"');
	expect(keepShipped(copy(), shipped)).toEqual({ files: shipped, kept: [] });
});

test('what goes is named', () => {
	const before = withMarks(made(), shipped);
	expect(lossesOf(shipped, before)).toEqual([]);
	expect(lossesOf(before, shipped).sort()).toEqual([
		'choice "X" of tax_rates.category',
		'collection vehicles',
		'field customers.fax',
		'field directus_users.shoe_size',
		'field vehicles.plate',
		'flow Mine (f)',
		'policy vehicles.read (p)',
		'role Driver (r)',
	]);
});
