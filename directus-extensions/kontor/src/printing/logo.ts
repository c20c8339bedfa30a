/** Which pictures can be printed. A picture that can't be printed never blocks an invoice: the organization's name is printed instead. */

const PNG = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
/** Start-of-frame markers, which say how many colours there are. */
const FRAMES = new Set([0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf]);
const MOST_PIXELS = 40_000_000;

/** PNG, or JPEG in grey or RGB. A PDF/A page has one colour space, so CMYK pictures can't be used. */
export function isPrintableLogo(logo: Buffer | undefined): logo is Buffer {
	if (!logo) return false;
	return isPng(logo) || isJpeg(logo);
}

function isPng(logo: Buffer): boolean {
	if (logo.length < 45 || !logo.subarray(0, 8).equals(PNG) || logo.toString('latin1', 12, 16) !== 'IHDR') return false;
	const [width, height] = [logo.readUInt32BE(16), logo.readUInt32BE(20)];
	return width > 0 && height > 0 && width * height <= MOST_PIXELS && logo.includes('IDAT') && logo.includes('IEND');
}

function isJpeg(logo: Buffer): boolean {
	if (logo.length < 20 || logo.readUInt16BE(0) !== 0xffd8) return false;
	let at = 2;
	while (at + 10 < logo.length) {
		if (logo[at] !== 0xff) return false;
		const marker = logo[at + 1]!;
		if (FRAMES.has(marker)) return logo[at + 9] === 1 || logo[at + 9] === 3;
		at += marker === 0xff ? 1 : 2 + logo.readUInt16BE(at + 2);
	}
	return false;
}
