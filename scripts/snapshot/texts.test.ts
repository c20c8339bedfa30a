import { expect, test } from 'vitest';
import { snapshots } from '../lib/paths.ts';
import { readSnapshotFiles } from './files.ts';

const { studio } = readSnapshotFiles(snapshots);

/** Filled in by what shows the text: the inputs of Kontor, and Studio itself where its own text is only put into German. */
const FILLED_IN = 'one other places example validation_message field value rows filename directusBsl privacyPolicy contactOurTeam'.split(
	' ',
);

test('no text has a brace by accident: Studio takes it for a placeholder of its own, and shows no translation at all', () => {
	const texts = Object.entries(studio.translations).flatMap(([key, byLanguage]) => Object.values(byLanguage).map((text) => [key, text]));
	const placeholders = new RegExp(`\\{(${FILLED_IN.join('|')})\\}`, 'g');
	expect(texts.filter(([, text]) => /[{}]/.test(text!.replace(placeholders, '')))).toEqual([]);
});

test('both languages of a text fill in the same', () => {
	const placeholders = (text = '') => (text.match(/\{\w+\}/g) ?? []).toSorted();
	for (const [key, { de, en }] of Object.entries(studio.translations)) expect([key, placeholders(de)]).toEqual([key, placeholders(en)]);
});

test('every text exists in both languages', () => {
	expect(Object.entries(studio.translations).filter(([, { de, en }]) => !de || !en)).toEqual([]);
});
