/** Every version has the number of the first. */
export const quoteNumber = ({ number, version }: Record<string, any>): string | null =>
	number && version > 1 ? `${number} (${version})` : (number ?? null);
