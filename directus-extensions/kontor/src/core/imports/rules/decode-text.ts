/** The text of a file, whatever wrote it: UTF-8 with or without its mark, UTF-16 (“Unicode text” of Excel), or the Windows-1252 that Excel still writes. */
export function decodeText(content: Uint8Array): string {
	const [first, second] = content;
	if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(content);
	if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(content);
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(content);
	} catch {
		return new TextDecoder('windows-1252').decode(content);
	}
}
