/** Which files can be looked at here. */
const PICTURES = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'];

export const isPicture = (type: string | null | undefined): boolean => PICTURES.includes(type ?? '');
export const isPdf = (type: string | null | undefined): boolean => type === 'application/pdf';
export const hasPreview = (type: string | null | undefined): boolean => isPicture(type) || isPdf(type);

export const assetOf = (file: string): string => `/assets/${encodeURIComponent(file)}`;
