/** Bad files by the hundred, from a seed: each is to be refused, or to be made harmless. */
import { deflateRawSync } from 'node:zlib';
import {
	archive,
	gif,
	heic,
	jpeg,
	officeFile,
	openDocument,
	pdf,
	png,
	webp,
} from '../../directus-extensions/kontor/src/files/inspect/fixtures.ts';
import type { File } from '../lib/uploads.ts';

export interface HostileFile extends File {
	what: string;
	/** Taken in, but as something that does nothing: its type then. */
	harmlessAs?: string;
}

/** The usual small generator (mulberry32): the same seed, the same files. */
export function generator(seed: number) {
	let state = seed;
	const next = () => {
		state = (state + 0x6d2b79f5) | 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
	};
	const below = (limit: number) => Math.floor(next() * limit);
	return {
		below,
		pick: <T>(list: readonly T[]): T => list[below(list.length)]!,
		bytes: (length: number) => Buffer.from(Array.from({ length }, () => below(256))),
	};
}
type Random = ReturnType<typeof generator>;

const zeros = deflateRawSync(Buffer.alloc(40_000_000));
const NAMES = [
	'../../../../etc/passwd',
	'..\\..\\windows\\system32\\evil.pdf',
	'/etc/cron.d/evil',
	'a\u0000b.pdf',
	'rechnung\u202efdp.exe',
	`${'x'.repeat(4000)}.pdf`,
	'CON',
	'.htaccess',
	'',
	' ',
	'"; filename="x.html',
	'a/b/c/../../../d.pdf',
	'%2e%2e%2f%2e%2e%2fpasswd',
	'\ud800.pdf',
	'<img src=x onerror=alert(1)>.pdf',
];
const SCRIPTS = ['<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '<svg onload=alert(1)>', "<?php system($_GET['c']); ?>"];
const XXE = [
	'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
	'<!DOCTYPE a SYSTEM "http://127.0.0.1:1/x.dtd"><a/>',
	'<!DOCTYPE a [<!ENTITY % p SYSTEM "http://127.0.0.1:1/"> %p;]><a/>',
	`<!DOCTYPE a [<!ENTITY a "${'b'.repeat(100)}">${Array.from({ length: 20 }, (_, i) => `<!ENTITY a${i} "${`&a${i || ''};`.repeat(10)}">`).join('')}]><a>&a19;</a>`,
];
const unique = (random: Random) => `${random.below(1e9)}-${random.below(1e9)}`;

const KINDS: readonly ((random: Random) => HostileFile)[] = [
	() => ({ what: 'nothing', content: '' }),
	(r) => ({
		what: 'HTML',
		content: `<!DOCTYPE html><html><body>${r.pick(SCRIPTS)}${unique(r)}</body></html>`,
		name: r.pick(['a.html', 'a.pdf', 'a.txt', 'a.png']),
		type: r.pick(['text/html', 'application/pdf']),
	}),
	(r) => ({
		what: 'SVG',
		content: `${r.pick(['', '<?xml version="1.0"?>', '<!-- x -->\n'])}<svg xmlns="http://www.w3.org/2000/svg"><script>alert('${unique(r)}')</script></svg>`,
		name: 'a.svg',
		type: 'image/svg+xml',
	}),
	(r) => ({
		what: 'SVG inside XML',
		content: `<?xml version="1.0"?><data><x:svg xmlns:x="http://www.w3.org/2000/svg" onload="alert('${unique(r)}')"/></data>`,
		name: 'a.xml',
	}),
	(r) => ({
		what: 'XHTML inside XML',
		content: `<data><h:script xmlns:h="http://www.w3.org/1999/xhtml">alert('${unique(r)}')</h:script></data>`,
		name: 'a.xml',
	}),
	(r) => ({
		what: 'XML with a style sheet',
		content: `<?xml version="1.0"?><?xml-stylesheet type="text/xsl" href="http://127.0.0.1:1/${unique(r)}"?><a/>`,
		name: 'a.xml',
	}),
	(r) => ({
		what: 'XXE',
		content: `<?xml version="1.0"?>${r.pick(XXE)}<!--${unique(r)}-->`,
		name: r.pick(['a.xml', 'rechnung.xml', 'a.txt']),
	}),
	(r) => ({ what: 'broken XML', content: `<?xml version="1.0"?><a><b>${unique(r)}</a>`, name: 'a.xml' }),
	(r) => ({ what: 'deep XML', content: `${'<a>'.repeat(1000)}${unique(r)}${'</a>'.repeat(1000)}`, name: 'a.xml' }),
	(r) => ({
		what: 'a program',
		content: Buffer.concat([Buffer.from(r.pick(['MZ', '\x7fELF', '#!/bin/sh\n', '\xca\xfe\xba\xbe']), 'latin1'), r.bytes(200)]),
		name: r.pick(['a.exe', 'a.pdf', 'a.docx', 'a.png']),
	}),
	(r) => ({ what: 'noise', content: Buffer.concat([Buffer.from([0, 1, 2]), r.bytes(500)]), name: r.pick(['a.pdf', 'a.png', 'a.docx']) }),
	(r) => ({ what: 'an archive', content: archive([{ name: 'a.txt', content: unique(r) }]), name: r.pick(['a.zip', 'a.docx', 'a.pdf']) }),
	(r) => ({ what: 'an old Office file', content: Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), r.bytes(300)]), name: 'a.doc' }),
	(r) => ({
		what: 'macros',
		content: r.pick([
			officeFile('word', [{ name: 'word/vbaProject.bin', content: unique(r) }]),
			officeFile('xl', [{ name: 'xl/macrosheets/sheet1.xml', content: unique(r) }]),
			officeFile('word', [{ name: 'x', content: unique(r) }], 'application/vnd.ms-word.document.macroEnabled.main+xml'),
			openDocument('text', [{ name: 'Basic/Standard/M.xml', content: unique(r) }]),
		]),
		name: r.pick(['a.docx', 'a.docm', 'a.xlsx']),
	}),
	(r) => ({
		what: 'a zip bomb',
		content: officeFile('xl', [{ name: `xl/${unique(r)}.xml`, packed: zeros, size: r.pick([40_000_000, 1000, 0]) }]),
		name: 'a.xlsx',
	}),
	(r) => ({
		what: 'an archive that says 4 GB',
		content: officeFile('xl', [{ name: `xl/${unique(r)}.xml`, packed: Buffer.from([3, 0]), size: 0xfffffff0 }]),
		name: 'a.xlsx',
	}),
	(r) => ({
		what: 'names that climb out of an archive',
		content: officeFile('word', [{ name: r.pick(['../../evil', '/etc/passwd', 'C:\\evil', 'word/../../../evil']), content: unique(r) }]),
		name: 'a.docx',
	}),
	(r) => ({
		what: 'XXE inside of a document',
		content: officeFile('word', [
			{ name: 'word/document2.xml', content: `<?xml version="1.0"?>${r.pick(XXE)}${unique(r)}`, isDeflated: true },
		]),
		name: 'a.docx',
	}),
	(r) => ({
		what: 'a truncated document',
		content: officeFile('word', [{ name: 'a', content: unique(r) }]).subarray(0, -1 - r.below(60)),
		name: 'a.docx',
	}),
	(r) => ({
		what: 'PDF and archive',
		content: Buffer.concat([pdf(unique(r)), archive([{ name: 'a.html', content: r.pick(SCRIPTS) }])]),
		name: r.pick(['a.pdf', 'a.zip']),
	}),
	(r) => ({
		what: 'PDF and page',
		content: Buffer.concat([pdf(unique(r)), Buffer.from(r.pick(SCRIPTS))]),
		name: r.pick(['a.pdf', 'a.html']),
	}),
	(r) => ({ what: 'page and PDF', content: Buffer.concat([Buffer.from(`<html>${r.pick(SCRIPTS)}`), pdf(unique(r))]), name: 'a.pdf' }),
	(r) => ({ what: 'half a PDF', content: pdf(unique(r)).subarray(0, 100), name: 'a.pdf' }),
	(r) => ({
		what: 'a picture bomb',
		content: Buffer.concat([
			r.pick([png(50_000, 50_000), jpeg(65_000, 65_000), gif(60_000, 60_000), webp(16_000, 16_000), heic(60_000, 60_000)]),
			Buffer.from(unique(r)),
		]),
		name: r.pick(['a.png', 'a.jpg', 'a.pdf']),
	}),
	(r) => ({
		what: 'a truncated picture',
		content: r.pick([
			png(10, 10).subarray(0, 14 + r.below(8)),
			jpeg(10, 10).subarray(0, 4 + r.below(15)),
			Buffer.from('GIF89a'),
			Buffer.from('RIFF0000WEBP'),
		]),
		name: 'a.png',
	}),
	(r) => ({
		what: 'a script as text',
		content: `alert('${unique(r)}')//${r.pick(SCRIPTS)}`,
		name: r.pick(['a.js', 'a.html', 'a.svg', 'a.php', 'a.exe']),
		type: 'text/html',
		harmlessAs: 'text/plain',
	}),
	(r) => ({
		what: 'a picture that is a script, too',
		content: Buffer.concat([gif(10, 10), Buffer.from(`*/=1;alert('${unique(r)}')`)]),
		name: 'a.js',
		type: 'text/javascript',
		harmlessAs: 'image/gif',
	}),
	(r) => ({
		what: 'a PDF with a script',
		content: pdf(unique(r), "/OpenAction<</S/JavaScript/JS(app.alert('x'))>>"),
		name: r.pick(['a.pdf', 'a.html', 'a.exe']),
		type: 'text/html',
		harmlessAs: 'application/pdf',
	}),
	(r) => ({ what: 'a PDF with a bad name', content: pdf(unique(r)), name: r.pick(NAMES), harmlessAs: 'application/pdf' }),
	(r) => ({
		what: 'a picture with a wrong name',
		content: Buffer.concat([png(20, 20), Buffer.from(unique(r))]),
		name: r.pick(['a.pdf', 'a.exe', 'a.html']),
		type: 'text/html',
		harmlessAs: 'image/png',
	}),
];

export function hostileFiles(count: number, seed: number): HostileFile[] {
	const random = generator(seed);
	return Array.from({ length: count }, (_, at) => KINDS[at % KINDS.length]!(random));
}
