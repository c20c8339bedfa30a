/** Formatted text that is only paragraphs and line breaks is written here as plain text; what has more to it stays with Studio's editor. */
const ENTITIES: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&nbsp;': ' ' };

export const isPlain = (html: string | null | undefined): boolean => !/<(?!\/?(p|br)\s*\/?>)[a-z/!]/i.test(html ?? '');

export const toText = (html: string | null | undefined): string =>
	(html ?? '')
		.replace(/\r?\n/g, '')
		.replace(/<br\s*\/?>/gi, '\n')
		.replace(/<\/p>\s*<p>/gi, '\n\n')
		.replace(/<\/?p>/gi, '')
		.replace(/&(amp|lt|gt|quot|#39|nbsp);/g, (entity) => ENTITIES[entity] ?? entity);

const escaped = (text: string): string => text.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? sign);

export const toHtml = (text: string): string | null =>
	text === ''
		? null
		: text
				.split(/\n\n/)
				.map((paragraph) => `<p>${escaped(paragraph).replaceAll('\n', '<br />')}</p>`)
				.join('');
