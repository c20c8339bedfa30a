import { expect, test } from 'vitest';
import { snapshots } from '../lib/paths.ts';
import { readSnapshotFiles } from './files.ts';

const { studio } = readSnapshotFiles(snapshots);

test('no text has a brace: Studio takes it for a placeholder of its own, and shows no translation at all', () => {
	const texts = Object.entries(studio.translations).flatMap(([key, byLanguage]) => Object.values(byLanguage).map((text) => [key, text]));
	expect(texts.filter(([, text]) => /[{}]/.test(text!))).toEqual([]);
});

test('every text exists in both languages', () => {
	expect(Object.entries(studio.translations).filter(([, { de, en }]) => !de || !en)).toEqual([]);
});
