/** Which files of a message somebody meant to send, and which only decorate it. */

export interface MailPart {
	/** As the message says; the content decides later. */
	type: string;
	size: number;
	/** Shown within the text. */
	isInline: boolean;
}

/** Signatures, invitations and business cards: they come with every mail of some people. */
const BY_THE_WAY =
	/^(application\/(x-)?pkcs7-signature|application\/pgp-(signature|keys|encrypted)|application\/ics|text\/(calendar|(x-)?vcard))$/;
/** Smaller ones are icons. */
const SMALLEST_PICTURE = 5_000;
/** Phones put photos into the text, as mail programs do with logos: only the size tells them apart. */
const SMALLEST_PHOTO = 100_000;

export function worthTaking<Part extends MailPart>(parts: readonly Part[]): Part[] {
	const isPicture = ({ type }: Part) => type.startsWith('image/');
	const files = parts.filter(
		(part) => !BY_THE_WAY.test(part.type) && !(isPicture(part) && (part.isInline || part.size < SMALLEST_PICTURE)),
	);
	if (files.length > 0) return files;
	return parts.filter((part) => isPicture(part) && part.isInline && part.size >= SMALLEST_PHOTO);
}
