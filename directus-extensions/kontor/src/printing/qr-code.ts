/** A QR code as vector squares: sharp at any size, and no image in the file. */
import encodeQR from 'qr';
import type { Sheet } from './sheet.js';

/** Light modules around the code, without which it may not be found. */
const QUIET = 4;

export function drawQrCode(sheet: Sheet, text: string, x: number, y: number, size: number): void {
	// Level M is what the GiroCode asks for.
	const modules = encodeQR(text, 'raw', { ecc: 'medium', encoding: 'byte', border: QUIET });
	const module = size / modules.length;
	const dark = modules.flatMap((row, down) =>
		row.flatMap((isDark, right) => (isDark ? [{ x: x + right * module, y: y + down * module }] : [])),
	);
	sheet.box(x, y, size, size, '#FFFFFF');
	sheet.squares(dark, module, '#000000');
}
