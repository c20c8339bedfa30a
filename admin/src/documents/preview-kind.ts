/** What kind of file it is, in the words that people know it by, and which can be looked at here. */
import { KINDS } from '@kontor/directus-extension/contracts';

const PICTURES = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'];

export const isPicture = (type: string | null | undefined): boolean => PICTURES.includes(type ?? '');
export const isPdf = (type: string | null | undefined): boolean => type === 'application/pdf';
export const hasPreview = (type: string | null | undefined): boolean => isPicture(type) || isPdf(type);

/** `PDF`, `DOCX`; what is none of ours stays as it is. */
export const kindOf = (type: string | null | undefined): string =>
	Object.values(KINDS)
		.find((kind) => kind.type === type)
		?.extensions[0].toUpperCase() ??
	type ??
	'–';

/** For a file picker. */
export const TAKEN = Object.values(KINDS)
	.flatMap(({ extensions }) => extensions)
	.map((extension) => `.${extension}`)
	.join(',');

export const assetOf = (file: string): string => `/assets/${encodeURIComponent(file)}`;
