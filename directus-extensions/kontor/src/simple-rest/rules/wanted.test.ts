import { expect, test } from 'vitest';
import { ofEmbedded, ofRow } from './wanted.ts';

const wanted = ['number', 'customer_id.name'];

test('the fields that are named, with the keys of what is embedded', () => {
	expect(['number', 'customer_id', 'total', 'customer'].filter(ofRow(wanted))).toEqual(['number', 'customer_id']);
	expect(['number', 'total'].filter(ofRow(undefined))).toEqual(['number', 'total']);
});

test('of an embedded row those that are named, and its key', () => {
	expect(['id', 'name', 'city'].filter(ofEmbedded(wanted, 'customer_id', 'id'))).toEqual(['id', 'name']);
	expect(['id', 'name', 'city'].filter(ofEmbedded(wanted, 'project_id', 'id'))).toEqual(['id', 'name', 'city']);
	expect(['id', 'name'].filter(ofEmbedded(undefined, 'customer_id', 'id'))).toEqual(['id', 'name']);
});
