import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hasFiles, putInPlace, removeAbandoned, stagingOf } from './staging.ts';

let folder: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'kontor-staging-'));
	for (const name of ['old', 'both']) writeFileSync(join(folder, name), 'before');
	mkdirSync(stagingOf(folder, 'id'));
	for (const name of ['new', 'both']) writeFileSync(join(stagingOf(folder, 'id'), name), 'after');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function expectInPlace() {
	expect(readdirSync(folder).sort()).toEqual(['both', 'new']);
	for (const name of ['both', 'new']) expect(readFileSync(join(folder, name), 'utf8')).toBe('after');
}

test('the new files take the place of the old ones', () => {
	putInPlace(folder, 'id');
	expectInPlace();
	putInPlace(folder, 'id');
	expectInPlace();
});

test('also after it was cut off while the old ones were moved away', () => {
	mkdirSync(join(folder, '.before-restore-id.making'));
	renameSync(join(folder, 'both'), join(folder, '.before-restore-id.making', 'both'));
	putInPlace(folder, 'id');
	expectInPlace();
});

test('or while the new ones were moved in', () => {
	mkdirSync(join(folder, '.before-restore-id'));
	for (const name of ['old', 'both']) renameSync(join(folder, name), join(folder, '.before-restore-id', name));
	renameSync(join(stagingOf(folder, 'id'), 'new'), join(folder, 'new'));
	putInPlace(folder, 'id');
	expectInPlace();
});

test('what a killed restore left does not count as files, and goes', () => {
	for (const name of ['old', 'both']) rmSync(join(folder, name));
	expect(hasFiles(folder)).toBe(false);
	removeAbandoned(folder);
	expect(readdirSync(folder)).toEqual([]);
});
