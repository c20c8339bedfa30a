import type { Quote } from '@kontor/directus-extension/contracts';

/** Every version has the number of the first. */
export const quoteNumber = ({ number, version }: Pick<Quote, 'number' | 'version'>): string | null =>
	number && version > 1 ? `${number} (${version})` : (number ?? null);
