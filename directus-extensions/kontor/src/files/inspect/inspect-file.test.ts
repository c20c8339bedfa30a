import { deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { archive, gif, heic, jpeg, officeFile, openDocument, pdf, png, webp } from './fixtures.js';
import { inspectFile } from './inspect-file.js';

const kindOf = async (content: Buffer | string, name = 'file') => (await inspectFile(Buffer.from(content), name)).type;
const refusalOf = (content: Buffer | string, name = 'file') =>
	inspectFile(Buffer.from(content), name).then(
		({ type }) => `accepted as ${type}`,
		(error) => error.extensions.harm ?? error.code,
	);

describe('what a file is', () => {
	test.each([
		['application/pdf', pdf()],
		['application/pdf', Buffer.concat([Buffer.from('\n'), pdf()])],
		['image/png', png(20, 10)],
		['image/jpeg', jpeg(4000, 3000)],
		['image/gif', gif(5, 5)],
		['image/webp', webp(300, 200)],
		['image/heic', heic(4032, 3024)],
		['application/vnd.openxmlformats-officedocument.wordprocessingml.document', officeFile('word')],
		['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', officeFile('xl')],
		['application/vnd.openxmlformats-officedocument.presentationml.presentation', officeFile('ppt')],
		['application/vnd.oasis.opendocument.text', openDocument('text')],
		['text/plain', Buffer.from('Ein Text mit Umlauten: äöü')],
		['text/plain', Buffer.from('Ein Text mit Umlauten: \xe4\xf6\xfc', 'latin1')],
		['text/plain', Buffer.from('\ufeffText', 'utf16le')],
		['application/xml', Buffer.from('<?xml version="1.0"?><rows><row/></rows>')],
		['message/rfc822', Buffer.from('From: a@b.example.com\r\nSubject: Hi\r\n\r\nText')],
	])('%s', async (type, content) => expect(await kindOf(content)).toBe(type));
	test('a table is text with that name', async () => expect(await kindOf('a;b\n1;2', 'x.CSV')).toBe('text/csv'));
	test('the name follows the content', async () => {
		expect((await inspectFile(pdf(), 'rechnung.html')).name).toBe('rechnung.pdf');
		expect((await inspectFile(Buffer.from('alert(1)'), 'x.js')).name).toBe('x.txt');
	});
});

describe('what is refused', () => {
	const bomb = { name: 'word/document.xml', packed: deflateRawSync(Buffer.alloc(60_000_000)), size: 60_000_000, isDeflated: true };
	test.each([
		['FILE_EMPTY', ''],
		['FILE_TYPE_NOT_ALLOWED', '<!DOCTYPE html><html></html>'],
		['FILE_TYPE_NOT_ALLOWED', '<!-- x --><script>alert(1)</script>'],
		['FILE_TYPE_NOT_ALLOWED', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
		['FILE_TYPE_NOT_ALLOWED', '<?xml version="1.0"?><a><x:script xmlns:x="http://www.w3.org/1999/xhtml">alert(1)</x:script></a>'],
		['FILE_TYPE_NOT_ALLOWED', '<?xml version="1.0"?><?xml-stylesheet href="x.xsl" type="text/xsl"?><a/>'],
		['doctype', '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'],
		['xml', '<a><b></a>'],
		['xml', '<?php echo 1; ?>'],
		['FILE_TYPE_NOT_ALLOWED', 'MZ\u0090\u0000'],
		['FILE_TYPE_NOT_ALLOWED', '#!/bin/sh\nrm -rf /'],
		['FILE_TYPE_NOT_ALLOWED', Buffer.from([1, 2, 3, 4, 0, 0])],
		['FILE_TYPE_NOT_ALLOWED', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
		['FILE_TYPE_NOT_ALLOWED', archive([{ name: 'a.txt', content: 'hello' }])],
		['macros', officeFile('word', [{ name: 'word/vbaProject.bin', content: 'x' }])],
		['macros', officeFile('word', [], 'application/vnd.ms-word.document.macroEnabled.main+xml')],
		['macros', openDocument('text', [{ name: 'Basic/Standard/Module1.xml', content: '<a/>' }])],
		['doctype', officeFile('word', [{ name: 'word/x.xml', content: '<!DOCTYPE x [<!ENTITY a "b">]><x/>' }])],
		['bomb', officeFile('xl', [bomb])],
		['bomb', officeFile('xl', [{ ...bomb, size: 1000 }])],
		['damaged', officeFile('word').subarray(0, -30)],
		['damaged', officeFile('word', [{ name: '../../evil.xml', content: 'x' }])],
		['two_in_one', Buffer.concat([Buffer.from('junk'), pdf()])],
		['two_in_one', Buffer.concat([pdf(), Buffer.from('<script>alert(1)</script>')])],
		['two_in_one', Buffer.concat([pdf(), archive([{ name: 'a.html', content: 'x' }])])],
		['two_in_one', Buffer.concat([officeFile('word'), Buffer.from('<html>')])],
		['damaged', '%PDF-1.4 and nothing else'],
		['pixels', png(60_000, 60_000)],
		['pixels', jpeg(65_000, 65_000)],
		['pixels', gif(65_000, 65_000)],
		['pixels', webp(16_000, 16_000)],
		['pixels', heic(40_000, 40_000)],
		['damaged', png(0, 10)],
		['damaged', png(10, 10).subarray(0, 18)],
		['damaged', jpeg(10, 10).subarray(0, 8)],
	])('%s: %#', async (code, content) => expect(await refusalOf(content)).toBe(code));

	// A pattern that backtracks would not finish.
	test('a hundred thousand remarks', async () => {
		expect(await refusalOf(`${'<!---->'.repeat(100_000)}x`)).toBe('xml');
	});
});
